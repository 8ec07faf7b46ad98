// @ts-check
/**
 * The seats from above, the way the vehicle travels upwards, and beside them everybody who is missing
 * or whose seat is not known. States differ in sign, word and pattern, not in colour alone.
 */
import {at, attr, h, keyed, mark, remark, show, svg, text} from './dom.js';
import {list, t} from './words.js';
import {place, seat, SEAT_MARKS} from './travellers.js';

/** @typedef {import('./api.js').Crossing} Crossing */
/** @typedef {import('./api.js').Occupant} Occupant */
/** @typedef {import('./travellers.js').Seat} Seat */
/** @typedef {{key: string, x: number, y: number, occupant: Occupant|null, state: Seat|null}} Place */

const WIDTH = 92;
const HEIGHT = 56;
const GAP = 8;
const EDGE = 16;
const HOOD = 34;
const TAIL = 12;
const SIDES = /** @type {const} */ (['left', 'centre', 'right']);
const ALL = 3 * WIDTH + 2 * GAP + 2 * EDGE;

/** Seats side by side where somebody can be expected, and as many rows as are drawn at least. */
const SHAPES =
  /** @type {Record<string, {front: readonly string[], back: readonly string[], rows: number}>} */ ({
    vehicle: {front: ['left', 'right'], back: SIDES, rows: 2},
    truck: {front: SIDES, back: [], rows: 1},
    motorcycle: {front: ['centre'], back: ['centre'], rows: 1},
    bicycle: {front: ['centre'], back: ['centre'], rows: 1},
  });

const tall = (/** @type {number} */ rows) => HOOD + rows * (HEIGHT + GAP) + TAIL;

const body = svg('path', {class: 'body'});
const seats = svg('g');
const drawing = svg(
  'svg',
  {id: 'plan-drawing', role: 'img'},
  svg(
    'defs',
    {},
    pattern('plan-look', 'M0 8L8 0M-2 2L2 -2M6 10L10 6'),
    pattern('plan-missing', 'M2 2h.01M6 6h.01'),
  ),
  body,
  svg('path', {class: 'ahead', d: `M${ALL / 2} 26V10M${ALL / 2 - 6} 16l6-6 6 6`}),
  seats,
);

/** @param {string} id @param {string} d */
function pattern(id, d) {
  return svg(
    'pattern',
    {id, width: 8, height: 8, patternUnits: 'userSpaceOnUse'},
    svg('path', {class: id, d}),
  );
}

/** @param {Crossing|null} c @param {number|null} current occupant @param {(occupant: number) => void} pick */
export function drawPlan(c, current, pick) {
  if (!drawing.parentNode) at('plan').append(drawing);
  const shape = SHAPES[c?.mode ?? 'vehicle'];
  show(at('plan'), shape !== undefined);
  const places = shape ? placesOf(c, shape) : [];
  const rows = Math.max(shape?.rows ?? 0, ...places.map(p => Number(p.key.split(' ')[0])));
  attr(drawing, 'viewBox', `0 0 ${ALL} ${tall(Math.max(rows, 2))}`);
  const bottom = tall(rows) - 2;
  attr(
    body,
    'd',
    rows
      ? `M8 ${bottom - 14}V30Q8 4 60 4H${ALL - 60}Q${ALL - 8} 4 ${ALL - 8} 30V${bottom - 14}q0 14-14 14H22q-14 0-14-14z`
      : 'M0 0',
  );
  keyed(
    seats,
    places,
    p => p.key,
    () => new SeatView(pick),
    (view, p) => view.change(p, current),
  );
  const said = (c?.occupants ?? []).map(
    o => `${o.number}: ${place(o)}, ${t(`seat.${c ? seat(o, c) : 'captured'}`)}.`,
  );
  attr(drawing, 'aria-label', said.length ? t('plan.alt', {list: said.join(' ')}) : t('plan.empty'));
  drawMissing(c, places);
}

/** Every seat that is expected or taken. @param {Crossing|null} c @param {{front: readonly string[], back: readonly string[], rows: number}} shape @returns {Place[]} */
function placesOf(c, shape) {
  /** @type {Map<string, Occupant|null>} */
  const by = new Map();
  const seated = (c?.occupants ?? []).filter(o => o.row !== null && o.side !== null);
  const rows = Math.max(shape.rows, ...seated.map(o => o.row ?? 1));
  for (let row = 1; row <= rows; row++) {
    for (const side of row === 1 ? shape.front : shape.back) by.set(`${row} ${side}`, null);
  }
  for (const o of seated) {
    // of two on one seat the second stands in the list
    if (!by.get(`${o.row} ${o.side}`)) by.set(`${o.row} ${o.side}`, o);
  }
  return [...by].map(([key, occupant]) => {
    const [row, side] = key.split(' ');
    return {
      key,
      occupant,
      state: occupant && c ? seat(occupant, c) : null,
      x: EDGE + SIDES.indexOf(/** @type {any} */ (side)) * (WIDTH + GAP),
      y: HOOD + (Number(row) - 1) * (HEIGHT + GAP),
    };
  });
}

class SeatView {
  /** @param {(occupant: number) => void} pick */
  constructor(pick) {
    this.ground = svg('rect', {class: 'ground', width: WIDTH, height: HEIGHT, rx: 9});
    this.pattern = svg('rect', {class: 'pattern', width: WIDTH, height: HEIGHT, rx: 9});
    this.number = svg('text', {class: 'number', x: 12, y: 26});
    this.word = svg('text', {class: 'word', x: WIDTH / 2, y: HEIGHT - 9, 'text-anchor': 'middle'});
    this.mark = mark('dash');
    for (const [name, value] of Object.entries({x: WIDTH - 28, y: 9, width: 18, height: 18}))
      attr(this.mark, name, value);
    /** @type {number|null} */
    this.occupant = null;
    const picked = () => this.occupant !== null && pick(this.occupant);
    this.node = svg(
      'g',
      {class: 'seat', click: picked},
      this.ground,
      this.pattern,
      this.mark,
      this.number,
      this.word,
    );
  }

  /** @param {Place} p @param {number|null} current */
  change(p, current) {
    this.occupant = p.occupant?.number ?? null;
    attr(this.node, 'transform', `translate(${p.x} ${p.y})`);
    attr(this.node, 'data-state', p.state ?? 'empty');
    attr(this.node, 'data-occupant', this.occupant);
    attr(this.node, 'data-current', this.occupant !== null && this.occupant === current);
    const patterned = p.state === 'look' || p.state === 'missing';
    attr(this.pattern, 'fill', patterned ? `url(#plan-${p.state})` : 'none');
    attr(this.mark, 'visibility', p.state ? null : 'hidden');
    if (p.state) remark(this.mark, SEAT_MARKS[p.state]);
    text(this.number, p.occupant ? String(p.occupant.number) : '');
    text(this.word, p.state ? t(`seat.${p.state}`) : '');
  }
}

/** @typedef {{key: string, number: number|null, state: Seat|'unseen', where: string, why: string}} Lacking */

/** @param {Crossing|null} c @param {Place[]} places */
function drawMissing(c, places) {
  const seated = new Set(places.map(p => p.occupant?.number));
  /** @type {Lacking[]} */
  const lacking = (c?.occupants ?? [])
    .filter(o => !o.captured || o.may_be_a_picture || !seated.has(o.number))
    .map(o => ({
      key: `occupant-${o.number}`,
      number: o.number,
      state: c ? seat(o, c) : 'missing',
      where: place(o),
      why: why(o),
    }));
  for (let i = 0; i < (c?.coverage.unseen ?? 0); i++) {
    lacking.push({key: `unseen-${i}`, number: null, state: 'unseen', where: '', why: t('missing.unseen')});
  }
  show(at('missing'), c !== null);
  show(at('missing-none'), lacking.length === 0);
  keyed(
    at('missing-list'),
    lacking,
    l => l.key,
    lackingView,
    (view, l) => view.change(l),
  );
}

/** What a capture lacks, in words. @param {Occupant} o */
function why(o) {
  const reasons = o.reasons.map(r => t(`reason.${r}`));
  if (o.may_be_a_picture) reasons.unshift(t('missing.picture'));
  if (reasons.length) return list(reasons);
  return o.captured ? '' : t('missing.no_reason');
}

function lackingView() {
  const number = h('span', {class: 'number'});
  const sign = mark('dash');
  const chip = h('span', {class: 'chip'}, number, sign);
  const state = h('strong');
  const where = h('span', {class: 'where'});
  const reason = h('span', {class: 'why'});
  return {
    node: h('li', {}, chip, h('span', {class: 'about'}, state, ' ', where, ' ', reason)),
    change(/** @type {Lacking} */ l) {
      attr(this.node, 'data-state', l.state);
      attr(this.node, 'data-occupant', l.number);
      text(number, l.number === null ? '' : String(l.number));
      remark(sign, SEAT_MARKS[l.state]);
      text(state, t(`seat.${l.state}`));
      text(where, l.where);
      text(reason, l.why);
    },
  };
}
