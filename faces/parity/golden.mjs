// Runs @vladmandic/face-api itself over the pictures in ../src/test/resources/parity and writes golden.json there:
// boxes of both detectors, landmarks and descriptors. The Java tests hold the ONNX networks to these values.
//
//   npm ci --ignore-scripts && node golden.mjs
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(here, '..', 'src', 'test', 'resources', 'parity');
const tf = require('@tensorflow/tfjs');
require('@tensorflow/tfjs-backend-wasm');
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');
const { PNG } = require('pngjs');

await tf.setBackend('wasm');
await tf.ready();
const model = path.join(path.dirname(require.resolve('@vladmandic/face-api/package.json')), 'model');
for (const net of ['ssdMobilenetv1', 'tinyFaceDetector', 'faceLandmark68Net', 'faceRecognitionNet']) {
  await faceapi.nets[net].loadFromDisk(model);
}

function tensor(file) {
  const png = PNG.sync.read(fs.readFileSync(file));
  const rgb = new Int32Array(png.width * png.height * 3);
  for (let i = 0; i < png.width * png.height; i++) {
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = png.data[i * 4 + c];
  }
  return tf.tensor3d(rgb, [png.height, png.width, 3]);
}

const round = (x) => Math.round(x * 1e6) / 1e6;
const box = (d) => [d.box.x, d.box.y, d.box.width, d.box.height, d.score].map(round);
const golden = { package: '@vladmandic/face-api 1.7.15', pictures: {}, crops: {} };
for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.png')).sort()) {
  const image = tensor(path.join(folder, file));
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
