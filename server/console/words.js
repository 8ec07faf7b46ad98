// @ts-check
/** The words of the page in the officer's language, and its way to write numbers, dates and times. */

/** Languages by their own names. @type {Record<string, string>} */
export const LANGUAGES = {en: 'English', fr: 'Français', es: 'Español'};

/** How dates and numbers are written: with hours to 24, as ports do. @type {Record<string, string>} */
const LOCALES = {en: 'en-GB', fr: 'fr-FR', es: 'es-ES'};

/** @type {any} */
let words = {};
let language = 'en';
/** @type {Record<string, any>} */
let formats = {};

export const current = () => language;

/** The language that was chosen here, or the first of the browser's that there are words for. */
export function preferred() {
  /** @type {string|null} */
  let chosen = null;
  try {
    chosen = localStorage.getItem('exeat.language');
  } catch {
    // nothing is kept here
  }
  return [chosen ?? '', ...navigator.languages.map(l => l.slice(0, 2))].find(l => l in LANGUAGES) ?? 'en';
}

/** @param {string} which @returns {Promise<any>} */
export async function load(which) {
  const response = await fetch(new URL(`words/${which}.json`, import.meta.url));
  if (!response.ok) throw new Error(`words/${which}.json: ${response.status}`);
  return response.json();
}

/** From now on the page speaks this language. @param {string} which */
export async function speak(which) {
  words = await load(which);
  language = which;
  formats = {};
  document.documentElement.lang = which;
}

/** @param {string} which */
export function remember(which) {
  try {
    localStorage.setItem('exeat.language', which);
  } catch {
    // then it holds until the page is left
  }
}

/** @param {string} key such as verdict.confirmed @returns {any} */
function entry(key) {
  const dot = key.indexOf('.');
  const part = words[key.slice(0, dot)];
  return part?.[key.slice(dot + 1)];
}

/** @param {string} text @param {Record<string, unknown>} [values] */
export function fill(text, values) {
  return values ? text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all)) : text;
}

/**
 * The words for a key; for a code that is newer than this page, the code itself as words.
 *
 * @param {string} key @param {Record<string, unknown>} [values]
 */
export function t(key, values) {
  const text = entry(key);
  return typeof text === 'string'
    ? fill(text, values)
    : key.slice(key.lastIndexOf('.') + 1).replaceAll('_', ' ');
}

/** Whether there are words for it. @param {string} key */
export const has = key => entry(key) !== undefined;

/** @param {string} key @returns {string[]} */
export const several = key => entry(key) ?? [];

/** @param {string} key @param {number} n @param {Record<string, unknown>} [values] */
export function plural(key, n, values) {
  const form = format('plural', () => new Intl.PluralRules(locale())).select(n);
  return t(`${key}.${form === 'one' ? 'one' : 'other'}`, {...values, n: number(n)});
}

const locale = () => LOCALES[language];

/** @template T @param {string} name @param {() => T} make @returns {T} */
function format(name, make) {
  return (formats[name] ??= make());
}

/** @param {number} n */
export const number = n => format('number', () => new Intl.NumberFormat(locale())).format(n);

/** @param {number} share 0 to 1; 100 % only for 1, for nearly all is not all */
export function percent(share) {
  const p = format('percent', () => new Intl.NumberFormat(locale(), {style: 'percent'}));
  return p.format(share < 1 ? Math.min(share, 0.99) : share);
}

/** A time of the day with seconds. @param {Date} at */
export const time = at =>
  format(
    'time',
    () =>
      new Intl.DateTimeFormat(locale(), {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      }),
  ).format(at);

/** A day and a time of it, here. @param {Date} at */
export const moment = at =>
  format(
    'moment',
    () => new Intl.DateTimeFormat(locale(), {dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23'}),
  ).format(at);

/** A day of the calendar, wherever one is. @param {string} iso such as 2032-04-15 */
export const day = iso =>
  format(
    'day',
    () =>
      new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'}),
  ).format(new Date(iso + 'T00:00:00Z'));

/** @param {string} iso such as 2032-04 */
export const month = iso =>
  format('month', () => new Intl.DateTimeFormat(locale(), {month: 'long', year: 'numeric', timeZone: 'UTC'})).format(
    new Date(iso + '-01T00:00:00Z'),
  );

/** @param {string[]} some */
export const list = some => some.join(', ');

/** Minutes and seconds, or hours as well. @param {number} seconds */
export function span(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const minutes = Math.floor(s / 60);
  return minutes < 60
    ? `${minutes}:${two(s % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(s % 60)}`;
}

/** A problem in a sentence. @param {import('./api.js').Problem} problem */
export function refusal(problem) {
  const key = `error.${problem.status}`;
  return has(key) ? t(key) : t('error.other', {status: problem.status});
}
