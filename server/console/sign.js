// @ts-check
/**
 * The sign at a lane: what is asked for now, or else the notice, in the languages in turn. Without data
 * it falls back to the notice: never does it ask for what nobody asks any more.
 */
import * as api from './api.js';
import {at, attr, h, show, text} from './dom.js';
import {pictogram} from './pictograms.js';
import {fill, LANGUAGES, load} from './words.js';

/** @typedef {import('./api.js').Sign} Sign */

/** Milliseconds that a language stands. */
const TURN = 6_000;

/** Milliseconds without a word from the server after which nothing is asked of anybody: 10 s, less a look. */
const TRUST = 9_500;

/** Milliseconds of silence after which the stream is opened anew: a heartbeat comes every 4 s. */
const PATIENCE = 15_000;

/** Milliseconds of silence after which the sign asks by itself, in time for TRUST. */
const ASK = 7_000;

/** Prompts that stand on the sign together with all languages; more take turns. */
const TOGETHER = 1;

const lane = new URLSearchParams(location.search).get('lane') ?? '1';

/** @type {Record<string, any>} */
const words = {};
/** @type {Sign|null} */
let sign = null;
let heard = -Infinity;
let turn = 0;
let drawn = '';

async function begin() {
  for (const code of Object.keys(LANGUAGES)) {
    const all = await load(code);
    words[code] = {...all.sign, rights: all.traveller.sign};
  }
  text(at('sign-lane'), fill(words.en.lane, {lane}));
  draw();
  setInterval(() => {
    turn++;
    turned();
  }, TURN);
  setInterval(watch, 500);
  addEventListener('resize', fit);
  api.listen(api.signEvents(lane), 'sign', PATIENCE, {
    data: take,
    alive: () => (heard = performance.now()),
    lost() {},
  });
}

/** @param {Sign} told */
function take(told) {
  heard = performance.now();
  sign = told;
  draw();
}

let asking = false;

/** A quiet stream may be a dead one: asks, and forgets the prompts if there is no answer in time. */
async function watch() {
  const silence = performance.now() - heard;
  if (silence > TRUST) draw();
  if (silence < ASK || asking) return;
  asking = true;
  try {
    take(await api.sign(lane));
  } catch {
    // then the silence goes on
  }
  asking = false;
}

function draw() {
  const trusted = sign !== null && performance.now() - heard <= TRUST;
  const prompts = trusted && sign ? sign.prompts : [];
  const direction = sign?.direction ?? 'any';
  const now = JSON.stringify([direction, prompts]);
  if (now === drawn) return;
  drawn = now;
  turn = 0;
  attr(document.body, 'data-shows', prompts.length ? 'prompts' : 'notice');
  show(at('notice'), prompts.length === 0);
  show(at('prompts'), prompts.length > 0);
  if (prompts.length) drawPrompts(prompts);
  else drawNotice(direction);
  turned();
  fit();
}

/** @param {string} direction */
function drawNotice(direction) {
  at('notice').replaceChildren(
    h('div', {class: 'aside'}, pictogram('camera'), rights()),
    h(
      'div',
      {class: 'turns'},
      ...Object.keys(LANGUAGES).map(code =>
        h(
          'div',
          {class: 'turn', lang: code, 'data-language': code},
          h('h1', {}, words[code][direction]),
          h('p', {}, words[code].document),
          h('p', {}, words[code].law),
          h('p', {class: 'choice'}, words[code].choice),
        ),
      ),
    ),
  );
  attr(at('notice'), 'data-turns', true);
}

/** Where to read on: the page for travellers as a code, for telephones; nothing where they do not reach it. */
function rights() {
  const none = () => {
    figure.remove();
    fit();
  };
  const figure = h(
    'figure',
    {class: 'rights'},
    h('img', {src: api.noticeCode, alt: '', load: fit, error: none}),
    h(
      'figcaption',
      {class: 'turns'},
      ...Object.keys(LANGUAGES).map(code =>
        h('span', {class: 'turn', lang: code, 'data-language': code}, words[code].rights),
      ),
    ),
  );
  return figure;
}

/** @param {import('./api.js').Asked[]} prompts */
function drawPrompts(prompts) {
  const together = prompts.length <= TOGETHER;
  at('prompts').replaceChildren(
    ...prompts.map(({prompt, texts}) => {
      // the house's own languages first, then whatever else the lane speaks
      const codes = [...new Set([...Object.keys(LANGUAGES), ...Object.keys(texts)])].filter(
        code => texts[code],
      );
      return h(
        'div',
        {class: 'prompt', 'data-prompt': prompt},
        pictogram(prompt),
        h(
          'div',
          {class: together ? 'together' : 'turns'},
          ...codes.map(code =>
            h('p', {class: together ? null : 'turn', lang: code, 'data-language': code}, texts[code]),
          ),
        ),
      );
    }),
  );
  attr(at('prompts'), 'data-count', prompts.length);
}

/** The largest type that is tried, in sizes of the stylesheet, and what is left of it at each try. */
const LARGEST = 2;
const SMALLER = 0.96;

/** Sets what stands on the sign as large as it goes, whatever language has its turn. */
function fit() {
  const section = /** @type {HTMLElement} */ (document.querySelector('section:not([hidden])'));
  for (let size = LARGEST; size > 0.3; size *= SMALLER) {
    section.style.setProperty('--fit', size.toFixed(3));
    const {top, bottom} = section.getBoundingClientRect();
    const within = [...section.querySelectorAll('.prompt, .turns, .together, .pictogram, .rights, h1, p')].every(
      node => {
        const box = node.getBoundingClientRect();
        return box.top >= top - 1 && box.bottom <= bottom + 1 && node.scrollWidth <= node.clientWidth + 1;
      },
    );
    if (within) return;
  }
}

/** Each language keeps its room while another one stands there, so that nothing jumps. */
function turned() {
  /** @type {Set<string>} */
  const codes = new Set();
  for (const node of document.querySelectorAll('section:not([hidden]) .turn'))
    codes.add(node.getAttribute('data-language') ?? '');
  const all = [...codes];
  const current = all[turn % Math.max(1, all.length)];
  for (const node of document.querySelectorAll('.turn'))
    attr(node, 'data-current', node.getAttribute('data-language') === current);
  at('sign-languages').replaceChildren(
    ...all.map(code => h('span', {'data-current': code === current}, code.toUpperCase())),
  );
}

begin();
