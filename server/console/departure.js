// @ts-check
/** Announces a departure, shows its code once, and takes announcements back. */
import * as api from './api.js';
import {at, attr, h, show, text} from './dom.js';
import {refusal} from './refused.js';
import {day, plural, t} from './words.js';
import {Zone} from './zone.js';

/** @typedef {NonNullable<api.Notice['departures']>} Terms */

/** @type {Terms|null} */
let terms = null;
/** @type {Zone[]} */
let zones = [];
/** @type {api.Announced|null} */
let announced = null;

/** What stands in a line for troubles, made anew in every language. @type {Record<string, () => string>} */
const said = {};

/** @param {string} id @param {() => string} words */
function say(id, words) {
  said[id] = words;
  text(at(id), words());
}

export function begin() {
  at('departure-form').addEventListener('submit', submit);
  at('departure-add').addEventListener('click', () => add().focus());
  at('announced-print').addEventListener('click', () => print());
  at('announced-done').addEventListener('click', () => {
    clear();
    at('departure-day').focus();
  });
  at('withdraw-form').addEventListener('submit', withdraw);
}

/** @param {Terms|null} now */
export function draw(now) {
  terms = now;
  if (!terms) return;
  const input = at('departure-day');
  attr(input, 'min', terms.first_day);
  attr(input, 'max', terms.last_day);
  if (!input.value) input.value = terms.first_day;
  text(at('departure-between'), t('traveller.departure_between', between()));
  if (!zones.length) add();
  zones.forEach(z => z.redraw());
  for (const [id, words] of Object.entries(said)) text(at(id), words());
  drawAnnounced();
}

const between = () => ({first: day(terms?.first_day ?? ''), last: day(terms?.last_day ?? '')});

/** Lets go of all that was typed and of the code. */
export function clear() {
  announced = null;
  zones = [];
  at('departure-documents').replaceChildren();
  at('departure-day').value = '';
  at('withdraw-code').value = '';
  for (const id of ['departure-wrong', 'withdraw-wrong', 'withdraw-done']) say(id, () => '');
  draw(terms);
}

function add() {
  const zone = new Zone(() => remove(zone), same);
  zones.push(zone);
  at('departure-documents').append(zone.node);
  number();
  return zone;
}

/** @param {Zone} zone */
function remove(zone) {
  zones = zones.filter(z => z !== zone);
  zone.node.remove();
  number();
  zones.at(-1)?.focus();
}

function number() {
  zones.forEach((z, i) => z.number(i + 1, zones.length > 1));
  at('departure-add').disabled = zones.length >= (terms?.most_documents ?? 1);
}

/** Whether an earlier one is of the same document. @param {Zone} zone */
const same = zone => zones.slice(0, zones.indexOf(zone)).some(z => z.text() === zone.text());

/** @param {SubmitEvent} event */
async function submit(event) {
  event.preventDefault();
  const input = at('departure-day');
  say('departure-wrong', () => '');
  if (!terms || input.value < terms.first_day || input.value > terms.last_day) {
    say('departure-wrong', () => t('traveller.departure_day_wrong', between()));
    input.focus();
    return;
  }
  const open = zones.find(z => !z.ready());
  if (open) {
    say('departure-wrong', () => t('traveller.departure_not_ready'));
    open.focus();
    return;
  }
  const button = /** @type {HTMLButtonElement} */ (event.submitter);
  button.disabled = true;
  try {
    announced = await api.announce(input.value, zones.map(z => z.lines()));
    zones = [];
    at('departure-documents').replaceChildren();
    draw(terms);
    at('announced-title').focus();
  } catch (e) {
    say('departure-wrong', () => refusal(e));
  }
  button.disabled = false;
}

function drawAnnounced() {
  show(at('departure-form'), announced === null);
  show(at('announced'), announced !== null);
  // in halves, where a line is too short for all of it
  const halves = announced?.code.match(/.{1,10}/g) ?? [];
  at('announced-code').replaceChildren(...halves.map(half => h('span', {}, half)));
  attr(at('announced-picture'), 'src', announced && `data:image/svg+xml,${encodeURIComponent(announced.picture)}`);
  text(
    at('announced-for'),
    announced ? plural('traveller.announced_for', announced.documents, {day: day(announced.day)}) : '',
  );
}

/** @param {Event} event */
async function withdraw(event) {
  event.preventDefault();
  say('withdraw-wrong', () => '');
  say('withdraw-done', () => '');
  const code = at('withdraw-code').value.trim();
  if (!code) {
    at('withdraw-code').focus();
    return;
  }
  try {
    await api.withdraw(code);
    at('withdraw-code').value = '';
    say('withdraw-done', () => t('traveller.withdraw_done'));
  } catch (e) {
    const none = e instanceof api.Problem && e.status === 404;
    say('withdraw-wrong', () => (none ? t('traveller.withdraw_none') : refusal(e)));
  }
}
