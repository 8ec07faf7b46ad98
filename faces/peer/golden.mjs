// Runs the package itself over the pictures in ../src/test/resources/parity and writes golden.json there: boxes of both
// detectors, landmarks and descriptors. The Java tests hold the ONNX networks to these values.
//
//   npm ci --ignore-scripts && node golden.mjs
import fs from 'node:fs';
import path from 'node:path';
import { decode, faceapi, here, load, versions } from './peer.mjs';

const folder = path.join(here, '..', 'src', 'test', 'resources', 'parity');
await load();

const round = (x) => Math.round(x * 1e6) / 1e6;
const box = (d) => [d.box.x, d.box.y, d.box.width, d.box.height, d.score].map(round);
const golden = { package: `@vladmandic/face-api ${versions['@vladmandic/face-api']}`, pictures: {}, crops: {} };
for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.png')).sort()) {
  const image = await decode(fs.readFileSync(path.join(folder, file)));
  if (file.startsWith('crop')) {
    golden.crops[file] = Array.from(await faceapi.nets.faceRecognitionNet.computeFaceDescriptor(image)).map(round);
  } else {
    const strong = await faceapi.detectAllFaces(image, new faceapi.SsdMobilenetv1Options({ minConfidence: 0.3 })).withFaceLandmarks();
    const fast = await faceapi.detectAllFaces(image, new faceapi.TinyFaceDetectorOptions({ inputSize: 416, scoreThreshold: 0.5 }));
    golden.pictures[file] = {
      ssd: strong.map((r) => box(r.detection)),
      tiny: fast.map(box),
      landmarks: strong.map((r) => r.landmarks.positions.map((p) => [round(p.x), round(p.y)])),
    };
  }
}
fs.writeFileSync(path.join(folder, 'golden.json'), JSON.stringify(golden));
console.log(`${Object.keys(golden.pictures).length} pictures, ${Object.keys(golden.crops).length} crops`);
