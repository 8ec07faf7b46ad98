// @ts-check
/** The cameras' newest pictures, and over them the faces that were found in these very pictures. */
import {at, attr, h, keyed, mark, Mount, remark, show, svg, text} from './dom.js';
import {t, time} from './words.js';

/** @typedef {import('./api.js').Camera} Camera */
/** @typedef {import('./api.js').FaceBox} FaceBox */
/** @typedef {import('./api.js').Occupant} Occupant */
/** @typedef {FaceBox & {key: string, captured: boolean, current: boolean}} Drawn */

/** Where a name does not fit above a face it stands below: a share of the picture's height. */
const ROOM = 0.12;

/** Past this share of the picture's width a label grows to the left. */
const RIGHTMOST = 0.7;

/**
 * @param {readonly Camera[]} cameras @param {readonly Occupant[]} occupants who is at the line
 * @param {number|null} current the occupant that is looked at
 */
export function drawCameras(cameras, occupants, current) {
  show(at('cameras-none'), cameras.length === 0);
  keyed(
    at('cameras'),
    cameras,
    c => c.camera,
    c => new CameraView(c),
    (view, c) => view.change(c, occupants, current),
  );
}

class CameraView {
  /** @param {Camera} camera */
  constructor(camera) {
    this.overlay = svg('svg', {class: 'overlay', 'aria-hidden': 'true', preserveAspectRatio: 'none'});
    this.labels = h('div', {class: 'labels', 'aria-hidden': 'true'});
    this.frame = h('div', {class: 'frame', role: 'img', 'aria-label': camera.camera}, this.overlay, this.labels);
    this.frame.style.aspectRatio = `${camera.columns} / ${camera.rows}`;
    this.taken = h('span', {class: 'when'});
    this.node = h(
      'figure',
      {class: 'camera', 'data-camera': camera.camera},
      this.frame,
      h('figcaption', {}, h('span', {class: 'file'}, camera.camera), ' ', this.taken),
    );
    this.mount = new Mount(this.frame);
  }

  /** @param {Camera} camera @param {readonly Occupant[]} occupants @param {number|null} current */
  change(camera, occupants, current) {
    const faces = camera.faces.map((f, i) => ({
      ...f,
      key: f.occupant === null ? `face-${i}` : `occupant-${f.occupant}`,
      captured: occupants.find(o => o.number === f.occupant)?.captured ?? false,
      current: f.occupant !== null && f.occupant === current,
    }));
    this.mount.put(camera.picture, () => this.#draw(camera, faces));
  }

  /** Boxes belong to one picture and change together with it. @param {Camera} c @param {Drawn[]} faces */
  #draw(c, faces) {
    attr(this.overlay, 'viewBox', `0 0 ${c.columns} ${c.rows}`);
    keyed(
      this.overlay,
      faces,
      f => f.key,
      boxOf,
      (box, f) => box.change(f),
    );
    keyed(
      this.labels,
      faces,
      f => f.key,
      labelOf,
      (label, f) => label.change(f, c),
    );
    const taken = time(new Date(c.taken));
    text(this.taken, taken);
    const states = faces.map(f => t('cameras.face', {n: f.occupant ?? '?', state: state(f)}));
    attr(this.frame, 'aria-label', [t('cameras.alt', {camera: c.camera, time: taken}), ...states].join(' '));
  }
}

/** @param {Drawn} f */
const state = f =>
  t(f.occupant === null ? 'cameras.unknown' : f.captured ? 'cameras.captured' : 'cameras.open');

/** Solid for who is captured, dashed for who is not, on a light line that shows on any picture. */
function boxOf() {
  const halo = svg('rect', {class: 'halo'});
  const line = svg('rect', {class: 'line'});
  return {
    node: svg('g', {}, halo, line),
    change(/** @type {Drawn} */ f) {
      attr(this.node, 'data-captured', f.captured);
      attr(this.node, 'data-current', f.current);
      for (const r of [halo, line]) {
        for (const name of /** @type {const} */ (['x', 'y', 'width', 'height']))
          attr(r, name, f[name].toFixed(1));
      }
    },
  };
}

function labelOf() {
  const sign = mark('dash');
  const number = h('span');
  const node = h('span', {class: 'label'}, sign, number);
  return {
    node,
    change(/** @type {Drawn} */ f, /** @type {Camera} */ c) {
      attr(node, 'data-captured', f.captured);
      remark(sign, f.captured ? 'tick' : f.occupant === null ? 'ask' : 'dash');
      text(number, f.occupant === null ? '' : String(f.occupant));
      const above = f.y / c.rows > ROOM;
      const right = f.x / c.columns > RIGHTMOST;
      const share = (/** @type {number} */ part, /** @type {number} */ of) =>
        `${((100 * part) / of).toFixed(2)}%`;
      node.style.left = right ? 'auto' : share(f.x, c.columns);
      node.style.right = right ? share(Math.max(0, c.columns - f.x - f.width), c.columns) : 'auto';
      node.style.top = above ? 'auto' : share(f.y + f.height, c.rows);
      node.style.bottom = above ? share(c.rows - f.y, c.rows) : 'auto';
    },
  };
}
