// @vladmandic/face-api on its WebAssembly backend with the four networks that Exeat uses, and its way to read pictures.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
export const tf = require('@tensorflow/tfjs');
require('@tensorflow/tfjs-backend-wasm');
export const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');
const { imageFromBuffer, getImageData } = require('@canvas/image');

export const here = path.dirname(fileURLToPath(import.meta.url));
const version = (name) => JSON.parse(fs.readFileSync(path.join(here, 'node_modules', name, 'package.json'))).version;
export const versions = Object.fromEntries(
  ['@vladmandic/face-api', '@tensorflow/tfjs-backend-wasm', '@canvas/image'].map((name) => [name, version(name)]));

// Loads the networks; the backend uses SIMD where the machine has it and, in Node, one thread.
export async function load() {
  await tf.setBackend('wasm');
  await tf.ready();
  const model = path.join(path.dirname(require.resolve('@vladmandic/face-api/package.json')), 'model');
  for (const net of ['ssdMobilenetv1', 'tinyFaceDetector', 'faceLandmark68Net', 'faceRecognitionNet']) {
    await faceapi.nets[net].loadFromDisk(model);
  }
}

// A file's bytes (JPEG or PNG) as a tensor, height x width x RGB.
export async function decode(bytes) {
  const { width, height, data } = getImageData(await imageFromBuffer(bytes));
  const rgb = new Int32Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from];
    rgb[to + 1] = data[from + 1];
    rgb[to + 2] = data[from + 2];
  }
  return tf.tensor3d(rgb, [height, width, 3]);
}
