// @ts-check
/** Checks a receipt: its text, its file, or a photograph of its code. Nothing of it stays. */
import * as api from './api.js';
import {at, h, mark, show, text} from './dom.js';
import {refusal} from './refused.js';
import {day, t} from './words.js';

/** The longest side of a photograph that is sent, pixels: enough for the densest code that fills it by half. */
const LONGEST = 3_000;

const JPEG_QUALITY = 0.92;

/** A longer file is no text of a receipt, bytes. */
const MOST_TEXT = 65_536;

/** @type {api.Proof|null} */
let proof = null;
/** @type {() => string} */
let trouble = () => '';

/** How many checks were begun: an answer to an earlier one is not shown. */
let begun = 0;

export function begin() {
  at('receipt-form').addEventListener('submit', submit);
  at('receipt-clear').addEventListener('click', () => {
    clear();
    at('receipt-text').focus();
  });
  at('receipt-done').addEventListener('click', () => {
    clear();
    at('receipt-text').focus();
  });
  at('receipt-print').addEventListener('click', () => print());
  // what is touched is a telephone, or a kiosk, which opens a file instead
  show(at('receipt-camera'), navigator.maxTouchPoints > 0);
  for (const id of ['receipt-photograph', 'receipt-file'])
    at(id).addEventListener('change', () => chosen(at(id)));
}

/** Fetches the receipt under a code that the officer's screen showed. @param {string} code */
export function fetch(code) {
  check(async () => {
    const fetched = await api.fetchReceipt(code);
    at('receipt-text').value = fetched;
    at('receipt-save').href = `data:application/octet-stream,${encodeURIComponent(fetched)}`;
    has(true);
    return fetched;
  });
}

/** Whoever has just fetched a receipt has it before them, and no form. @param {boolean} fetched */
function has(fetched) {
  show(at('receipt-fetched'), fetched);
  for (const id of ['receipt-form', 'receipt-lead']) show(at(id), !fetched);
}

/** Lets go of what was shown. */
export function clear() {
  begun++;
  at('receipt-save').removeAttribute('href');
  has(false);
  at('receipt-text').value = '';
  say(null, () => '');
}

/** Says the same in the language that is spoken now. */
export function redraw() {
  text(at('receipt-wrong'), trouble());
  at('receipt-result').replaceChildren(...(proof ? result(proof) : []));
}

/** @param {api.Proof|null} now @param {() => string} wrong */
function say(now, wrong) {
  proof = now;
  trouble = wrong;
  redraw();
}

/** @param {Event} event */
function submit(event) {
  event.preventDefault();
  const given = at('receipt-text').value.trim();
  if (given) check(async () => given);
  else say(null, () => t('traveller.receipt_empty'));
}

/** @param {HTMLInputElement} input */
function chosen(input) {
  const file = input.files?.[0];
  input.value = ''; // the same file may be chosen again
  if (file) check(() => read(file));
}

/** @param {() => Promise<string|null>} find the receipt's text, or null where there is none */
async function check(find) {
  const mine = ++begun;
  say(null, () => '');
  at('receipt-result').replaceChildren(h('p', {class: 'note'}, t('traveller.receipt_working')));
  /** @type {[api.Proof|null, () => string]} */
  let answer;
  try {
    const found = await find();
    answer = found === null
      ? [null, () => t('traveller.receipt_no_picture')]
      : [await api.checkReceipt(found), () => ''];
  } catch (e) {
    answer = [null, () => (e instanceof api.Problem && e.title.startsWith('no ') ? pictured(e) : refusal(e))];
  }
  if (mine === begun) say(...answer);
}

/** @param {api.Problem} problem */
const pictured = problem =>
  problem.title === 'no such receipt' ? t('traveller.receipt_gone') :
  problem.title === 'no code' ? t('traveller.receipt_no_code') : t('traveller.receipt_no_picture');

/** @param {File} file @returns {Promise<string|null>} */
async function read(file) {
  const picture = await decoded(file);
  if (picture) return (await detected(picture)) ?? api.readCode(await smaller(picture));
  if (file.size > MOST_TEXT) return null;
  const written = (await file.text()).trim();
  return /^[\x20-\x7e]+$/.test(written) ? written : null;
}

/** @param {File} file @returns {Promise<ImageBitmap|null>} null where it is no picture */
async function decoded(file) {
  try {
    return await createImageBitmap(file);
  } catch {
    return null;
  }
}

/** The code's text as this browser reads it, where it can. @param {ImageBitmap} picture */
async function detected(picture) {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  if (!Detector) return null;
  try {
    const codes = await new Detector({formats: ['qr_code']}).detect(picture);
    return codes.length ? String(codes[0].rawValue) : null;
  } catch {
    return null; // then the server looks
  }
}

/** Of whatever format and size it was. @param {ImageBitmap} picture @returns {Promise<Blob>} */
function smaller(picture) {
  const share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((take, fail) =>
    canvas.toBlob(b => (b ? take(b) : fail(new Error('no picture'))), 'image/jpeg', JPEG_QUALITY),
  );
}

/** Each result has its sign and its colours. */
const LOOKS = /** @type {const} */ ({
  valid: ['tick', 'confirmed'],
  revoked: ['cross', 'bad'],
  unknown: ['ask', 'look'],
  worthless: ['cross', 'bad'],
});

/** @param {api.Proof} p @returns {Node[]} */
function result(p) {
  const [sign, tone] = LOOKS[p.result];
  const head = h(
    'h3',
    {},
    mark(p.reason === 'not_published' ? 'ask' : sign),
    h('span', {}, t(`traveller.result_${p.result}`)),
  );
  if (p.result === 'worthless')
    return [h('div', {class: 'result', 'data-tone': tone}, head, h('p', {}, t(`traveller.reason_${p.reason}`)))];
  const shown = p.shown.map(c =>
    h('div', {'data-claim': c.name}, h('dt', {}, t(`traveller.claim_${c.name}`)), h('dd', {}, value(c))),
  );
  const hidden = p.hidden.map(name => t(`traveller.claim_${name}`)).join('; ');
  return [
    h(
      'div',
      {class: 'result', 'data-tone': tone},
      head,
      h('p', {}, t(`traveller.result_${p.result}_more`)),
      h('h4', {}, t(p.result === 'revoked' ? 'traveller.result_shown' : 'traveller.result_shows')),
      h('dl', {}, ...shown),
      h('h4', {}, t('traveller.result_hides')),
      h('p', {class: 'hidden'}, hidden || t('traveller.result_hides_none')),
      h('p', {}, t('traveller.result_holder')),
    ),
  ];
}

/** @param {{name: string, value: string}} claim */
function value({name, value}) {
  switch (name) {
    case 'day':
    case 'date_of_birth':
      return day(value);
    case 'time':
      return value.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
    case 'direction':
      return t(`traveller.way_${value}`);
    case 'confirmed_by':
      return t(`traveller.by_${value}`);
    default:
      return value;
  }
}
