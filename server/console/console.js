// @ts-check
/**
 * The officer's console: what is known of the session and the lane, and which page is shown. Whatever
 * comes in, the page is drawn at most once per frame.
 */
import {offer} from './announced.js';
import * as api from './api.js';
import {Acts, tell} from './acts.js';
import {at, attr, h, keyed, show, text} from './dom.js';
import {Feed} from './feed.js';
import {listenToKeys} from './keys.js';
import {LanePage} from './lane.js';
import {erase} from './outbox.js';
import * as pickup from './pickup.js';
import {drawPlaces, landing, may} from './places.js';
import {QueuePage} from './queue.js';
import {drawShift} from './shift.js';
import {nextLanguage, settings} from './settings.js';
import {Gate} from './signin.js';
import {ahead, crossings, shownOf, travellers} from './travellers.js';
import * as words from './words.js';

/** @typedef {import('./api.js').Crossing} Crossing */
/** @typedef {'start'|'sign-in'|'password'|'lane'|'queue'|'shift'} Page */

/** Milliseconds between two looks at the queue. */
const QUEUE_EVERY = 5_000;

/** Milliseconds between two looks at the shift, while it is shown. */
const SHIFT_EVERY = 15_000;

const state = {
  /** @type {Page} */
  page: 'start',
  /** @type {import('./api.js').Session|null} */
  session: null,
  /** @type {import('./api.js').Session['provider']} */
  provider: null,
  /** @type {import('./api.js').LaneName[]} */
  lanes: [],
  /** @type {string|null} the crossing that is shown */
  shown: null,
  /** @type {string|null} the traveller that is looked at */
  key: null,
  /** @type {Crossing['state']|null} where the crossing that is shown was on its way */
  phase: null,
  /** @type {Crossing[]} */
  queue: [],
  /** @type {import('./api.js').Closed[]} */
  shift: [],
  /** Whether this port issues receipts. */
  receipts: false,
};

const feed = new Feed(changed, refreshQueue);

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
  if (c.lane !== feed.lane) watch(c.lane);
  look(c.id);
});
const gate = new Gate(session => enter(session, true));
const acts = new Acts({changed: answered, closed});

/** What this port has for its travellers; what cannot be asked for now is offered when the page is loaded again. */
async function offerWhatThereIs() {
  try {
    const notice = await api.notice();
    offer(crossing, notice.departures !== null);
    state.receipts = notice.receipts !== null;
    changed();
  } catch {
    offer(crossing, false);
  }
}

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
  const {view} = feed;
  attr(document.body, 'data-page', state.page);
  for (const p of ['sign-in', 'password', 'lane', 'queue', 'shift']) show(at(`${p}-page`), p === state.page);
  const inside = state.page === 'lane' || state.page === 'queue' || state.page === 'shift';
  for (const node of document.querySelectorAll('.signed-in')) show(node, inside);
  show(/** @type {Element} */ (document.querySelector('.skip')), state.page === 'lane');
  if (state.page === 'sign-in') gate.offer(state.provider);
  if (!inside) return;
  text(at('account'), state.session?.account ?? '');
  for (const p of ['lane', 'queue', 'shift'])
    attr(at(`go-${p}`), 'aria-current', p === state.page ? 'page' : null);
  text(at('queue-count'), words.number(state.queue.length));
  attr(at('queue-count'), 'data-some', state.queue.length > 0);
  text(at('clock'), words.time(feed.now()));
  drawLanes();
  drawLive();
  if (state.page === 'lane') {
    const crossing = view && shownOf(view, state.shown);
    if (view) {
      if (crossing?.id !== state.shown) state.key = null;
      state.shown = crossing?.id ?? null;
    }
    // who was chosen at the line may not be one of those who are left to look at now
    const left = crossing ? ahead(crossing) : [];
    const among = crossing?.state === state.phase ? (crossing ? travellers(crossing) : []) : left;
    state.phase = crossing?.state ?? null;
    if (!among.some(x => x.key === state.key)) state.key = left[0]?.key ?? null;
    page.draw({lane: view, crossing, key: state.key, mayAct: mayAct(), now: feed.now()});
    acts.follow(crossing);
  } else if (state.page === 'queue') {
    queuePage.draw(state.queue, feed.now());
  } else {
    drawShift(state.shift, state.receipts && mayAct(), feed.now());
  }
}

const mayAct = () => state.session?.roles.includes('officer') ?? false;

function drawLanes() {
  const one = state.lanes.find(l => l.lane === feed.lane);
  const choice = at('lane-choice');
  keyed(
    choice,
    state.lanes,
    l => l.lane,
    l => ({node: h('option', {value: l.lane})}),
    (view, l) => text(view.node, `${words.t('top.lane')} ${l.lane}`),
  );
  if (feed.lane !== null && choice.value !== feed.lane) choice.value = feed.lane;
  attr(choice, 'disabled', state.lanes.length < 2);
  text(at('port'), one ? `${one.port} · ${words.t(`direction.${one.direction}`)}` : '');
}

function drawLive() {
  const {live, heard, view} = feed;
  attr(at('status'), 'data-live', live);
  text(
    at('live'),
    live === 'wait'
      ? words.t('live.wait')
      : live === 'now'
        ? words.t('live.now')
        : heard
          ? words.t('live.lost', {time: words.time(heard)})
          : words.t('live.never'),
  );
  attr(document.body, 'data-live', live);
  keyed(
    at('troubles'),
    numbered(view?.troubles ?? []),
    x => `${x.times} ${x.words}`,
    x => ({node: h('li', {lang: 'en'}, x.words)}),
    () => {},
  );
}

/**
 * The same may be told several times: each is a line of its own, and stays in its place, for what is
 * put there anew is read aloud anew.
 *
 * @param {readonly string[]} troubles @returns {{words: string, times: number}[]}
 */
function numbered(troubles) {
  const told = new Map();
  return troubles.map(words => {
    const times = (told.get(words) ?? 0) + 1;
    told.set(words, times);
    return {words, times};
  });
}

// ---- the session

async function begin() {
  await words.speak(words.preferred());
  settings(changed);
  listenToKeys(acts, key);
  api.whenSignedOut(() => leave(words.t('signin.over')));
  for (;;) {
    try {
      enter(await api.session(), back === 'done');
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

/** @param {import('./api.js').Session} session @param {boolean} [fresh] has signed in just now */
async function enter(session, fresh = false) {
  state.session = session;
  state.provider = session.provider;
  if (session.account === null) {
    const lost = await erase(); // of a session that is over: nobody can read it any more
    return leave(lost ? words.plural('capture.lost', lost) : refused() || said());
  }
  if (session.must_change_password) {
    go('password');
    gate.askPassword(session);
    return;
  }
  const home = landing(session.roles);
  if (home && home.place !== 'lanes' && (fresh || !may(session.roles, 'lanes')))
    return location.replace(home.href);
  try {
    state.lanes = await api.lanes();
  } catch (e) {
    leave('');
    return tell(e, 'sign-in-wrong');
  }
  drawPlaces(session.roles, 'lanes', state.lanes.some(l => l.handheld));
  watch(Feed.last(state.lanes.map(l => l.lane)));
  go('lane');
  refreshQueue();
}

const BECAUSE = 'exeat.because';

/** What became of a sign-in by a provider, where the browser is just back from it. */
let back = new URLSearchParams(location.search).get('signin');
if (back) history.replaceState(null, '', location.pathname);

/** All that the server says of a sign-in by a provider that failed. */
const REFUSALS = ['no_role', 'cancelled', 'late', 'unreachable', 'setup', 'token'];

/** Why somebody came back from the provider without a session, once. */
function refused() {
  const why = back;
  back = null;
  if (!why || why === 'done') return '';
  return words.t(`signin.provider_${REFUSALS.includes(why) ? why : 'failed'}`);
}

/** Why somebody had to leave, once. */
function said() {
  try {
    const because = sessionStorage.getItem(BECAUSE) ?? '';
    sessionStorage.removeItem(BECAUSE);
    return because;
  } catch {
    return '';
  }
}

/** @param {string} because */
function leave(because) {
  if (state.session?.account) {
    // nothing of anybody stays in the page of a shared workstation
    try {
      sessionStorage.setItem(BECAUSE, because);
    } catch {
      // then it is not said
    }
    return location.reload();
  }
  watch(null);
  Acts.open?.close();
  Object.assign(state, {session: null, lanes: [], queue: [], shift: []});
  if (state.page === 'sign-in' && !because) return gate.askWho();
  go('sign-in');
  gate.askWho(because);
}

at('sign-out').addEventListener('click', async () => {
  try {
    const {provider} = await api.signOut();
    if (provider) return location.replace(provider);
  } catch (e) {
    if (!(e instanceof api.Problem) || e.status !== 401) return tell(e, 'problem');
  }
  leave('');
});

// ---- the lane

/** @param {string|null} lane */
function watch(lane) {
  Object.assign(state, {shown: null, key: null});
  feed.watch(lane);
}

at('lane-choice').addEventListener('change', () => watch(at('lane-choice').value));

/** @param {string} id */
function look(id) {
  state.shown = id;
  state.key = null;
  changed();
}

/** The crossing that is before the officer. @returns {Crossing|null} */
const crossing = () => (feed.view && state.page === 'lane' ? shownOf(feed.view, state.shown) : null);

const traveller = () => {
  const c = crossing();
  return c ? travellers(c).find(x => x.key === state.key) : undefined;
};

/** The server's answer to an act holds at once, not only with the next event. @param {Crossing} c */
function answered(c) {
  const view = feed.view;
  if (!view || view.lane !== c.lane) return;
  feed.view = {
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
  const view = feed.view;
  if (view) feed.view = {...view, pending: view.pending.filter(p => p.id !== id)};
  text(
    at('said'),
    words.t('closing.done', {
      confirmed: words.number(done.confirmed),
      unresolved: words.number(done.unresolved),
    }),
  );
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

for (const to of /** @type {const} */ (['lane', 'queue', 'shift']))
  at(`go-${to}`).addEventListener('click', () => go(to));

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
pickup.begin();
offerWhatThereIs();
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
      nextLanguage(changed);
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
      const all = feed.view && state.page === 'lane' ? crossings(feed.view) : [];
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

begin();
