// Times the package: milliseconds of each call, as JSON, for the side-by-side benchmark.
//
//   node times.mjs PICTURE.jpg CROP.png SECONDS
import fs from 'node:fs';
import { decode, faceapi, load, tf, versions } from './peer.mjs';

const [picture, crop, seconds] = [fs.readFileSync(process.argv[2]), fs.readFileSync(process.argv[3]), Number(process.argv[4])];
await load();
tf.enableProdMode();

const image = await decode(picture);
const face = await decode(crop);
const strong = new faceapi.SsdMobilenetv1Options({ minConfidence: 0.3 });
const fast = new faceapi.TinyFaceDetectorOptions({ inputSize: 416, scoreThreshold: 0.5 });
const boxes = (await faceapi.detectAllFaces(image, strong)).map((d) => d.box);
const cuts = await faceapi.extractFaceTensors(image, boxes);

const work = {
  decode: async () => tf.dispose(await decode(picture)),
  strongDetector: () => faceapi.detectAllFaces(image, strong),
  fastDetector: () => faceapi.detectAllFaces(image, fast),
  landmarksOfFour: () => faceapi.nets.faceLandmark68Net.detectLandmarks(cuts),
  template: () => faceapi.nets.faceRecognitionNet.computeFaceDescriptor(face),
  wholePicture: async () => {
    const tensor = await decode(picture);
    const faces = await faceapi.detectAllFaces(tensor, strong).withFaceLandmarks().withFaceDescriptors();
    tf.dispose(tensor);
    if (faces.length !== 4) throw new Error(`${faces.length} faces found, 4 are there`);
  },
};

const times = {};
for (const [name, call] of Object.entries(work)) {
  for (const end = performance.now() + 300 * seconds; performance.now() < end; ) await call(); // warms up
  const samples = [];
  for (const end = performance.now() + 1000 * seconds; performance.now() < end; ) {
    const start = performance.now();
    await call();
    samples.push(performance.now() - start);
  }
  times[name] = samples;
}
console.log(JSON.stringify({ versions: { node: process.version, ...versions }, times }));
