// @ts-check
/**
 * The officer's console: what is known of the session and the lane, and which page is shown. Whatever
 * comes in, the page is drawn at most once per frame.
 */
import * as api from './api.js';
import {Acts, tell} from './acts.js';
import {at, attr, h, keyed, relabel, show, text} from './dom.js';
import {listenToKeys} from './keys.js';
import {LanePage} from './lane.js';
import {QueuePage} from './queue.js';
import {drawShift} from './shift.js';
import {Gate} from './signin.js';
import {ahead, crossings, shownOf, travellers} from './travellers.js';
import * as words from './words.js';

/** @typedef {import('./api.js').Crossing} Crossing */
/** @typedef {'start'|'sign-in'|'password'|'lane'|'queue'|'shift'} Page */

/** Milliseconds of silence after which the lane counts as lost: a heartbeat comes every 10 s. */
const PATIENCE = 15_000;

/** Milliseconds a new connection may take before a loss is told: no banner for a hiccup. */
const GRACE = 1_000;

/** Milliseconds between two looks at the queue. */
const QUEUE_EVERY = 5_000;

/** Milliseconds between two looks at the shift, while it is shown. */
const SHIFT_EVERY = 15_000;

const state = {
  /** @type {Page} */
  page: 'start',
  /** @type {import('./api.js').Session|null} */
  session: null,
  /** @type {import('./api.js').LaneName[]} */
  lanes: [],
  /** @type {string|null} */
  lane: null,
  /** @type {import('./api.js').Lane|null} */
  view: null,
  /** @type {string|null} the crossing that is shown */
  shown: null,
  /** @type {string|null} the traveller that is looked at */
  key: null,
  /** @type {Crossing[]} */
  queue: [],
  /** @type {import('./api.js').Closed[]} */
  shift: [],
  /** @type {'wait'|'now'|'lost'} */
  live: 'wait',
  /** @type {Date|null} when something last came from the lane */
  heard: null,
  /** Milliseconds by which the server's clock is ahead of this one. */
  ahead: 0,
};

const now = () => new Date(Date.now() + state.ahead);

const page = new LanePage({
  select: look,
  pick: key => {
    state.key = key;
    changed();
  },
  act: (act, key) => {
    state.key = key;
    resolve(act);
  },
});
const queuePage = new QueuePage(c => {
  go('lane');
  if (c.lane !== state.lane) watch(c.lane);
  look(c.id);
});
const gate = new Gate(enter);
const acts = new Acts({changed: answered, closed});

// ---- drawing

let drawing = false;

function changed() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    draw();
  });
}

function draw() {
  const {session, view} = state;
  attr(document.body, 'data-page', state.page);
  for (const p of ['sign-in', 'password', 'lane', 'queue', 'shift']) show(at(`${p}-page`), p === state.page);
  const inside = state.page === 'lane' || state.page === 'queue' || state.page === 'shift';
  for (const node of document.querySelectorAll('.signed-in')) show(node, inside);
  show(/** @type {Element} */ (document.querySelector('.skip')), state.page === 'lane');
  if (!inside) return;
  text(at('account'), session?.account ?? '');
  for (const p of ['lane', 'queue', 'shift']) attr(at(`go-${p}`), 'aria-current', p === state.page ? 'page' : null);
  text(at('queue-count'), words.number(state.queue.length));
  attr(at('queue-count'), 'data-some', state.queue.length > 0);
  text(at('clock'), words.time(now()));
  drawLanes();
  drawLive();
  if (state.page === 'lane') {
    const crossing = view && shownOf(view, state.shown);
    if (crossing?.id !== state.shown) state.key = null;
    state.shown = crossing?.id ?? null;
    const all = crossing ? travellers(crossing) : [];
    if (!all.some(x => x.key === state.key)) state.key = crossing ? (ahead(crossing)[0]?.key ?? null) : null;
    page.draw({lane: view, crossing, key: state.key, mayAct: mayAct(), now: now()});
    acts.follow(crossing);
  } else if (state.page === 'queue') {
    queuePage.draw(state.queue, now());
  } else {
    drawShift(state.shift);
  }
}

const mayAct = () => state.session?.roles.includes('officer') ?? false;

function drawLanes() {
  const one = state.lanes.find(l => l.lane === state.lane);
  const choice = at('lane-choice');
  keyed(choice, state.lanes, l => l.lane, l => ({node: h('option', {value: l.lane})}), (view, l) =>
    text(view.node, `${words.t('top.lane')} ${l.lane}`),
  );
  if (state.lane !== null && choice.value !== state.lane) choice.value = state.lane;
  attr(choice, 'disabled', state.lanes.length < 2);
  text(at('port'), one ? `${one.port} · ${words.t(`direction.${one.direction}`)}` : '');
}

function drawLive() {
  const {live, heard, view} = state;
  attr(at('status'), 'data-live', live);
  text(at('live'), live === 'wait' ? words.t('live.wait') : live === 'now' ? words.t('live.now') : heard ? words.t('live.lost', {time: words.time(heard)}) : words.t('live.never'));
  attr(document.body, 'data-live', live);
  keyed(at('troubles'), view?.troubles ?? [], x => x, x => ({node: h('li', {lang: 'en'}, x)}), () => {});
}

// ---- the session

async function begin() {
  await words.speak(words.preferred());
  keyed(at('language'), Object.entries(words.LANGUAGES), ([code]) => code, ([code, name]) => ({node: h('option', {value: code, lang: code}, name)}), () => {});
  spoken();
  drawTheme();
  listenToKeys(acts, key);
  api.whenSignedOut(() => leave(words.t('signin.over')));
  for (;;) {
    try {
      enter(await api.session());
      break;
    } catch {
      go('sign-in');
      text(at('sign-in-wrong'), words.t('signin.waiting'));
      await new Promise(then => setTimeout(then, 3000));
    }
  }
  setInterval(changed, 1000);
  setInterval(() => state.page !== 'start' && refreshQueue(), QUEUE_EVERY);
  setInterval(() => state.page === 'shift' && refreshShift(), SHIFT_EVERY);
}

/** @param {import('./api.js').Session} session */
async function enter(session) {
  state.session = session;
  if (session.account === null) return leave('');
  if (session.must_change_password) {
    go('password');
    gate.askPassword(session);
    return;
  }
  try {
    state.lanes = await api.lanes();
  } catch (e) {
    leave('');
    return tell(e, 'sign-in-wrong');
  }
  let last = null;
  try {
    last = localStorage.getItem('exeat.lane');
  } catch {
    // then the first
  }
  watch((state.lanes.find(l => l.lane === last) ?? state.lanes[0])?.lane ?? null);
  go('lane');
  refreshQueue();
}

/** @param {string} because */
function leave(because) {
  watch(null);
  Acts.open?.close();
  Object.assign(state, {session: null, lanes: [], queue: [], shift: [], live: 'wait'});
  if (state.page === 'sign-in' && !because) return gate.askWho();
  go('sign-in');
  gate.askWho(because);
}

at('sign-out').addEventListener('click', async () => {
  try {
    await api.signOut();
  } catch (e) {
    if (!(e instanceof api.Problem) || e.status !== 401) return tell(e, 'problem');
  }
  leave('');
});

// ---- the lane

/** @type {() => void} */
let stop = () => {};

/** @param {string|null} lane */
function watch(lane) {
  stop();
  stop = () => {};
  Object.assign(state, {lane, view: null, shown: null, key: null, live: 'wait', heard: null});
  changed();
  if (lane === null) return;
  try {
    localStorage.setItem('exeat.lane', lane);
  } catch {
    // chosen anew next time
  }
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let grace;
  const end = api.listen(api.laneEvents(lane), 'lane', PATIENCE, {
    data(/** @type {import('./api.js').Lane} */ view) {
      const before = state.view?.pending.length;
      state.view = view;
      state.ahead = Date.parse(view.at) - Date.now();
      if (before !== view.pending.length) refreshQueue();
      changed();
    },
    alive() {
      clearTimeout(grace);
      grace = undefined;
      state.heard = now();
      if (state.live !== 'now') {
        state.live = 'now';
        changed();
      }
    },
    lost() {
      grace ??= setTimeout(() => {
        state.live = 'lost';
        changed();
      }, GRACE);
    },
  });
  stop = () => {
    clearTimeout(grace);
    end();
  };
}

at('lane-choice').addEventListener('change', () => watch(at('lane-choice').value));

/** @param {string} id */
function look(id) {
  state.shown = id;
  state.key = null;
  changed();
}

/** The crossing that is before the officer. @returns {Crossing|null} */
const crossing = () => (state.view && state.page === 'lane' ? shownOf(state.view, state.shown) : null);

const traveller = () => {
  const c = crossing();
  return c ? travellers(c).find(x => x.key === state.key) : undefined;
};

/** The server's answer to an act holds at once, not only with the next event. @param {Crossing} c */
function answered(c) {
  const view = state.view;
  if (!view || view.lane !== c.lane) return;
  state.view = {
    ...view,
    crossing: view.crossing?.id === c.id ? c : view.crossing,
    pending: view.pending.map(p => (p.id === c.id ? c : p)),
  };
  const left = ahead(c);
  const wasLeft = left.some(x => x.key === state.key);
  if (c.state === 'to_resolve' && c.unresolved.length && !wasLeft) step(1, c);
  else if (c.state === 'to_resolve' && !c.unresolved.length) at('crossing-title').focus();
  changed();
  refreshQueue();
}

/** @param {string} id @param {{confirmed: number, unresolved: number}} done */
function closed(id, done) {
  const view = state.view;
  if (view) state.view = {...view, pending: view.pending.filter(p => p.id !== id)};
  text(at('said'), words.t('closing.done', {confirmed: words.number(done.confirmed), unresolved: words.number(done.unresolved)}));
  changed();
  requestAnimationFrame(() => at('crossing-title').focus());
  refreshQueue();
}

// ---- the queue and the shift

async function refreshQueue() {
  if (!state.session?.account || state.session.must_change_password) return;
  try {
    state.queue = await api.queue();
    changed();
  } catch {
    // the banner tells that nothing comes from the server; the next look comes soon
  }
}

async function refreshShift() {
  try {
    state.shift = await api.shift();
    changed();
  } catch (e) {
    tell(e, 'problem');
  }
}

/** @param {Page} to */
function go(to) {
  const from = state.page;
  state.page = to;
  at('problem').replaceChildren();
  draw();
  if (to === 'queue') refreshQueue();
  if (to === 'shift') refreshShift();
  if (from !== to && (to === 'queue' || to === 'shift')) at(`${to}-title`).focus();
  if (to === 'lane' && (from === 'queue' || from === 'shift')) at('crossing-title').focus();
}

for (const to of /** @type {const} */ (['lane', 'queue', 'shift'])) at(`go-${to}`).addEventListener('click', () => go(to));

// ---- acts and keys

/** @param {'confirm'|'not_confirm'|'send_on'} act @returns {boolean} */
function resolve(act) {
  const c = crossing();
  const who = traveller();
  if (!c || !who || !mayAct()) return false;
  at('problem').replaceChildren();
  acts.resolve(act, c, who);
  return true;
}

/** To the next or previous traveller who is left. @param {number} by @param {Crossing|null} c @returns {boolean} */
function step(by, c = crossing()) {
  if (!c) return false;
  const all = travellers(c);
  const left = new Set(ahead(c).map(x => x.key));
  let i = all.findIndex(x => x.key === state.key);
  const focused = document.activeElement?.closest('article')?.getAttribute('data-key');
  if (i < 0) i = by > 0 ? -1 : all.length;
  // the first press goes to whom the page already marks
  if (focused || !left.has(state.key ?? '')) {
    do i = (i + by + all.length) % all.length;
    while (all.length && !left.has(all[i].key));
  }
  const key = all[i]?.key;
  if (!key) return false;
  state.key = key;
  draw();
  page.focus(key);
  return true;
}

/** @param {string} id */
const press = id => {
  const button = at(id);
  if (button.disabled || button.closest('[hidden]')) return false;
  button.click();
  return true;
};

at('act-prompts').addEventListener('click', () => {
  const c = crossing();
  if (c) acts.prompts(c);
});
at('act-opt-out').addEventListener('click', () => {
  const c = crossing();
  if (c) acts.optOut(c, traveller());
});
at('act-close').addEventListener('click', () => {
  const c = crossing();
  at('problem').replaceChildren();
  if (c) acts.close(c);
});

/** @param {import('./keys.js').Act} act @returns {boolean} */
function key(act) {
  const inside = state.page === 'lane' || state.page === 'queue' || state.page === 'shift';
  switch (act) {
    case 'language':
      nextLanguage();
      return true;
    case 'theme':
      return press('theme');
    case 'help':
      return inside && press('help');
    case 'queue':
    case 'shift':
      if (inside) go(state.page === act ? 'lane' : act);
      return inside;
    case 'back':
      if (state.page === 'queue' || state.page === 'shift') go('lane');
      at('problem').replaceChildren();
      return inside;
    case 'next':
    case 'previous': {
      const by = act === 'next' ? 1 : -1;
      return state.page === 'lane' ? step(by) : state.page === 'queue' && queuePage.move(by);
    }
    case 'switch_crossing': {
      const all = state.view && state.page === 'lane' ? crossings(state.view) : [];
      if (all.length > 1) look(all[(all.findIndex(c => c.id === state.shown) + 1) % all.length].id);
      return all.length > 1;
    }
    case 'confirm':
    case 'not_confirm':
    case 'send_on':
      return resolve(act);
    case 'prompts':
      return press('act-prompts');
    case 'opt_out':
      return press('act-opt-out');
    case 'close':
      return press('act-close');
  }
}

at('help').addEventListener('click', () => at('keys-dialog').showModal());

// ---- language and light

function spoken() {
  at('language').value = words.current();
  document.title = words.t('page.title');
  relabel(document);
  drawTheme();
}

/** @param {string} which */
async function speak(which) {
  await words.speak(which);
  words.remember(which);
  spoken();
  changed();
}

function nextLanguage() {
  const all = Object.keys(words.LANGUAGES);
  speak(all[(all.indexOf(words.current()) + 1) % all.length]);
}

at('language').addEventListener('change', () => speak(at('language').value));

const dark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};

function drawTheme() {
  text(at('theme-word'), words.t(dark() ? 'top.bright' : 'top.dark'));
}

at('theme').addEventListener('click', () => {
  const to = dark() ? 'bright' : 'dark';
  document.documentElement.dataset.theme = to;
  try {
    localStorage.setItem('exeat.theme', to);
  } catch {
    // until the page is left
  }
  drawTheme();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawTheme);

begin();
