// @ts-check
/** What was closed in this shift. Counts only: nobody's name outlives the crossing. */
import {at, attr, h, keyed, show, text} from './dom.js';
import * as pickup from './pickup.js';
import {number, t, time} from './words.js';

/** @typedef {import('./api.js').Closed} Closed */

/** Milliseconds for which receipts can be fetched after the closing. */
const FETCHED = 15 * 60_000;

/** @param {readonly Closed[]} closed newest first @param {boolean} receipts whether the port issues any @param {Date} now */
export function drawShift(closed, receipts, now) {
  for (const head of document.querySelectorAll('#shift .of-receipts')) show(head, receipts);
  show(at('shift-none'), closed.length === 0);
  show(at('shift-scroll'), closed.length > 0);
  show(at('shift-sum'), closed.length > 0);
  const sum = (/** @type {(c: Closed) => number} */ of) => number(closed.reduce((n, c) => n + of(c), 0));
  text(
    at('shift-sum'),
    t('shift.sum', {
      crossings: number(closed.length),
      documents: sum(c => c.documents),
      machine: sum(c => c.confirmed - c.by_officer),
      officer: sum(c => c.by_officer),
      unresolved: sum(c => c.unresolved),
    }),
  );
  keyed(
    at('shift-rows'),
    closed,
    c => c.id,
    rowOf,
    (row, c) => row.change(c, receipts, now),
  );
}

function rowOf() {
  const cells = Array.from({length: 7}, (_, i) =>
    h(i ? 'td' : 'th', i ? {class: i > 1 ? 'figure' : null} : {scope: 'row'}),
  );
  const button = h('button', {type: 'button'});
  const last = h('td', {}, button);
  const node = h('tr', {}, ...cells, last);
  button.addEventListener('click', () => pickup.open(node.getAttribute('data-id') ?? ''));
  return {
    node,
    change(/** @type {Closed} */ c, /** @type {boolean} */ receipts, /** @type {Date} */ now) {
      attr(node, 'data-id', c.id);
      const values = [
        time(new Date(c.closed)),
        c.lane,
        number(c.documents),
        number(c.confirmed - c.by_officer),
        number(c.by_officer),
        number(c.unresolved),
        t('shift.unit', {n: number(c.seconds)}),
      ];
      values.forEach((v, i) => text(cells[i], v));
      show(last, receipts);
      show(button, c.confirmed > 0 && now.getTime() - Date.parse(c.closed) < FETCHED);
      text(button, t('receipts.show'));
      attr(button, 'aria-label', t('receipts.show_of', {closed: values[0], lane: c.lane}));
    },
  };
}
