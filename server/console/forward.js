// @ts-check
/**
 * Sends what waits, in its order, one thing at a time, and each until it has arrived: again after a
 * pause that grows while there is no network, at once when there is. What the server refuses for good
 * is told and let go; all that it takes it takes once, by the keys of the messages.
 */
import {Problem} from './api.js';

/** Milliseconds before something is tried again: the first time, and at most. */
const FIRST = 1_000;
const MOST = 30_000;

/** Answers after which the same may be taken later: too much at once, not written, not up. */
const LATER = [429, 500, 502, 503, 504];

/** @typedef {import('./outbox.js').Item} Item */
/** @typedef {'idle'|'sending'|'offline'|'taken'} How taken: the lane has another crossing open */

export class Forwarder {
  /** @type {How} */
  how = 'idle';
  #outbox;
  #to;
  #tries = 0;
  #running = false;
  #stopped = false;
  /** @type {() => void} */
  #wake = () => {};

  /**
   * @param {import('./outbox.js').Outbox} outbox
   * @param {{send: (item: Item) => Promise<any>, arrived: (item: Item, answer: any) => Promise<void>,
   *   refused: (item: Item, problem: Problem) => Promise<void>, changed: () => void}} to
   */
  constructor(outbox, to) {
    this.#outbox = outbox;
    this.#to = to;
    addEventListener('online', () => this.again());
  }

  /** Something was put into the outbox. */
  go() {
    if (!this.#running) this.#run();
  }

  /** Tries at once what was to be tried later. */
  again() {
    this.#tries = 0;
    this.#wake();
    this.go();
  }

  stop() {
    this.#stopped = true;
    this.#wake();
  }

  async #run() {
    this.#running = true;
    while (!this.#stopped) {
      const item = await this.#outbox.first();
      if (!item) break;
      if (!(await this.#try(item))) await this.#pause();
    }
    this.#running = false;
    if (this.#stopped) return;
    if (this.#outbox.count) this.go(); // put there while this was ending
    else this.#is('idle');
  }

  /** @param {Item} item @returns {Promise<boolean>} whether it is done with */
  async #try(item) {
    if (this.how === 'idle') this.#is('sending');
    try {
      const answer = await this.#to.send(item);
      await this.#outbox.remove(item.seq);
      await this.#to.arrived(item, answer);
    } catch (e) {
      if (!(e instanceof Problem)) throw e;
      if (this.#stopped || e.status === 401) return false; // the session is over, which the page hears of
      if (e.status === 0 || LATER.includes(e.status)) return this.#is('offline');
      if (e.status === 409 && item.header.what === 'open') return this.#is('taken');
      await this.#outbox.remove(item.seq);
      await this.#to.refused(item, e);
    }
    this.#tries = 0;
    this.#is('sending');
    return true;
  }

  #pause() {
    const wait = Math.min(MOST, FIRST * 2 ** this.#tries++);
    return new Promise(then => {
      const timer = setTimeout(then, wait);
      this.#wake = () => {
        clearTimeout(timer);
        then(undefined);
      };
    });
  }

  /** @param {How} how @returns {false} */
  #is(how) {
    this.how = how;
    this.#to.changed();
    return false;
  }
}
