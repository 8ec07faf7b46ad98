// @ts-check
/** Codes by which travellers fetch their receipts with a telephone, one after the other. */
import {tell} from './acts.js';
import * as api from './api.js';
import {at, attr, show, text} from './dom.js';
import {number, t} from './words.js';

/** @type {{document: number, picture: string}[]} */
let offered = [];
let current = 0;

export function begin() {
  at('receipts-close').addEventListener('click', () => at('receipts-dialog').close());
  at('receipts-before').addEventListener('click', () => turn(-1));
  at('receipts-on').addEventListener('click', () => turn(1));
  // what was on the screen is for one traveller
  at('receipts-dialog').addEventListener('close', () => {
    offered = [];
    draw();
  });
}

/** @param {string} crossing that was closed just now */
export async function open(crossing) {
  text(at('receipts-wrong'), '');
  current = 0;
  offered = [];
  try {
    offered = await api.receipts(crossing);
    draw();
  } catch (e) {
    if (e instanceof api.Problem && e.status === 401) return; // the page asks who it is
    draw();
    show(at('receipts-none'), false);
    if (e instanceof api.Problem && e.title === 'no public address')
      text(at('receipts-wrong'), t('receipts.no_address'));
    else tell(e, 'receipts-wrong');
  }
  at('receipts-dialog').showModal();
}

/** @param {number} by */
function turn(by) {
  current = (current + by + offered.length) % offered.length;
  draw();
}

function draw() {
  const one = offered[current];
  show(at('receipts-none'), !one);
  show(at('receipts-code'), Boolean(one));
  for (const id of ['receipts-before', 'receipts-on']) show(at(id), offered.length > 1);
  text(
    at('receipts-of'),
    one ? t('receipts.of', {document: number(one.document), n: number(current + 1), all: number(offered.length)}) : '',
  );
  attr(at('receipts-code'), 'src', one ? `data:image/svg+xml,${encodeURIComponent(one.picture)}` : 'data:,');
  attr(at('receipts-code'), 'alt', one ? t('receipts.alt', {document: number(one.document)}) : '');
}
