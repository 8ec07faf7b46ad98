// @ts-check
/** One person of a crossing that is taken with a telephone: what has come of this person, and what there is to do. */
import {attr, h, mark, remark, text} from './dom.js';
import {list, t} from './words.js';

/**
 * @typedef {{state: 'waits'} | {state: 'seen', faces: number, good: boolean, reasons: string[]}
 *   | {state: 'refused', words: string}} Photo
 * @typedef {{state: 'waits', as_it_is: boolean} | {state: 'taken', number: number, as_it_is: boolean}
 *   | {state: 'faulty', faults: number} | {state: 'refused', words: string}} Paper
 * @typedef {{number: number, photo: Photo|null, paper: Paper|null, opted_out: boolean}} Person
 * @typedef {'photograph'|'document'|'opt_out'} Act
 * @typedef {{tone: 'good'|'look'|'open', mark: import('./dom.js').MarkName, words: string}} Line
 */

/** People whom one crossing takes, as the server has it. */
export const MOST = 60;

/** Pixels of the small picture, which is in the page's memory only. */
const WIDE = 168;
const HIGH = 210;

/** @param {Blob} photograph @returns {Promise<HTMLCanvasElement>} its middle, small */
export async function thumbnail(photograph) {
  const picture = await createImageBitmap(photograph);
  const scale = Math.max(WIDE / picture.width, HIGH / picture.height);
  const canvas = h('canvas', {width: WIDE, height: HIGH, 'aria-hidden': 'true'});
  canvas
    .getContext('2d')
    ?.drawImage(
      picture,
      (WIDE - picture.width * scale) / 2,
      (HIGH - picture.height * scale) / 2,
      picture.width * scale,
      picture.height * scale,
    );
  picture.close();
  return canvas;
}

/** @param {Photo|null} photo @returns {Line} */
function ofPhoto(photo) {
  if (!photo) return {tone: 'open', mark: 'dash', words: t('capture.photo_none')};
  if (photo.state === 'waits') return {tone: 'open', mark: 'seen', words: t('capture.photo_waits')};
  if (photo.state === 'refused') return {tone: 'look', mark: 'look', words: t('capture.photo_refused', photo)};
  if (photo.good) return {tone: 'good', mark: 'tick', words: t('capture.photo_good')};
  const words =
    photo.faces === 0
      ? t('capture.photo_no_face')
      : photo.faces > 1
        ? t('capture.photo_faces', {n: photo.faces})
        : t('capture.photo_lacking', {what: list(photo.reasons.map(r => t(`reason.${r}`)))});
  return {tone: 'look', mark: 'look', words};
}

/** @param {Paper|null} paper @returns {Line} */
function ofPaper(paper) {
  if (!paper) return {tone: 'open', mark: 'dash', words: t('capture.paper_none')};
  switch (paper.state) {
    case 'waits':
      return {tone: 'open', mark: 'seen', words: t(paper.as_it_is ? 'capture.paper_waits_faulty' : 'capture.paper_waits')};
    case 'taken':
      return paper.as_it_is
        ? {tone: 'look', mark: 'look', words: t('capture.paper_taken_faulty', {n: paper.number})}
        : {tone: 'good', mark: 'tick', words: t('capture.paper_taken', {n: paper.number})};
    case 'faulty':
      return {tone: 'look', mark: 'look', words: t('capture.paper_faulty')};
    case 'refused':
      return {tone: 'look', mark: 'look', words: t('capture.paper_refused', paper)};
  }
}

/** @param {Person} p */
export const captured = p => p.photo?.state === 'waits' || (p.photo?.state === 'seen' && p.photo.good);

export class PersonCard {
  /** @type {HTMLCanvasElement|null} */
  #shown = null;

  /** @param {number} number @param {(act: Act, number: number) => void} act */
  constructor(number, act) {
    this.title = h('h2', {id: `person-${number}`});
    this.thumb = h('div', {class: 'thumb', 'aria-hidden': 'true'}, String(number));
    this.photo = line();
    this.paper = line();
    this.out = h('p', {class: 'line'}, mark('on'), h('span', {word: 'capture.opted_out'}));
    const button = (/** @type {Act} */ what) => {
      const words = h('span');
      const node = h('button', {type: 'button', class: what === 'opt_out' ? 'out' : what, 'aria-describedby': `person-${number}`, click: () => act(what, number)}, words);
      return {node, words};
    };
    this.photograph = button('photograph');
    this.document = button('document');
    this.optOut = button('opt_out');
    this.node = h(
      'li',
      {class: 'person', 'data-person': number},
      this.thumb,
      h('div', {class: 'says'}, this.title, this.photo.node, this.paper.node, this.out),
      h('div', {class: 'acts'}, this.photograph.node, this.document.node, this.optOut.node),
    );
  }

  /** @param {Person} p @param {HTMLCanvasElement|null} small @param {boolean} allOut everybody chose an officer */
  change(p, small, allOut) {
    const out = p.opted_out || allOut;
    const photo = ofPhoto(p.photo);
    const paper = ofPaper(p.paper);
    text(this.title, t('capture.person', {n: p.number}));
    draw(this.photo, photo);
    draw(this.paper, paper);
    attr(this.photo.node, 'hidden', out);
    attr(this.out, 'hidden', !out);
    text(this.photograph.words, t(p.photo ? 'capture.photograph_again' : 'capture.photograph'));
    text(this.document.words, t(p.paper ? 'capture.type_again' : 'capture.type'));
    text(this.optOut.words, t('capture.opt_out'));
    this.photograph.node.disabled = out;
    this.document.node.disabled = p.paper?.state === 'waits';
    this.optOut.node.disabled = out;
    const tones = [out ? 'good' : photo.tone, paper.tone];
    attr(this.node, 'data-tone', tones.includes('look') ? 'look' : tones.includes('open') ? 'open' : 'good');
    if (out) small = null;
    if (small !== this.#shown) {
      this.#shown = small;
      this.thumb.replaceChildren(small ?? String(p.number));
    }
  }
}

function line() {
  const sign = mark('dash');
  const words = h('span');
  return {node: h('p', {class: 'line'}, sign, words), sign, words};
}

/** @param {ReturnType<typeof line>} view @param {Line} to */
function draw(view, to) {
  attr(view.node, 'data-tone', to.tone);
  remark(view.sign, to.mark);
  text(view.words, to.words);
}
