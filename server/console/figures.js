// @ts-check
/** A day of the port in figures, for who answers for it: counts of which none is small. */
import * as api from './api.js';
import {at, h, show, text} from './dom.js';
import {begin, tell, untell} from './office.js';
import {bars, columns, rates, times} from './plots.js';
import {day as calendar, has, month, number, t} from './words.js';

/**
 * @typedef {{cell: string, count: number|null}} Cell
 * @typedef {{cells: Cell[], sum: number|null}} Table
 * @typedef {{day: string, tables: Record<string, Table>,
 *   rates: Record<string, import('./plots.js').Rate|null>,
 *   times: Record<string, {median: number|null, most: number|null}>}} Figures
 * @typedef {{policy: string|null, legal_basis: string|null, since: string|null, months: string[],
 *   least: number}} Monitored
 * @typedef {{group: string, confirmed: number|null, referred: number|null,
 *   share: import('./plots.js').Rate|null}} Group
 * @typedef {{month: string, since: string, legal_basis: string, regions: Group[], ages: Group[]}} Told
 */

const state = {
  /** @type {{first: string|null, last: string|null, least: number}} */
  days: {first: null, last: null, least: 10},
  /** @type {Figures|null} */
  figures: null,
  /** @type {{month: string, opted_out: number|null, others: number|null}|null} */
  waiting: null,
  /** @type {Monitored|null} */
  equity: null,
  /** @type {Told|null} */
  told: null,
  from: 0,
  to: 24,
  /** The day that was asked for last. */
  asked: '',
};

/** Tables that are lines of bars, two side by side that are about as long. */
const LINED = [
  'referred',
  'referred_rows',
  'referred_lanes',
  'lanes',
  'complete',
  'ends',
  'modes',
  'directions',
  'choices',
];

/** What a cell is called. @param {string} table @param {string} cell */
function called(table, cell) {
  if (table === 'modes') return t(`mode.${cell}`);
  if (table === 'directions') return t(`direction.${cell}`);
  if (table === 'reasons' && has(`verdict.${cell}`)) return t(`verdict.${cell}`);
  if (table === 'lanes' || table === 'referred_lanes') return `${t('top.lane')} ${cell}`;
  return t(`office.cell_${cell}`);
}

/** @param {string} name */
const table = name => /** @type {Figures} */ (state.figures).tables[name];

/** @param {string} name */
const lines = name => table(name).cells.map(c => ({label: called(name, c.cell), count: c.count}));

/** @param {string} name */
const lined = name => bars(t(`office.${name}`), t('office.what'), lines(name), table(name).sum);

/** Faces that were found, of each row. */
const captures = () =>
  ['row_1', 'row_2', 'row_3', 'row_unknown'].flatMap(row =>
    table(`captures_${row}`).cells.map(c => ({
      label: `${called('rows', row)}: ${t(`office.cell_${c.cell}`)}`,
      count: c.count,
    })),
  );

/** The hours that are chosen. @param {string} name */
const hours = name =>
  table(name)
    .cells.slice(state.from, state.to)
    .map(c => ({label: c.cell.slice(0, 2), count: c.count}));

/** What the chosen hours come to, as far as it is told. @param {string} name */
function ofHours(name) {
  const some = hours(name);
  const told = some.filter(x => x.count !== null);
  if (!told.length) return t('office.hours_none');
  return t('office.hours_sum', {
    n: number(told.reduce((sum, x) => sum + (x.count ?? 0), 0)),
    told: number(told.length),
    all: number(some.length),
  });
}

/** @param {string} name @param {string} cell */
const count = (name, cell) => table(name).cells.find(c => c.cell === cell)?.count ?? null;

/** @param {string} key @param {number|null} n */
const key = (key, n) =>
  h(
    'div',
    {'data-key': key},
    h('dt', {}, t(`office.key_${key}`)),
    n === null ? h('dd', {class: 'not-told'}, t('office.hidden')) : h('dd', {}, number(n)),
  );

function drawEquity() {
  const {equity, told} = state;
  show(at('equity'), equity !== null);
  if (!equity) return;
  const {policy, legal_basis, since, months} = equity;
  text(
    at('equity-words'),
    policy === null
      ? t('office.equity_none')
      : t('office.equity_words', {
          basis: legal_basis ?? '',
          since: calendar((told?.since ?? since ?? '').slice(0, 10)),
          least: number(equity.least),
        }) + (months.length ? '' : ` ${t('office.equity_not_yet')}`),
  );
  show(at('equity-asking'), months.length > 0);
  at('equity-month').replaceChildren(...months.map(m => h('option', {value: m}, month(m))));
  if (!told) return;
  at('equity-month').value = told.month;
  const shares = (/** @type {'regions'|'ages'} */ what) =>
    rates(
      t(`office.equity_${what}`),
      told[what].map(g => ({label: t(`office.cell_${g.group}`), rate: g.share})),
      t('office.equity_note'),
    );
  at('equity-plots').replaceChildren(
    .../** @type {const} */ (['regions', 'ages']).filter(x => told[x].length).map(shares),
  );
}

function draw() {
  const {first, last, least} = state.days;
  drawEquity();
  show(at('none'), first === null);
  show(at('asking'), first !== null);
  text(at('rule'), t('office.rule', {least: number(least)}));
  at('day').min = first ?? '';
  at('day').max = last ?? '';
  drawHours();
  const {figures} = state;
  show(at('figures'), figures !== null);
  if (!figures) return;
  text(at('of-day'), t('office.of_day', {day: calendar(figures.day)}));
  at('back').disabled = figures.day <= (first ?? '');
  at('on').disabled = figures.day >= (last ?? '');
  at('keys').replaceChildren(
    key('crossings', table('hours').sum),
    key('confirmed_by_machine', count('travellers', 'confirmed_by_machine')),
    key('referred', table('referred').sum),
    key('confirmed_by_officer', count('referred', 'confirmed_by_officer')),
    key('opted_out', count('choices', 'somebody_chose_an_officer')),
    key('abandoned', count('ends', 'abandoned')),
  );
  const rate = (/** @type {string} */ name) => ({label: t(`office.rate_${name}`), rate: figures.rates[name]});
  const kept = new Set(
    [...at('plots').querySelectorAll('details[open]')].map(d => d.closest('[data-plot]')?.getAttribute('data-plot')),
  );
  const plots = {
    rates: rates(
      t('office.rates'),
      [
        'everybody_captured',
        'captured_row_1',
        'captured_row_2',
        'captured_row_3',
        'captured_row_unknown',
        'confirmed_by_machine',
        'confirmed_by_officer',
      ].map(rate),
      t('office.rates_note'),
    ),
    times: times(
      t('office.times'),
      ['decision', 'closing'].map(x => ({label: t(`office.times_${x}`), ...figures.times[x]})),
      t('office.times_note'),
    ),
    hours: columns(t('office.hours'), t('office.hour'), hours('hours'), table('hours').sum, ofHours('hours')),
    referred_hours: columns(
      t('office.referred_hours'),
      t('office.hour'),
      hours('referred_hours'),
      table('referred_hours').sum,
      ofHours('referred_hours'),
    ),
    reasons: lined('reasons'),
    captures: bars(t('office.captures'), t('office.what'), captures(), undefined, t('office.captures_note')),
    ...Object.fromEntries(LINED.map(x => [x, lined(x)])),
  };
  at('plots').replaceChildren(
    ...Object.entries(plots).map(([name, plot]) => {
      plot.setAttribute('data-plot', name);
      const details = plot.querySelector('details');
      if (details && kept.has(name)) details.open = true;
      return plot;
    }),
    at('waiting'),
  );
  drawWaiting();
}

function drawHours() {
  const pad = (/** @type {number} */ n) => `${String(n).padStart(2, '0')}:00`;
  const fill = (/** @type {string} */ id, /** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ value) => {
    at(id).replaceChildren(
      ...Array.from({length: to - from}, (_, i) => h('option', {value: from + i}, pad(from + i))),
    );
    at(id).value = String(value);
  };
  fill('from', 0, state.to, state.from);
  fill('to', state.from + 1, 25, state.to);
}

function drawWaiting() {
  const {waiting} = state;
  show(at('waiting'), waiting !== null);
  if (!waiting) return;
  const told = (/** @type {number|null} */ n) =>
    n === null ? t('office.hidden') : t('shift.unit', {n: number(n)});
  text(
    at('waiting-words'),
    t('office.waiting', {
      month: month(waiting.month),
      opted_out: told(waiting.opted_out),
      others: told(waiting.others),
    }),
  );
}

/** @param {string} day */
async function ask(day) {
  state.asked = day;
  at('day').value = day;
  untell();
  try {
    const figures = await api.call('GET', `/figures/days/${day}`);
    if (state.asked !== day) return; // another one was asked for meanwhile
    state.figures = figures;
    await askWaiting(day);
  } catch (e) {
    tell(e);
  }
  draw();
}

/** Of the newest month that is over when this day is. @param {string} day */
async function askWaiting(day) {
  const before = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  before.setUTCMonth(before.getUTCMonth() - 1);
  const last = before.toISOString().slice(0, 7);
  if (state.waiting?.month !== last) state.waiting = await api.call('GET', `/figures/months/${last}/waiting`);
}

/** @param {string} month */
async function askEquity(month) {
  try {
    state.told = await api.call('GET', `/figures/equity/${month}`);
  } catch (e) {
    tell(e);
  }
  draw();
}

/** @param {number} by days */
function turn(by) {
  const {first, last} = state.days;
  const to = new Date(`${state.asked}T00:00:00Z`);
  to.setUTCDate(to.getUTCDate() + by);
  const day = to.toISOString().slice(0, 10);
  if (first !== null && last !== null && day >= first && day <= last) ask(day);
}

async function start() {
  await begin('figures', draw);
  at('back').addEventListener('click', () => turn(-1));
  at('on').addEventListener('click', () => turn(1));
  at('day').addEventListener('change', () => {
    const {value} = at('day');
    if (value && at('day').checkValidity()) ask(value);
    else at('day').reportValidity();
  });
  for (const end of /** @type {const} */ (['from', 'to']))
    at(end).addEventListener('change', () => {
      state[end] = Number(at(end).value);
      draw();
    });
  try {
    state.days = await api.call('GET', '/figures/days');
    state.equity = await api.call('GET', '/figures/equity');
  } catch (e) {
    tell(e);
  }
  draw();
  at('equity-month').addEventListener('change', () => askEquity(at('equity-month').value));
  const newest = state.equity?.months[0];
  if (newest) await askEquity(newest);
  if (state.days.last) await ask(state.days.last);
}

start();
