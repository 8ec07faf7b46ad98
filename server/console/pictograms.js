// @ts-check
/** What the sign asks for, without words: strokes on a field of 48 by 48. */
import {svg} from './dom.js';

const HEAD = 'M24 8c-7 0-11 5-11 13 0 9 5 17 11 17s11-8 11-17c0-8-4-13-11-13z';
const CAR = 'M5 32v-7l6-3 6-10h15l7 10 4 3v7h-4M31 32H17M9 32H5';
const WHEELS = 'M13 28a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM35 28a4 4 0 1 0 0 8 4 4 0 0 0 0-8z';

/** @type {Record<string, {lines: string, solid?: string}>} */
const SHAPES = {
  STOP: {lines: 'M16 5h16l11 11v16L32 43H16L5 32V16z', solid: 'M12 21h24v6H12z'},
  LOOK_AT_CAMERA: {
    lines: 'M8 16h8l3-5h10l3 5h8v22H8zM24 20a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
    solid: 'M24 24.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  },
  OPEN_FRONT_WINDOWS: {lines: `${CAR}${WHEELS}M12 22h26M25 12v10M31 15v5M28.5 17.5L31 20l2.5-2.5`},
  OPEN_REAR_WINDOWS: {lines: `${CAR}${WHEELS}M12 22h26M25 12v10M19 15v5M16.5 17.5L19 20l2.5-2.5`},
  REMOVE_SUNGLASSES: {
    lines: `${HEAD}M40 6v12M36 10l4-4 4 4`,
    solid: 'M13 19h9.5v2a4.5 4.5 0 0 1-9 0zM25.5 19H35l-.5 2a4.5 4.5 0 0 1-9 0z',
  },
  UNCOVER_FACE: {
    lines: `${HEAD}M19 20h2M27 20h2M14 26l10-2 10 2M40 26v12M36 34l4 4 4-4`,
    solid: 'M14.5 28L24 26l9.5 2c-1 5-5 9.5-9.5 9.500s-8.5-4.5-9.5-9.500z',
  },
  REMOVE_HELMET: {
    lines: 'M10 30v-8C10 13 15 8 22 8s12 5 12 14v1H22v7h12v7H16c-4 0-6-3-6-7zM41 30V12M37 16l4-4 4 4',
  },
  WAKE_PASSENGERS: {
    lines:
      'M6 40c0-7 4-11 10-11s10 4 10 11M16 12a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM30 8h6l-6 7h6M38 18h5l-5 6h5M12.5 19.500h2M18 19.500h2',
  },
  camera: {
    lines: 'M8 16h8l3-5h10l3 5h8v22H8zM24 20a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  },
};

/** @param {string} prompt @returns {SVGSVGElement} */
export function pictogram(prompt) {
  const {lines, solid} = SHAPES[prompt] ?? SHAPES.LOOK_AT_CAMERA;
  return svg(
    'svg',
    {class: 'pictogram', viewBox: '0 0 48 48', 'aria-hidden': 'true'},
    svg('path', {class: 'lines', d: lines}),
    solid ? svg('path', {class: 'solid', d: solid}) : null,
  );
}
