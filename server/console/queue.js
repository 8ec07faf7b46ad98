// @ts-check
/** Everybody in all lanes for whom an officer is wanted, whoever waits longest first. */
import {at, attr, h, keyed, show, text} from './dom.js';
import {list, number, t, time} from './words.js';
import {travellers} from './travellers.js';
import {waiting} from './lane.js';

/** @typedef {import('./api.js').Crossing} Crossing */

export class QueuePage {
  /** @param {(c: Crossing) => void} open */
  constructor(open) {
    this.open = open;
  }

  /** @param {readonly Crossing[]} crossings @param {Date} now */
  draw(crossings, now) {
    show(at('queue-none'), crossings.length === 0);
    show(at('queue-scroll'), crossings.length > 0);
    keyed(
      at('queue-rows'),
      crossings,
      c => c.id,
      () => this.#row(),
      (row, c) => row.change(c, now),
    );
  }

  /** @param {number} step @returns {boolean} */
  move(step) {
    const buttons = /** @type {HTMLButtonElement[]} */ ([...at('queue-rows').querySelectorAll('button')]);
    const here = buttons.indexOf(/** @type {any} */ (document.activeElement));
    const next = here < 0 ? 0 : (here + step + buttons.length) % buttons.length;
    buttons[next]?.focus();
    return buttons.length > 0;
  }

  #row() {
    const cells = Array.from({length: 7}, (_, i) => h(i ? 'td' : 'th', i ? {} : {scope: 'row'}));
    cells[5].className = 'figure';
    /** @type {Crossing} */
    let shown;
    const open = h('button', {type: 'button', click: () => this.open(shown)}, h('span', {word: 'act.open'}));
    const node = h('tr', {}, ...cells, h('td', {}, open));
    return {
      node,
      change: (/** @type {Crossing} */ c, /** @type {Date} */ now) => {
        shown = c;
        attr(node, 'data-id', c.id);
        const at = time(new Date(c.opened));
        const values = [
          waiting(c, now),
          c.lane,
          at,
          t(`direction.${c.direction}`),
          t(`mode.${c.mode}`),
          number(c.unresolved.length),
          why(c),
        ];
        values.forEach((v, i) => text(cells[i], v));
        attr(open, 'aria-label', t('queue.open', {time: at, lane: c.lane}));
      },
    };
  }
}

/** @param {Crossing} c */
function why(c) {
  const codes = travellers(c)
    .filter(x => x.unresolved)
    .map(x => (x.document ? x.document.verdict : x.occupant?.verdict))
    .filter(code => code !== null && code !== undefined);
  return list([...new Set(codes)].map(code => t(`verdict.${code}`)));
}
