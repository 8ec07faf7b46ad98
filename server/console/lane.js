// @ts-check
/** The page of one lane: its open crossings, and of the one that is looked at everything. */
import {at, attr, h, keyed, mark, remark, show, text} from './dom.js';
import {list, number, percent, plural, span, t, time} from './words.js';
import {drawCameras} from './cameras.js';
import {drawPlan} from './plan.js';
import {pictogram} from './pictograms.js';
import {Card} from './card.js';
import {crossings, standing, travellers, who} from './travellers.js';

/** @typedef {import('./api.js').Lane} Lane */
/** @typedef {import('./api.js').Crossing} Crossing */
/** @typedef {import('./api.js').Coverage} Coverage */
/** @typedef {import('./travellers.js').Traveller} Traveller */
/**
 * @typedef {{lane: Lane|null, crossing: Crossing|null, key: string|null, mayAct: boolean, now: Date}} Shown
 * key: the traveller that is looked at; now: by the server's clock
 */
/**
 * @typedef {{select: (id: string) => void, pick: (key: string) => void,
 *   act: (act: 'confirm'|'not_confirm'|'send_on', key: string) => void}} To
 */

/** Milliseconds of quiet before a change is said aloud; verdicts at the line change often. */
const QUIET = 1200;

export class LanePage {
  /** @type {Map<string, Card>} */
  #cards = new Map();
  #said = new Said();

  /** @param {To} to */
  constructor(to) {
    this.to = to;
    at('travellers').addEventListener('focusin', (/** @type {any} */ e) => this.#touched(e));
    at('travellers').addEventListener('click', (/** @type {any} */ e) => this.#touched(e));
  }

  /** @param {Event & {target: Element}} e */
  #touched(e) {
    const key = e.target.closest('article')?.getAttribute('data-key');
    if (key) this.to.pick(key);
  }

  /** @param {string} key */
  focus(key) {
    this.#cards.get(key)?.focus();
  }

  /** @param {Shown} shown */
  draw(shown) {
    const {lane, crossing, key} = shown;
    const all = crossing ? travellers(crossing) : [];
    const current = all.find(x => x.key === key)?.occupant?.number ?? null;
    this.#tabs(shown);
    this.#head(shown);
    const atLine = lane?.crossing ?? null;
    drawCameras(lane?.cameras ?? [], atLine?.occupants ?? [], atLine && atLine === crossing ? current : null);
    drawPlan(crossing, current, n => {
      const found = all.find(x => x.occupant?.number === n);
      if (found) {
        this.to.pick(found.key);
        this.focus(found.key);
      }
    });
    this.#people(shown, all);
    this.#said.tell(lane, crossing, all);
  }

  /** @param {Shown} shown */
  #tabs({lane, crossing, now}) {
    const all = lane ? crossings(lane) : [];
    const tabs = lane && !lane.crossing ? [null, ...all] : all;
    keyed(
      at('crossings'),
      tabs,
      c => c?.id ?? 'free',
      c => tab(c, this.to.select),
      (view, c) => view.change(c, c !== null && c.id === crossing?.id, now),
    );
  }

  /** @param {Shown} shown */
  #head({lane, crossing: c, mayAct, now}) {
    const left = c?.unresolved.length ?? 0;
    text(
      at('crossing-title'),
      t(
        !lane
          ? 'live.wait'
          : !c
            ? 'crossing.free'
            : c.state === 'at_line'
              ? 'crossing.at_line'
              : left
                ? 'crossing.to_resolve'
                : 'crossing.looked_at',
      ),
    );
    attr(at('crossing'), 'data-left', left > 0);
    attr(at('crossing'), 'data-state', c?.state ?? 'free');
    text(at('crossing-facts'), c ? facts(c) : lane ? t('crossing.freehint') : '');
    text(at('crossing-open'), c ? t('crossing.opened', {time: age(c, now)}) : '');
    coverage(c);
    asked(c);
    const line = c?.state === 'at_line';
    attr(at('act-prompts'), 'disabled', !(line && mayAct && !c.opted_out));
    attr(at('act-announced'), 'disabled', !(line && mayAct && !c.opted_out && c.direction === 'exit'));
    attr(at('act-opt-out'), 'disabled', !(line && mayAct && !c.opted_out));
    attr(at('act-close'), 'disabled', !(c?.state === 'to_resolve' && mayAct));
    attr(at('act-close'), 'data-ready', c?.state === 'to_resolve' && left === 0);
  }

  /** @param {Shown} shown @param {Traveller[]} all */
  #people({crossing: c, key, mayAct}, all) {
    show(at('travellers-none'), c !== null && all.length === 0);
    const left = c?.unresolved.length ?? 0;
    const note = !c
      ? ''
      : c.opted_out
        ? t('crossing.opted_out')
        : c.state === 'at_line'
          ? ''
          : left
            ? plural('crossing.left', left)
            : t(c.coverage.left_out ? 'crossing.done_more' : 'crossing.done');
    text(at('left'), note && !mayAct ? `${note} · ${t('crossing.watch')}` : note);
    const cards = keyed(
      at('travellers'),
      all,
      // another crossing's travellers are others, and get other nodes
      x => `${c?.id} ${x.key}`,
      x => new Card(x.key, this.to.act),
      (card, x) => c && card.change(x, c, x.key === key, mayAct),
    );
    this.#cards = new Map(all.map((x, i) => [x.key, cards[i]]));
  }
}

/** @param {Crossing} c @param {Date} now */
export const age = (c, now) => span((now.getTime() - Date.parse(c.opened)) / 1000);

/** For how long it has waited for an officer. @param {Crossing} c @param {Date} now */
export const waiting = (c, now) => span((now.getTime() - Date.parse(c.left ?? c.opened)) / 1000);

/** @param {Crossing|null} first @param {(id: string) => void} select */
function tab(first, select) {
  const sign = mark('dash');
  const title = h('span', {class: 'title'});
  const more = h('span', {class: 'more'});
  const node = h(
    'button',
    {type: 'button', 'data-id': first?.id, click: () => first && select(first.id)},
    sign,
    title,
    ' ',
    more,
  );
  return {
    node,
    change(/** @type {Crossing|null} */ c, /** @type {boolean} */ shown, /** @type {Date} */ now) {
      attr(node, 'aria-pressed', c ? String(shown) : null);
      attr(node, 'disabled', c === null);
      attr(node, 'data-state', c?.state ?? 'free');
      attr(node, 'data-left', c !== null && c.unresolved.length > 0);
      remark(
        sign,
        c === null ? 'dash' : c.state === 'at_line' ? 'seen' : c.unresolved.length ? 'look' : 'tick',
      );
      text(
        title,
        c
          ? `${t(c.state === 'at_line' ? 'crossing.at_line' : 'crossing.waiting')} ${age(c, now)}`
          : t('crossing.free_short'),
      );
      text(
        more,
        c === null
          ? ''
          : c.state === 'at_line'
            ? captured(c)
            : c.unresolved.length
              ? plural('crossing.left', c.unresolved.length)
              : t('crossing.ready'),
      );
    },
  };
}

/** @param {Crossing} c */
function captured({coverage: v}) {
  return v.people
    ? t('coverage.captured', {captured: number(v.captured), people: number(v.people)})
    : t('coverage.nobody');
}

/** @param {Crossing|null} c */
function coverage(c) {
  const v = c?.coverage;
  text(at('coverage-captured'), c ? captured(c) : '');
  const boxes = v
    ? Array.from({length: v.people}, (_, i) =>
        i < v.captured ? 'captured' : i < v.people - v.unseen ? 'missing' : 'unseen',
      )
    : [];
  keyed(
    at('coverage-boxes'),
    boxes.map((state, i) => ({i, state})),
    b => String(b.i),
    () => ({node: h('i')}),
    (view, b) => attr(view.node, 'data-state', b.state),
  );
  text(at('coverage-unseen'), v ? notSeen(v) : '');
  text(at('coverage-degraded'), v ? degraded(v) : '');
}

/** @param {Coverage} v */
function notSeen(v) {
  const parts = v.unseen ? [plural('coverage.unseen', v.unseen)] : [];
  if (v.left_out) parts.push(plural('coverage.left_out', v.left_out));
  return parts.join(' · ');
}

/**
 * What keeps the cameras from seeing all.
 *
 * @param {Coverage} v
 */
function degraded(v) {
  const out = Object.entries(v.cameras_out).map(([camera, why]) =>
    t('coverage.camera_out', {camera, why: t(`trouble.${why}`)}),
  );
  return [...out, ...(v.late ? [t('coverage.late')] : [])].join(' · ');
}

/** @param {Crossing} c */
function facts(c) {
  const {everybody, counts} = c.coverage;
  const opened = {
    direction: t(`direction.${c.direction}`),
    mode: t(`mode.${c.mode}`),
    time: time(new Date(c.opened)),
  };
  const counted = Object.entries(counts).map(([source, n]) =>
    t('coverage.count', {source: t(`source.${source}`), n: number(n)}),
  );
  return [
    t('crossing.opened_at', opened),
    everybody > 0 ? t('coverage.sure', {percent: percent(everybody)}) : t('coverage.unsure'),
    ...(counted.length ? [t('coverage.counts', {list: list(counted)})] : []),
  ].join(' · ');
}

/** @param {Crossing|null} c */
function asked(c) {
  const prompts = c?.prompts ?? [];
  show(at('asked'), c?.state === 'at_line');
  show(at('asked-none'), prompts.length === 0);
  keyed(
    at('asked-list'),
    prompts,
    p => p,
    askedView,
    (view, p) => view.change(p, c?.by_officer.includes(p) ?? false),
  );
}

/** @param {string} prompt */
function askedView(prompt) {
  const what = h('span');
  const by = h('span', {class: 'by'});
  const node = h('li', {'data-prompt': prompt}, pictogram(prompt), what, ' ', by);
  return {
    node,
    change(/** @type {string} */ p, /** @type {boolean} */ officer) {
      attr(node, 'data-by', officer ? 'officer' : 'machine');
      text(what, t(`prompt.${p}`));
      text(by, officer ? t('prompts.officer') : '');
    },
  };
}

/** What a screen reader says, politely: few words, once things have settled. */
class Said {
  /** @type {string|null} */
  #crossing = null;
  #state = '';
  /** @type {Map<string, string>} */
  #standings = new Map();
  /** @type {Map<string, string>} */
  #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {Lane|null} lane @param {Crossing|null} c @param {Traveller[]} all */
  tell(lane, c, all) {
    if (!lane) return;
    const other = (c?.id ?? null) !== this.#crossing;
    const state = c?.state ?? 'free';
    if (other || state !== this.#state) {
      this.#say(
        'crossing',
        c === null
          ? t('said.free')
          : c.state === 'at_line'
            ? t('said.arrived')
            : plural('said.to_resolve', c.unresolved.length),
      );
    }
    const before = this.#standings;
    this.#standings = new Map(all.map(x => [x.key, c ? standing(x, c).words : '']));
    if (!other) {
      for (const x of all) {
        const words = this.#standings.get(x.key) ?? '';
        if (before.get(x.key) !== words) this.#say(x.key, t('said.standing', {who: who(x), words}));
      }
    }
    this.#crossing = c?.id ?? null;
    this.#state = state;
  }

  /** @param {string} about @param {string} words */
  #say(about, words) {
    this.#waiting.set(about, words);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      text(at('said'), [...this.#waiting.values()].slice(0, 4).join(' '));
      this.#waiting.clear();
    }, QUIET);
  }
}
