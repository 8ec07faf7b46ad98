// @ts-check
/** Where an officer begins with a crossing: the lane, how they cross, how many; and what is decided already. */
import {MOST} from './person.js';
import {at, attr, h, keyed, show, text} from './dom.js';
import {title} from './look.js';
import {plural, t} from './words.js';

/** @typedef {import('./api.js').LaneName} LaneName */

/** In the order of how often telephones are taken to them. */
const MODES = ['bus', 'train', 'foot', 'motorcycle', 'bicycle', 'vehicle', 'truck'];

export class Beginning {
  /** @param {{open: (mode: string, people: number) => void, look: (crossing: string) => void}} to */
  constructor(to) {
    this.to = to;
    this.list = at('modes').appendChild(h('div', {class: 'list'}));
    at('begin-form').addEventListener('submit', (/** @type {Event} */ e) => {
      e.preventDefault();
      const mode = this.list.querySelector('input:checked');
      if (mode instanceof HTMLInputElement) to.open(mode.value, Number(at('people').value));
    });
    at('fewer').addEventListener('click', () => this.#step(-1));
    at('more').addEventListener('click', () => this.#step(1));
  }

  /** @param {number} by */
  #step(by) {
    at('people').value = Math.min(MOST, Math.max(1, (Number(at('people').value) || 1) + by));
  }

  /** @param {LaneName[]} lanes @param {string|null} lane @param {import('./api.js').Crossing[]} pending */
  draw(lanes, lane, pending) {
    keyed(
      at('lane-choice'),
      lanes,
      l => l.lane,
      l => ({node: h('option', {value: l.lane})}),
      (view, l) => text(view.node, `${l.lane}: ${l.port}, ${t(`direction.${l.direction}`)}`),
    );
    at('lane-choice').value = lane;
    attr(at('lane-choice'), 'disabled', lanes.length < 2);
    attr(at('notice'), 'href', `sign.html?lane=${encodeURIComponent(lane ?? '')}`);
    this.#drawModes(lanes.find(l => l.lane === lane)?.modes ?? []);
    keyed(
      at('waiting-list'),
      pending,
      c => c.id,
      c => {
        const name = h('span');
        const more = h('span', {class: 'more'});
        const button = h('button', {type: 'button', click: () => this.to.look(c.id)}, name, more);
        return {node: h('li', {}, button), name, more};
      },
      (view, c) => {
        text(view.name, title(c));
        text(view.more, c.unresolved.length ? plural('crossing.left', c.unresolved.length) : t('crossing.ready'));
      },
    );
    show(at('waiting'), pending.length > 0);
  }

  /** @param {string[]} modes */
  #drawModes(modes) {
    const views = keyed(
      this.list,
      MODES.filter(m => modes.includes(m)),
      m => m,
      m => {
        const input = h('input', {type: 'radio', name: 'mode', value: m, required: true});
        return {node: h('label', {class: 'choice'}, input, ' ', h('span', {word: `mode.${m}`})), input};
      },
      () => {},
    );
    if (views.length && !views.some(v => v.input.checked)) views[0].input.checked = true;
  }
}
