// The package, run naively on every frame: its strong detector, landmarks and descriptors. Reads the paths of JPEG files,
// one a line; writes a line of JSON for each with its faces, and at the end one with the CPU seconds that all of it took.
//
//   node frames.mjs < PATHS
import fs from 'node:fs';
import readline from 'node:readline';
import { decode, faceapi, load, tf, versions } from './peer.mjs';

await load();
tf.enableProdMode();
const strong = new faceapi.SsdMobilenetv1Options({ minConfidence: 0.5 }); // the package's default
const start = process.cpuUsage();
let frames = 0;
for await (const path of readline.createInterface({ input: process.stdin })) {
  const tensor = await decode(fs.readFileSync(path));
  const found = await faceapi.detectAllFaces(tensor, strong).withFaceLandmarks().withFaceDescriptors();
  tf.dispose(tensor);
  frames++;
  console.log(JSON.stringify({
    path,
    faces: found.map(({ detection, landmarks }) => ({
      box: [detection.box.x, detection.box.y, detection.box.width, detection.box.height],
      score: detection.score,
      landmarks: landmarks.positions.map((p) => [p.x, p.y]),
    })),
  }));
}
const used = process.cpuUsage(start);
console.log(JSON.stringify({ frames, seconds: (used.user + used.system) / 1e6, versions: { node: process.version, ...versions } }));
