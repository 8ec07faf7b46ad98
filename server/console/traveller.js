// @ts-check
/** The page for travellers: what is kept, receipts, announced departures. Nobody signs in here. */
import * as api from './api.js';
import * as departure from './departure.js';
import {at, attr, h, show, text} from './dom.js';
import * as receipt from './receipt.js';
import {rules} from './rules.js';
import {settings} from './settings.js';
import * as words from './words.js';

/** Milliseconds without a touch after which a kiosk (`?kiosk`) forgets what the last one did. */
const KIOSK = 120_000;

/** @type {api.Notice|null} */
let notice = null;

async function begin() {
  await words.speak(words.preferred());
  settings(draw);
  receipt.begin();
  departure.begin();
  at('again').addEventListener('click', fetchNotice);
  addEventListener('hashchange', () => {
    takeReceipt();
    view();
    scrollTo(0, 0);
    at(current() ? `${current()}-title` : 'title').focus({preventScroll: true});
  });
  if (new URLSearchParams(location.search).has('kiosk')) watchKiosk();
  // what was typed does not come back with the page
  addEventListener('pagehide', forget);
  await fetchNotice();
  takeReceipt();
}

/** A code in the address is used once and leaves it, so that no history keeps it. */
function takeReceipt() {
  const code = /^#receipt=([\w-]+)$/.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(null, '', '#receipt');
  view();
  receipt.fetch(code);
}

async function fetchNotice() {
  show(at('waiting'), true);
  show(at('failed'), false);
  try {
    notice = await api.notice();
  } catch {
    show(at('failed'), true);
  }
  show(at('waiting'), false);
  draw();
}

/** The parts of the page, and whether this port has them. @type {Record<string, boolean>} */
let parts = {};

/** The part that the address names; empty for the beginning. */
function current() {
  const named = location.hash.slice(1);
  return Object.hasOwn(parts, named) && parts[named] ? named : '';
}

/** Shows one part at a time: a telephone has no room for more. */
function view() {
  const one = current();
  for (const id of Object.keys(parts)) show(at(id), id === one);
  for (const id of ['lead', 'port', 'choice', 'contents']) show(at(id), one === '');
  show(at('back'), one !== '');
}

function draw() {
  for (const node of document.querySelectorAll('[data-word-alt]'))
    attr(node, 'alt', words.t(node.getAttribute('data-word-alt') ?? ''));
  receipt.redraw();
  if (!notice) return;
  parts = {
    lane: true,
    kept: true,
    receipt: notice.receipts !== null,
    departure: notice.departures !== null,
    me: true,
    check: true,
  };
  text(at('port-name'), notice.port);
  at('contents').replaceChildren(
    h(
      'ul',
      {},
      ...Object.keys(parts)
        .filter(id => parts[id])
        .map(id => h('li', {}, h('a', {href: `#${id}`}, words.t(`traveller.${id}_title`)))),
    ),
  );
  view();
  at('rules').replaceChildren(...rules(notice));
  drawKeys(notice);
  departure.draw(notice.departures);
}

/** @param {api.Notice} told */
function drawKeys(told) {
  text(at('check-origin'), told.port);
  text(at('check-key'), told.key);
  for (const node of document.querySelectorAll('.of-receipts')) show(node, told.receipts !== null);
  text(at('check-issuer'), told.receipts?.issuer ?? '');
  text(at('check-keys'), told.receipts ? JSON.stringify(JSON.parse(told.receipts.keys), null, 1) : '');
}

function forget() {
  receipt.clear();
  departure.clear();
}

function watchKiosk() {
  /** @type {ReturnType<typeof setTimeout>} */
  let rest;
  const touched = () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      forget();
      location.hash = '';
    }, KIOSK);
  };
  for (const what of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(what, touched, {passive: true});
}

begin();
