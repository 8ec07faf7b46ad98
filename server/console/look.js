// @ts-check
/** What officers do about a crossing that is decided, at the telephone: as at the console, by its cards and dialogs. */
import {Acts, tell} from './acts.js';
import * as api from './api.js';
import {Card} from './card.js';
import {at, keyed, text} from './dom.js';
import {travellers} from './travellers.js';
import {number, plural, t, time} from './words.js';

export class LookPage {
  /** @type {api.Crossing|null} */
  crossing = null;

  /** @param {{changed: () => void, closed: (words: string) => void}} to */
  constructor(to) {
    this.to = to;
    this.acts = new Acts({
      changed: c => {
        this.crossing = c;
        to.changed();
      },
      closed: (_, done) => {
        this.crossing = null;
        to.closed(
          t('closing.done', {confirmed: number(done.confirmed), unresolved: number(done.unresolved)}),
        );
      },
    });
    at('close').addEventListener('click', () => this.crossing && this.acts.close(this.crossing));
  }

  /** What is known of it now. @param {api.Crossing[]} pending */
  follow(pending) {
    if (!this.crossing) return;
    const now = pending.find(c => c.id === this.crossing?.id);
    if (now) this.crossing = now;
    else if (!Acts.open) this.crossing = null; // somebody closed it at the console
  }

  draw() {
    const c = this.crossing;
    if (!c) return;
    text(at('look-title'), title(c));
    text(
      at('look-sum'),
      c.unresolved.length
        ? plural('crossing.left', c.unresolved.length)
        : t(c.coverage.left_out ? 'crossing.done_more' : 'crossing.done'),
    );
    const cards = keyed(
      at('travellers'),
      travellers(c),
      x => `${c.id}-${x.key}`,
      x => new Card(x.key, (act, key) => this.#act(act, key)),
      (card, x) => card.change(x, c, false, true),
    );
    // tall enough for a thumb on every card, whoever it is about
    cards.forEach(card => card.node.setAttribute('data-large', ''));
  }

  /** @param {'confirm'|'not_confirm'|'send_on'} act @param {string} key */
  #act(act, key) {
    const c = this.crossing;
    const who = c && travellers(c).find(x => x.key === key);
    if (c && who) this.acts.resolve(act, c, who);
  }

  /** @param {unknown} e */
  static refused(e) {
    tell(e, 'problem');
  }
}

/** @param {api.Crossing} c */
export const title = c => `${t(`mode.${c.mode}`)}, ${time(new Date(c.opened))}`;
