// @ts-check
/** What was closed in this shift. Counts only: nobody's name outlives the crossing. */
import {at, attr, h, keyed, show, text} from './dom.js';
import {number, t, time} from './words.js';

/** @typedef {import('./api.js').Closed} Closed */

/** @param {readonly Closed[]} closed newest first */
export function drawShift(closed) {
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
    (row, c) => row.change(c),
  );
}

function rowOf() {
  const cells = Array.from({length: 7}, (_, i) =>
    h(i ? 'td' : 'th', i ? {class: i > 1 ? 'figure' : null} : {scope: 'row'}),
  );
  const node = h('tr', {}, ...cells);
  return {
    node,
    change(/** @type {Closed} */ c) {
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
    },
  };
}
