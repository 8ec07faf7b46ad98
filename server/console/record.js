// @ts-check
/** The port's record, for who checks it: where it stands, whether it is sound, what it says. */
import * as api from './api.js';
import {Changes} from './changes.js';
import {at, attr, h, mark, show, text} from './dom.js';
import {begin, tell, untell} from './office.js';
import {table} from './plots.js';
import {day as calendar, moment, number, plural, t} from './words.js';

/**
 * @typedef {{entry: number, at: string|null, kind: string, crossing: string|null, document: number|null,
 *   who: string|null, says: Record<string, any>}} Line
 * @typedef {{origin: string, size: number, root: string, written: string, key: string,
 *   counts: Record<string, number>, unreadable: number, retention: Line|null, due: number,
 *   overdue: number}} Standing
 * @typedef {{ended: string, seconds: number, entries: number, per_second: number, root: string|null,
 *   kinds: Record<string, number>, open: number, sound: boolean, findings: string[], found: number}} Result
 * @typedef {{running: boolean, done: number, of: number, started: string|null, last: Result|null}} Verification
 * @typedef {{correction: number, disclosure: number, crossing: string, document: number,
 *   recipient: string, by: string}} Due
 */

const LISTS = ['retention', 'disclosures', 'looks', 'corrections', 'holds', 'policies', 'proposals'];

/** Milliseconds between two looks at a verification that runs, and at the record. */
const RUNNING = 400;
const RESTING = 30_000;

/** A check that is older than this, milliseconds, was missed: there is one each day. */
const DAILY = 26 * 3_600_000;

const state = {
  /** @type {readonly string[]} */
  roles: [],
  /** @type {Standing|null} */
  standing: null,
  /** @type {Verification|null} */
  verification: null,
  list: 'retention',
  /** @type {Line[]} */
  lines: [],
  total: 0,
  /** @type {number|null} */
  older: null,
  /** @type {Due[]} */
  due: [],
};

const checks = () => ['auditor', 'privacy_officer'].some(r => state.roles.includes(r));

/** @type {Changes|null} */
let changes = null;

function draw() {
  changes?.speak();
  show(at('verify'), state.roles.includes('auditor'));
  show(at('proofs'), checks());
  show(at('lists'), checks());
  drawStanding();
  drawVerification();
  drawLists();
}

/** @param {string} name @param {...(string|Node)} value */
const said = (name, ...value) => h('div', {}, h('dt', {}, t(`office.${name}`)), h('dd', {}, ...value));

/** @param {string} text letters and digits that nobody reads as words */
const code = text => h('code', {}, text);

/** @param {import('./dom.js').MarkName} sign @param {'good'|'look'|'bad'|'calm'} tone @param {...(string|Node)} words */
const verdict = (sign, tone, ...words) =>
  h('p', {class: 'verdict', 'data-tone': tone}, mark(sign), h('span', {}, ...words));

function drawStanding() {
  const {standing} = state;
  if (!standing) return;
  at('checkpoint').replaceChildren(
    said('origin', standing.origin),
    said('size', number(standing.size)),
    said('written', moment(new Date(standing.written))),
    said('root', code(standing.root)),
    said('key', code(standing.key)),
  );
  show(at('passed-over'), standing.unreadable > 0);
  text(at('passed-over'), plural('office.unreadable', standing.unreadable));
  at('retention').replaceChildren(...retention(standing));
}

/** @param {Standing} standing */
function retention({retention: r, due, overdue}) {
  const all = [];
  if (!r) {
    all.push(verdict('ask', 'look', t('office.never_checked')));
  } else if (r.at === null) {
    all.push(verdict('cross', 'bad', t('office.kind_unreadable')));
  } else {
    const {kept, held, overdue: late, unreadable, policy, stays} = r.says;
    if (unreadable > 0) all.push(verdict('cross', 'bad', plural('office.keys_unreadable', unreadable)));
    else if (late > 0) all.push(verdict('cross', 'bad', plural('office.overdue', late)));
    else all.push(verdict('tick', 'good', t('office.nothing_overdue')));
    if (Date.now() - new Date(r.at).getTime() > DAILY)
      all.push(verdict('look', 'look', t('office.check_missed')));
    all.push(
      h(
        'dl',
        {},
        said('checked', moment(new Date(r.at))),
        said('policy', policy),
        said('kept', number(kept)),
        said('held', number(held)),
        said('looked_at', t(stays ? 'office.vault_and_stays' : 'office.vault_only')),
        said('entry', number(r.entry)),
      ),
    );
  }
  if (due > 0)
    all.push(
      verdict(
        overdue > 0 ? 'cross' : 'look',
        overdue > 0 ? 'bad' : 'look',
        t('office.due_sum', {due: number(due), overdue: number(overdue)}),
      ),
    );
  return all;
}

function drawVerification() {
  const v = state.verification;
  if (!v) return;
  at('verify').disabled = v.running;
  show(at('progress'), v.running);
  if (v.running) {
    at('bar').max = Math.max(1, v.of);
    at('bar').value = v.done;
    text(at('bar-words'), t('office.verifying', {done: number(v.done), of: number(v.of)}));
  }
  const last = v.last;
  show(at('kinds'), last !== null && last.entries > 0);
  if (!last) {
    if (!v.running) at('verified').replaceChildren(verdict('dash', 'calm', t('office.not_verified')));
    return;
  }
  const took = t('office.verified', {
    when: moment(new Date(last.ended)),
    entries: number(last.entries),
    seconds: number(Math.round(last.seconds * 100) / 100),
    speed: number(last.per_second),
  });
  const shown = last.findings.length;
  at('verified').replaceChildren(
    last.sound
      ? verdict('tick', 'good', h('strong', {}, t('office.sound')))
      : verdict('cross', 'bad', h('strong', {}, plural('office.unsound', last.found))),
    h('p', {}, took, ' ', last.entries > 0 ? plural('office.open', last.open) : ''),
    ...(last.root ? [h('p', {class: 'root'}, t('office.of_root'), ' ', code(last.root))] : []),
    ...(shown
      ? [h('ul', {class: 'findings', lang: 'en'}, ...last.findings.map(f => h('li', {}, f)))]
      : []),
    ...(last.found > shown ? [h('p', {}, t('office.more', {n: number(last.found - shown)}))] : []),
  );
  at('kinds-table').replaceChildren(
    table(
      t('office.kinds'),
      [t('office.what'), t('office.count')],
      Object.entries(last.kinds).map(([kind, n]) => [h('code', {}, kind), number(n)]),
    ),
  );
}

function drawLists() {
  const focused = document.activeElement?.getAttribute('data-list');
  at('which').replaceChildren(
    ...LISTS.map(list =>
      h(
        'button',
        {
          type: 'button',
          'data-list': list,
          'aria-pressed': String(list === state.list),
          click: () => choose(list),
        },
        t(`office.list_${list}`),
        ' ',
        h('span', {class: 'count'}, number(state.standing?.counts[list] ?? 0)),
      ),
    ),
  );
  if (focused)
    /** @type {HTMLElement|null} */ (at('which').querySelector(`[data-list="${focused}"]`))?.focus();
  at('due').replaceChildren(...(state.list === 'corrections' ? due() : []));
  show(at('list-none'), state.lines.length === 0);
  show(at('list-scroll'), state.lines.length > 0);
  text(at('list-caption'), t(`office.list_${state.list}`));
  at('rows').replaceChildren(...state.lines.map(row));
  show(at('older'), state.older !== null);
  text(
    at('list-count'),
    state.lines.length
      ? t('office.shown', {n: number(state.lines.length), all: number(state.total)})
      : '',
  );
}

/** Whom nobody has told yet. */
function due() {
  if (!state.due.length) return [verdict('tick', 'good', t('office.all_told'))];
  const today = new Date().toISOString().slice(0, 10);
  const title = t('office.due');
  return [
    h('h3', {}, title),
    h(
      'div',
      {class: 'scroll'},
      table(
        title,
        ['by', 'recipient', 'correction_entry', 'disclosure_entry'].map(x => t(`office.${x}`)),
        state.due.map(d => [
          h(
            'span',
            {},
            calendar(d.by),
            d.by < today ? h('strong', {class: 'late'}, ` ${t('office.late')}`) : null,
          ),
          d.recipient,
          number(d.correction),
          number(d.disclosure),
        ]),
      ),
    ),
  ];
}

/** Whether a hold that is listed still holds. @param {Line} line */
function standingOf(line) {
  if (line.kind !== 'hold_placed') return '';
  const ended = state.lines.some(
    l => l.kind === 'hold_ended' && l.crossing === line.crossing && l.entry > line.entry,
  );
  const over = ended || new Date(line.says.until).getTime() < Date.now();
  return t(over ? 'office.hold_over' : 'office.hold_holds');
}

/** @param {string} name @param {any} value */
function value(name, value) {
  if (name === 'until') return moment(new Date(value));
  if (name === 'recipients_by') return calendar(value);
  if (name === 'sha256') return code(value);
  if (name === 'stays') return t(value ? 'office.vault_and_stays' : 'office.vault_only');
  if (Array.isArray(value)) return value.map(v => v.replaceAll('_', ' ')).join(', ');
  return typeof value === 'number' ? number(value) : String(value);
}

/** @param {Line} line */
function row(line) {
  const details = Object.entries(line.says).map(([name, v]) =>
    said(name === 'stays' ? 'looked_at' : name, value(name, v)),
  );
  const holds = standingOf(line);
  return h(
    'tr',
    {'data-entry': line.entry},
    h('th', {scope: 'row', class: 'figure'}, number(line.entry)),
    h('td', {class: 'when'}, line.at ? moment(new Date(line.at)) : '–'),
    h('td', {}, t(`office.kind_${line.kind}`), holds ? h('span', {class: 'by'}, ` (${holds})`) : null),
    h('td', {}, h('dl', {}, ...details)),
    h('td', {}, line.who ? code(line.who) : '–'),
    h(
      'td',
      {},
      line.crossing ? code(line.crossing) : '–',
      line.document ? h('span', {class: 'by'}, ` ${t('travellers.document', {n: line.document})}`) : null,
    ),
  );
}

/** @param {string} list */
async function choose(list) {
  Object.assign(state, {list, lines: [], older: null, total: 0});
  await more();
}

/** Counts what was asked for: an answer to anything before that comes too late. */
let asked = 0;

async function more() {
  const {list, older} = state;
  const own = ++asked;
  untell();
  attr(at('older'), 'aria-disabled', 'true'); // and not disabled: the focus stays on it
  try {
    const part = await api.call('GET', `/record/lists/${list}${older === null ? '' : `?before=${older}`}`);
    const due = list === 'corrections' ? await api.call('GET', '/record/due') : state.due;
    if (own !== asked) return;
    state.lines = older === null ? part.lines : [...state.lines, ...part.lines];
    Object.assign(state, {due, total: part.total, older: part.older});
  } catch (e) {
    if (own !== asked) return;
    tell(e);
  }
  attr(at('older'), 'aria-disabled', null);
  drawLists();
}

async function stand() {
  try {
    state.standing = await api.call('GET', '/record');
    drawStanding();
    if (checks()) drawLists();
  } catch (e) {
    tell(e);
  }
}

/** Looks at the verification, again and again while one runs. */
async function look() {
  try {
    state.verification = await api.call('GET', '/record/verification');
    drawVerification();
  } catch (e) {
    tell(e);
  }
  if (state.verification?.running) setTimeout(look, RUNNING);
}

async function verify() {
  untell();
  try {
    state.verification = await api.call('POST', '/record/verification', {});
    drawVerification();
    await look();
  } catch (e) {
    tell(e);
  }
}

/** Hands a file to whoever sits here. @param {Response} response @param {string} name */
async function save(response, name) {
  const url = URL.createObjectURL(await response.blob());
  const link = h('a', {href: url, download: name});
  link.click();
  URL.revokeObjectURL(url);
}

async function keep() {
  untell();
  try {
    await save(await api.answer('GET', '/record/checkpoint'), `checkpoint-${state.standing?.size ?? 0}`);
  } catch (e) {
    tell(e);
  }
}

/** @param {Event} e */
async function prove(e) {
  e.preventDefault();
  if (at('prove-submit').disabled) return;
  at('prove-submit').disabled = true;
  text(at('prove-wrong'), '');
  const crossing = at('proved-crossing').value.trim().toLowerCase();
  try {
    await save(
      await api.answer('POST', '/record/proofs', {crossing, purpose: at('purpose').value.trim()}),
      `crossing-${crossing}.zip`,
    );
    at('prove').reset();
    if (state.list === 'looks') await choose('looks');
    await stand();
  } catch (problem) {
    if (!(problem instanceof api.Problem)) throw problem;
    const known = {404: 'office.no_crossing', 422: 'office.no_id'}[problem.status];
    if (known) text(at('prove-wrong'), t(known));
    else tell(problem);
  } finally {
    at('prove-submit').disabled = false;
  }
}

async function start() {
  state.roles = await begin('record', draw);
  at('verify').addEventListener('click', verify);
  at('keep').addEventListener('click', keep);
  at('older').addEventListener('click', () => {
    if (!at('older').hasAttribute('aria-disabled')) more();
  });
  at('prove').addEventListener('submit', prove);
  changes = new Changes(async () => {
    await stand();
    if (checks()) await choose(state.list);
  });
  draw();
  await Promise.all([stand(), look(), changes.begin(state.roles), checks() ? more() : undefined]);
  setInterval(() => Promise.all([stand(), changes?.look()]), RESTING);
}

start();
