// @ts-check
/** What a lane tells of itself, as long as it is watched; and since when nothing came from it. */
import * as api from './api.js';

/** @typedef {import('./api.js').Lane} Lane */

/** Milliseconds of silence after which the lane counts as lost: a heartbeat comes every 4 s. */
const PATIENCE = 15_000;

/** Milliseconds a new connection may take before a loss is told: no banner for a hiccup. */
const GRACE = 1_000;

const CHOSEN = 'exeat.lane';

export class Feed {
  /** @type {string|null} the lane's name */
  lane = null;
  /** @type {Lane|null} */
  view = null;
  /** @type {'wait'|'now'|'lost'} */
  live = 'wait';
  /** @type {Date|null} when something last came, by the server's clock */
  heard = null;
  /** Milliseconds by which the server's clock is ahead of this one. */
  #ahead = 0;
  /** @type {() => void} */
  #stop = () => {};

  /** @param {() => void} changed @param {() => void} waiting when others wait for an officer than before */
  constructor(changed, waiting) {
    this.changed = changed;
    this.waiting = waiting;
  }

  /** The time by the server's clock. */
  now() {
    return new Date(Date.now() + this.#ahead);
  }

  /** The lane that was watched last on this screen, or the first. @param {readonly string[]} lanes */
  static last(lanes) {
    let last = null;
    try {
      last = localStorage.getItem(CHOSEN);
    } catch {
      // then the first
    }
    return lanes.find(l => l === last) ?? lanes[0] ?? null;
  }

  /** @param {string|null} lane null for none any more */
  watch(lane) {
    this.#stop();
    Object.assign(this, {lane, view: null, live: 'wait', heard: null});
    this.#stop = lane === null ? () => {} : this.#listen(lane);
    this.changed();
  }

  /** @param {string} lane @returns {() => void} */
  #listen(lane) {
    try {
      localStorage.setItem(CHOSEN, lane);
    } catch {
      // chosen anew next time
    }
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    let grace;
    const end = api.listen(api.laneEvents(lane), 'lane', PATIENCE, {
      data: view => this.#told(view),
      alive: () => {
        clearTimeout(grace);
        grace = undefined;
        this.heard = this.now();
        this.#is('now');
      },
      lost: () => (grace ??= setTimeout(() => this.#is('lost'), GRACE)),
    });
    return () => {
      clearTimeout(grace);
      end();
    };
  }

  /** @param {Lane} view */
  #told(view) {
    const before = this.view?.pending.length;
    this.view = view;
    this.#ahead = Date.parse(view.at) - Date.now();
    if (before !== view.pending.length) this.waiting();
    this.changed();
  }

  /** @param {'now'|'lost'} live */
  #is(live) {
    if (this.live === live) return;
    this.live = live;
    this.changed();
  }
}
