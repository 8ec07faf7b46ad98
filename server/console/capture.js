// @ts-check
/**
 * An officer takes a crossing with a telephone: people on foot, in a bus, on a train. What is taken goes
 * into the outbox first and to the server from there, so that it makes no difference to the officer
 * whether there is a network; what the server says of it comes back to each person's card.
 */
import * as api from './api.js';
import {at, attr, h, keyed, show, text} from './dom.js';
import {Forwarder} from './forward.js';
import {HandCamera} from './handcamera.js';
import {LookPage, title} from './look.js';
import {begin} from './office.js';
import {erase, Outbox} from './outbox.js';
import {PaperDialog} from './paper.js';
import {captured, PersonCard, thumbnail} from './person.js';
import {Sure} from './sure.js';
import * as words from './words.js';

const {t, plural} = words;

/** @typedef {import('./person.js').Person} Person */
/** @typedef {{key: string, lane: string, mode: string, at: number, opted_out: boolean, people: Person[]}} Taking */

/** Milliseconds that a session lasts without a request, as the server has it. */
const SESSION = 15 * 60_000;

/** Of these the last are told. */
const SOON = 5 * 60_000;

/** Milliseconds between two looks at the lane, while somebody is at the telephone or something waits. */
const EVERY = 5_000;

const state = {
  /** @type {api.LaneName[]} */
  lanes: [],
  /** @type {string|null} */
  lane: null,
  /** @type {Taking|null} what the officer is at */
  taking: null,
  /** What did not work, until it is read. @type {string[]} */
  told: [],
  /** @type {api.Crossing[]} decided, in this lane, and somebody has to look */
  pending: [],
  /** @type {api.Handheld|null} of another telephone, in the way */
  other: null,
  /** When the server answered last, and the officer touched the page. */
  contact: Date.now(),
  touched: Date.now(),
  over: false,
};

/** Small pictures by the person's number. @type {Map<number, HTMLCanvasElement>} */
const small = new Map();

/** @type {Outbox} */
let outbox;
/** @type {Forwarder} */
let forward;
/** @type {Promise<unknown>} */
let keeping = Promise.resolve();

const camera = new HandCamera();
const paper = new PaperDialog(camera);
const sure = new Sure();
const look = new LookPage({
  changed: draw,
  closed: said => {
    text(at('said'), said);
    refresh();
    draw();
    at('title').focus();
  },
});

const id = () => crypto.randomUUID();

// ---- what is taken

/** @param {import('./outbox.js').Header} header @param {Blob|null} [blob] */
async function put(header, blob = null) {
  await outbox.put(header, blob);
  await keep();
  draw();
  forward.go();
}

/** One after the other, so that the last holds. */
function keep() {
  const {taking, told, lane} = state;
  keeping = keeping.then(() => outbox.keep({what: 'draft', taking, told, lane}));
  return keeping;
}

/** @param {number} number */
const person = number => state.taking?.people.find(p => p.number === number);

async function open() {
  const lane = state.lane;
  const mode = /** @type {HTMLInputElement|null} */ (at('modes').querySelector('input:checked'))?.value;
  const people = Number(at('people').value);
  if (!lane || !mode) return;
  state.taking = {key: id(), lane, mode, at: Date.now(), opted_out: false, people: []};
  for (let n = 1; n <= people; n++) add();
  small.clear();
  await put({what: 'open', lane, key: state.taking.key, mode, people});
  at('work-title').focus();
}

function add() {
  const people = state.taking?.people;
  people?.push({number: people.length + 1, photo: null, paper: null, opted_out: false});
}

/** @param {import('./person.js').Act} act @param {number} number */
function act(act, number) {
  const p = person(number);
  if (!p || !state.taking) return;
  if (act === 'photograph')
    camera.open(t('capture.photograph_of', {n: number}), t('capture.photograph_how'), blob => photograph(number, blob));
  else if (act === 'document') paper.open(number, typed => handOver(number, typed));
  else
    sure.ask(t('capture.opt_out_title', {n: number}), t('capture.opt_out_sure'), t('capture.opt_out'), () => {
      p.opted_out = true;
      p.photo = null;
      small.delete(number);
      put({what: 'opt_out', ...about(), traveller: number});
    });
}

const about = () => ({lane: state.taking?.lane ?? '', key: state.taking?.key ?? '', message: id(), at: state.taking?.at});

/** @param {number} number @param {Blob} blob */
async function photograph(number, blob) {
  const p = person(number);
  if (!p) return;
  p.photo = {state: 'waits'};
  small.set(number, await thumbnail(blob));
  await put({what: 'photograph', ...about(), traveller: number}, blob);
}

/** @param {number} number @param {import('./paper.js').Typed} typed */
async function handOver(number, typed) {
  const p = person(number);
  if (!p) return;
  p.paper = {state: 'waits', as_it_is: typed.as_it_is};
  await put({what: 'document', ...about(), traveller: number, zone: typed.lines, as_it_is: typed.as_it_is}, typed.portrait);
}

/** @param {number} people in all */
async function finish(people) {
  const header = {what: 'end', ...about(), people};
  state.taking = null;
  small.clear();
  await put(header);
  text(at('said'), t('capture.finished'));
  at('title').focus();
}

// ---- what is sent, and what comes back

/** @param {import('./outbox.js').Item} item */
async function send({header: m, blob}) {
  const answer = await (() => {
    switch (m.what) {
      case 'open':
        return api.openHandheld(m.lane, m.key, {mode: m.mode, people: m.people});
      case 'photograph':
        return api.photographed(m.lane, m.key, m.message, m.traveller, /** @type {Blob} */ (blob));
      case 'document':
        return document_(m, blob);
      case 'opt_out':
        return api.handheldOptOut(m.lane, m.key, m.traveller);
      default:
        return api.endHandheld(m.lane, m.key, m.people);
    }
  })();
  heard();
  return answer;
}

/** @param {import('./outbox.js').Header} m @param {Blob|null} portrait */
async function document_(m, portrait) {
  return api.typed(m.lane, m.key, m.message, {
    traveller: m.traveller,
    zone: m.zone,
    portrait: portrait && base64(new Uint8Array(await portrait.arrayBuffer())),
    as_it_is: m.as_it_is,
  });
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** @param {import('./outbox.js').Item} item @param {any} answer */
async function arrived({header: m}, answer) {
  state.other = null;
  const p = m.key === state.taking?.key ? person(m.traveller) : undefined;
  if (p && m.what === 'photograph' && p.photo) p.photo = {state: 'seen', ...answer};
  if (p && m.what === 'document')
    p.paper =
      answer.document === null
        ? {state: 'faulty', faults: answer.faults.length}
        : {state: 'taken', number: answer.document, as_it_is: m.as_it_is};
  if (m.what === 'document' && answer.document === null && !p) tell(m, t('capture.paper_faulty'));
  if (m.what === 'end') refresh();
  await keep();
  draw();
}

/** @param {import('./outbox.js').Item} item @param {api.Problem} problem */
async function refused({header: m}, problem) {
  heard();
  const p = m.key === state.taking?.key ? person(m.traveller) : undefined;
  const why = problem.detail || words.refusal(problem);
  if (p && m.what === 'photograph') p.photo = {state: 'refused', words: why};
  else if (p && m.what === 'document') p.paper = {state: 'refused', words: why};
  else tell(m, why);
  await keep();
  draw();
}

/** @param {import('./outbox.js').Header} m @param {string} why */
function tell(m, why) {
  const when = m.at ? words.time(new Date(m.at)) : '';
  state.told.push(t('capture.told_one', {what: t(`capture.what_${m.what}`, {n: m.traveller ?? ''}), time: when, why}));
}

/** The server has answered: the session lasts from now on. */
function heard() {
  state.contact = Date.now();
}

/** Looks at the lane, as long as somebody does. */
async function refresh() {
  if (state.over || !state.lane || !mayAsk()) return;
  try {
    const lane = await api.lane(state.lane);
    heard();
    if (forward.how === 'offline') forward.again();
    if (forward.how === 'taken') state.other = (await api.handheldAtLine(state.lane)).crossing;
    state.pending = lane.pending;
    look.follow(lane.pending);
    draw();
  } catch {
    // the status tells; the next look comes soon
  }
}

/** Who left the telephone lying is signed out as everybody is. */
const mayAsk = () => outbox.count > 0 || Date.now() - state.touched < EVERY * 12;

/** The session is over, here or at the server: nobody can read any more what waits. */
async function end() {
  if (state.over) return;
  state.over = true;
  forward?.stop();
  outbox?.close();
  const lost = await erase();
  state.taking = null;
  small.clear();
  document.querySelector('dialog[open]')?.dispatchEvent(new Event('cancel'));
  for (const d of document.querySelectorAll('dialog')) d.close();
  draw();
  text(at('over-words'), lost ? plural('capture.lost', lost) : t('capture.over_words'));
  at('over-title').focus();
}

// ---- drawing

function draw() {
  const {taking, over, lanes} = state;
  const looking = !taking && look.crossing !== null;
  show(at('over'), over);
  show(at('nowhere'), !over && lanes.length === 0);
  show(at('begin'), !over && lanes.length > 0 && !taking && !looking);
  show(at('work'), !over && taking !== null);
  show(at('look'), !over && looking);
  drawStatus();
  drawTold();
  if (over) return;
  if (taking) drawWork(taking);
  else if (looking) look.draw();
  else drawBegin();
}

function drawStatus() {
  if (!forward || state.over) {
    attr(at('status'), 'data-how', 'over');
    text(at('net'), state.over ? t('capture.over_title') : t('live.wait'));
    text(at('ends'), '');
    return;
  }
  const waits = outbox.count;
  const since = words.time(new Date(outbox.since ?? Date.now()));
  attr(at('status'), 'data-how', forward.how);
  const key = waits === 0 ? 'net_idle' : `net_${forward.how === 'idle' ? 'sending' : forward.how}`;
  text(at('net'), waits === 0 ? t(`capture.${key}`) : plural(`capture.${key}`, waits, {since}));
  const left = state.contact + SESSION - Date.now();
  const soon = left < SOON || (forward.how === 'offline' && waits > 0);
  text(at('ends'), soon ? t(waits ? 'capture.ends_losing' : 'capture.ends', {time: words.time(new Date(state.contact + SESSION))}) : '');
}

function drawTold() {
  keyed(
    at('told'),
    [
      ...state.told,
      ...(state.other ? [t('capture.other', {time: words.time(new Date(state.other.opened))})] : []),
    ],
    x => x,
    x => ({node: h('li', {}, h('p', {}, x), h('button', {type: 'button', click: () => toldAct(x)}, h('span', {word: state.told.includes(x) ? 'act.dismiss' : 'capture.other_end'})))}),
    () => {},
  );
}

/** @param {string} x */
async function toldAct(x) {
  if (state.told.includes(x)) {
    state.told = state.told.filter(y => y !== x);
    await keep();
  } else if (state.other && state.lane) {
    try {
      await api.endHandheld(state.lane, state.other.key, null);
      state.other = null;
      forward.again();
    } catch (e) {
      LookPage.refused(e);
    }
  }
  draw();
}

function drawBegin() {
  keyed(at('lane-choice'), state.lanes, l => l.lane, l => ({node: h('option', {value: l.lane}, `${l.lane}`)}), (view, l) =>
    text(view.node, `${l.lane}: ${l.port}, ${t(`direction.${l.direction}`)}`),
  );
  at('lane-choice').value = state.lane;
  attr(at('lane-choice'), 'disabled', state.lanes.length < 2);
  const lane = state.lanes.find(l => l.lane === state.lane);
  attr(at('notice'), 'href', `sign.html?lane=${encodeURIComponent(state.lane ?? '')}`);
  const modes = ['bus', 'train', 'foot', 'motorcycle', 'bicycle', 'vehicle', 'truck'].filter(m => lane?.modes.includes(m));
  const views = keyed(
    modesList(),
    modes,
    m => m,
    m => {
      const input = h('input', {type: 'radio', name: 'mode', value: m, required: true});
      return {node: h('label', {class: 'choice'}, input, ' ', h('span', {word: `mode.${m}`})), input};
    },
    () => {},
  );
  if (views.length && !views.some(v => v.input.checked)) views[0].input.checked = true;
  keyed(
    at('waiting-list'),
    state.pending,
    c => c.id,
    c => {
      const name = h('span');
      const more = h('span', {class: 'more'});
      return {node: h('li', {}, h('button', {type: 'button', click: () => lookAt(c.id)}, name, more)), name, more};
    },
    (view, c) => {
      text(view.name, title(c));
      text(view.more, c.unresolved.length ? plural('crossing.left', c.unresolved.length) : t('crossing.ready'));
    },
  );
  show(at('waiting'), state.pending.length > 0);
}

/** Beside the legend, which stays. */
function modesList() {
  return at('modes').querySelector('.list') ?? at('modes').appendChild(h('div', {class: 'list'}));
}

/** @param {string} crossing */
function lookAt(crossing) {
  look.crossing = state.pending.find(c => c.id === crossing) ?? null;
  draw();
  at('look-title').focus();
}

/** @param {Taking} taking */
function drawWork(taking) {
  const people = taking.people;
  text(at('work-title'), t('capture.work_title', {mode: t(`mode.${taking.mode}`), time: words.time(new Date(taking.at))}));
  text(
    at('work-sum'),
    t('capture.work_sum', {
      people: words.number(people.length),
      photographs: words.number(people.filter(captured).length),
      documents: words.number(people.filter(p => p.paper?.state === 'waits' || p.paper?.state === 'taken').length),
    }),
  );
  text(at('work-opted-out'), taking.opted_out ? t('crossing.opted_out') : '');
  keyed(
    at('people-list'),
    people,
    p => `${taking.key}-${p.number}`,
    p => new PersonCard(p.number, act),
    (card, p) => card.change(p, small.get(p.number) ?? null, taking.opted_out),
  );
  at('add').disabled = people.length >= 60;
  at('all-out').disabled = taking.opted_out;
}

// ---- listening

function listen() {
  at('begin-form').addEventListener('submit', (/** @type {Event} */ e) => {
    e.preventDefault();
    open();
  });
  const step = (/** @type {number} */ by) => {
    at('people').value = Math.min(60, Math.max(1, (Number(at('people').value) || 1) + by));
  };
  at('fewer').addEventListener('click', () => step(-1));
  at('more').addEventListener('click', () => step(1));
  at('lane-choice').addEventListener('change', () => {
    state.lane = at('lane-choice').value;
    state.pending = [];
    keep();
    draw();
    refresh();
  });
  at('add').addEventListener('click', async () => {
    add();
    await keep();
    draw();
    at('people-list').lastElementChild?.querySelector('button')?.focus();
  });
  at('all-out').addEventListener('click', () =>
    sure.ask(t('capture.all_out'), t('optout.sure'), t('optout.submit_all'), () => {
      if (!state.taking) return;
      state.taking.opted_out = true;
      state.taking.people.forEach(p => (p.photo = null));
      small.clear();
      put({what: 'opt_out', ...about(), traveller: null});
    }),
  );
  at('finish').addEventListener('click', () =>
    sure.ask(t('capture.finish_title'), t('capture.finish_sure'), t('capture.finish'), finish, state.taking?.people.length),
  );
  at('back').addEventListener('click', () => {
    look.crossing = null;
    draw();
    at('title').focus();
  });
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => (state.touched = Date.now()));
  addEventListener('visibilitychange', () => tick());
  addEventListener('beforeunload', e => {
    if (!state.over && outbox.count > 0) e.preventDefault();
  });
  setInterval(tick, 1000);
  setInterval(refresh, EVERY);
}

function tick() {
  if (state.over) return;
  if (Date.now() - state.contact >= SESSION) end();
  else drawStatus();
}

/** Signing out makes what waits unreadable: that is said first. */
function guardSigningOut() {
  let surely = false;
  at('sign-out').addEventListener(
    'click',
    (/** @type {Event} */ e) => {
      if (surely || !forward || outbox.count === 0) return;
      e.stopImmediatePropagation();
      sure.ask(t('top.signout'), plural('capture.sign_out_sure', outbox.count), t('top.signout'), () => {
        surely = true;
        at('sign-out').click();
      });
    },
    {capture: true},
  );
}

/** One page at a time sends: a second one would send the same. */
const alone = () =>
  new Promise(then => {
    navigator.locks.request('exeat-capture', {ifAvailable: true}, lock => {
      then(lock !== null);
      return lock && new Promise(() => {});
    });
  });

async function start() {
  guardSigningOut();
  await begin('capture', () => {
    paper.redraw();
    draw();
  });
  const usable = self.isSecureContext && 'locks' in navigator && 'subtle' in crypto;
  if (!usable || !(await alone())) {
    show(at('nowhere'), true);
    text(at('nowhere-words'), t(usable ? 'capture.elsewhere' : 'capture.not_secure'));
    return;
  }
  api.whenSignedOut(end);
  const opened = await Outbox.open(await api.queueKey());
  outbox = opened.outbox;
  if (opened.lost) state.told.push(plural('capture.lost', opened.lost));
  forward = new Forwarder(outbox, {send, arrived, refused, changed: draw});
  heard();
  const draft = await outbox.kept();
  state.lanes = (await api.lanes()).filter(l => l.handheld);
  state.taking = draft?.taking ?? null;
  state.told.push(...(draft?.told ?? []));
  state.lane = state.lanes.find(l => l.lane === draft?.lane)?.lane ?? state.lanes[0]?.lane ?? null;
  text(at('nowhere-words'), t('capture.no_lane'));
  listen();
  draw();
  forward.go();
  refresh();
}

start();
