// @ts-check
/** One traveller: the document's portrait beside the picture from the lane, and what there is to do. */
import {attr, h, mark, Mount, remark, show, text} from './dom.js';
import {current, day, has, t} from './words.js';
import {standing, who} from './travellers.js';

/** @typedef {import('./travellers.js').Traveller} Traveller */
/** @typedef {import('./api.js').Crossing} Crossing */

/** Milliseconds between two versions of one picture: nobody reads faces faster. */
const REST = 800;

const FACTS = /** @type {const} */ (['number', 'issuer', 'born', 'expires']);

export class Card {
  /** @param {string} key @param {(act: 'confirm'|'not_confirm'|'send_on', key: string) => void} act */
  constructor(key, act) {
    const id = `card-${key}`;
    this.mark = mark('dash');
    this.headline = h('span', {class: 'headline'});
    this.who = h('span', {class: 'who', id: `${id}-who`});
    this.name = h('p', {class: 'name', dir: 'auto'});
    this.portrait = face('travellers.portrait', 'travellers.no_portrait');
    this.capture = face('travellers.capture', 'travellers.no_capture');
    /** @type {Record<string, HTMLElement>} */
    this.facts = {};
    const facts = h('dl', {class: 'facts'});
    for (const f of FACTS) {
      this.facts[f] = h('dd');
      facts.append(h('div', {class: f}, h('dt', {word: `travellers.${f}`}), this.facts[f]));
    }
    this.list = facts;
    this.chip = h('p', {class: 'chip-state'});
    this.advice = h('p', {class: 'advice'});
    this.words = h('p', {lang: 'en'});
    this.detail = h('details', {class: 'detail'}, h('summary', {word: 'travellers.detail'}), this.words);
    const button = (/** @type {any} */ what, /** @type {string} */ letter) =>
      h(
        'button',
        {
          type: 'button',
          class: what,
          'aria-keyshortcuts': letter,
          'aria-describedby': `${id}-who`,
          click: () => act(what, key),
        },
        h('span', {word: `act.${what}`}),
        ' ',
        h('kbd', {'aria-hidden': 'true'}, letter),
      );
    this.confirm = button('confirm', 'C');
    this.acts = h('div', {class: 'acts'}, this.confirm, button('not_confirm', 'N'), button('send_on', 'S'));
    this.article = h(
      'article',
      {id, tabindex: 0, 'aria-labelledby': `${id}-title ${id}-who`, 'data-key': key},
      h('header', {}, h('h3', {id: `${id}-title`}, this.mark, this.headline), this.who),
      h(
        'div',
        {class: 'body'},
        h('div', {class: 'pair'}, this.portrait.node, this.capture.node),
        h('div', {class: 'says'}, this.name, facts, this.chip, this.advice, this.detail),
        this.acts,
      ),
    );
    this.node = h('li', {class: 'card'}, this.article);
  }

  /** @param {Traveller} traveller @param {Crossing} c @param {boolean} isCurrent @param {boolean} mayAct */
  change(traveller, c, isCurrent, mayAct) {
    const {document, occupant, unresolved} = traveller;
    const how = standing(traveller, c);
    attr(this.node, 'data-tone', how.tone);
    // who was to be looked at keeps the large pictures until the crossing closes
    attr(
      this.node,
      'data-large',
      c.state === 'to_resolve' && (document ?? occupant)?.verdict !== 'confirmed',
    );
    attr(this.article, 'aria-current', isCurrent ? 'true' : null);
    attr(this.article, 'data-unresolved', unresolved);
    remark(this.mark, how.mark);
    text(this.headline, how.words);
    text(this.who, who(traveller));
    text(
      this.name,
      document
        ? (document.name ?? t(document.being_read ? 'travellers.reading' : 'travellers.unread'))
        : t('travellers.no_document', {n: occupant?.number}),
    );
    attr(this.name, 'data-absent', !document?.name);
    show(this.list, document !== null);
    show(this.chip, document !== null);
    if (document) {
      text(this.facts.number, document.document_number ?? '–');
      text(this.facts.issuer, document.issuer ?? '–');
      text(this.facts.born, document.date_of_birth ? day(document.date_of_birth) : '–');
      text(this.facts.expires, document.expires ? day(document.expires) : '–');
      text(this.chip, t('authenticity.line', {state: t(`authenticity.${document.authenticity ?? 'none'}`)}));
      attr(this.chip, 'data-authenticity', document.authenticity ?? 'none');
    }
    this.portrait.put(document?.portrait ?? null);
    // people are numbered anew while more is seen; who is to be judged has the very picture or none
    this.capture.put(occupant?.picture ?? null, c.state === 'to_resolve');
    const code = document ? document.verdict : occupant?.verdict;
    const advised = code && unresolved && has(`advice.${code}`);
    text(this.advice, advised ? t(`advice.${code}`) : '');
    const detail = current() === 'en' && unresolved ? (document?.words ?? '') : '';
    text(this.words, detail);
    show(this.detail, detail !== '');
    attr(this.acts, 'data-off', !(unresolved && mayAct));

    show(this.confirm, document !== null);
  }

  focus() {
    this.article.focus();
  }
}

/** @param {string} caption @param {string} absent keys of words */
function face(caption, absent) {
  const frame = h('div', {class: 'mount'}, h('span', {class: 'absent', word: absent}));
  const mount = new Mount(frame, REST);
  return {
    node: h('figure', {class: 'face'}, frame, h('figcaption', {word: caption})),
    put: (/** @type {string|null} */ url, exact = false) => mount.put(url, undefined, exact),
  };
}
