// @ts-check
/**
 * An officer takes a crossing with a telephone: people on foot, in a bus, on a train. What is taken goes
 * into the outbox first and to the server from there, so that it makes no difference to the officer
 * whether there is a network; what the server says of it comes back to each person's card.
 */
import * as api from './api.js';
import {Beginning} from './beginning.js';
import {at, attr, h, keyed, show, text} from './dom.js';
import {Forwarder} from './forward.js';
import {HandCamera} from './handcamera.js';
import {LookPage} from './look.js';
import {message} from './messages.js';
import {begin} from './office.js';
import {alone, erase, Outbox} from './outbox.js';
import {PaperDialog} from './paper.js';
import {captured, MOST, PersonCard, thumbnail} from './person.js';
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
const beginning = new Beginning({open, look: lookAt});
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

/** @param {string} mode @param {number} people */
async function open(mode, people) {
  const lane = state.lane;
  if (!lane) return;
  state.taking = {key: id(), lane, mode, at: Date.now(), opted_out: false, people: []};
  for (let n = 1; n <= people; n++) add();
  small.clear();
  await put({what: 'open', ...about(), mode, people});
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
async function send(item) {
  const answer = await message(item);
  heard();
  return answer;
}

/** @param {import('./outbox.js').Item} item @param {any} answer */
async function arrived({header: m}, answer) {
  state.other = null;
  const p = m.key === state.taking?.key ? person(m.traveller) : undefined;
  const out = p?.opted_out || state.taking?.opted_out;
  if (p && m.what === 'photograph' && !out) p.photo = {state: 'seen', ...answer};
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
  else beginning.draw(state.lanes, state.lane, state.pending);
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
  at('add').disabled = people.length >= MOST;
  at('all-out').disabled = taking.opted_out;
}

// ---- listening

function listen() {
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
