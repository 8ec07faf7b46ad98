// @ts-check
/**
 * Nodes, and changes to them that touch nothing but what changed: what has the focus keeps it, and
 * nothing flickers. Text is always text; nothing here reads markup.
 */
import {t} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node|string|null|undefined} Child */

/**
 * An element. `word` and `called` are keys of words for its text and its accessible name,
 * which follow the language; functions are listeners; all else is attributes.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, any>} [props] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  fit(node, props);
  node.append(...children.filter(c => c !== null && c !== undefined));
  return node;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag @param {Record<string, any>} [props] @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  fit(node, props);
  node.append(...children.filter(c => c !== null && c !== undefined));
  return node;
}

/** @param {Element} node @param {Record<string, any>} props */
function fit(node, props) {
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(key, value);
    else if (key === 'word') word(node, value);
    else if (key === 'called') node.setAttribute('data-name', value);
    else attr(node, key, value);
  }
  if ('called' in props) node.setAttribute('aria-label', t(props.called));
}

/** Text that follows the language. @param {Element} node @param {string} key */
export function word(node, key) {
  attr(node, 'data-word', key);
  text(node, t(key));
}

/** Puts all fixed words under a node into the language that is spoken now. @param {ParentNode} root */
export function relabel(root) {
  for (const node of root.querySelectorAll('[data-word]'))
    text(node, t(node.getAttribute('data-word') ?? ''));
  for (const node of root.querySelectorAll('[data-name]'))
    attr(node, 'aria-label', t(node.getAttribute('data-name') ?? ''));
}

/** @param {Node} node @param {string} value */
export function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

/** @param {Element} node @param {string} name @param {string|number|boolean|null|undefined} value */
export function attr(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else {
    const as = value === true ? '' : String(value);
    if (node.getAttribute(name) !== as) node.setAttribute(name, as);
  }
}

/** @param {Element} node @param {boolean} shown */
export const show = (node, shown) => attr(node, 'hidden', !shown);

/** The element of the page with this id. @param {string} id @returns {any} */
export function at(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no element #${id}`);
  return node;
}

/** @type {WeakMap<Element, Map<string, {node: Element}>>} */
const lists = new WeakMap();

/**
 * Makes a node's children stand for some items: known ones are changed in place, and only those that
 * are out of order are moved.
 *
 * @template I
 * @template {{node: Element}} V
 * @param {Element} parent @param {readonly I[]} items
 * @param {(item: I) => string} key @param {(item: I) => V} make @param {(view: V, item: I) => void} change
 * @returns {V[]}
 */
export function keyed(parent, items, key, make, change) {
  const known = /** @type {Map<string, V>} */ (lists.get(parent) ?? new Map());
  lists.set(parent, known);
  const keys = new Set(items.map(key));
  for (const [k, view] of known) {
    if (!keys.has(k)) {
      view.node.remove();
      known.delete(k);
    }
  }
  let next = parent.firstElementChild;
  return items.map(item => {
    let view = known.get(key(item));
    if (!view) known.set(key(item), (view = make(item)));
    change(view, item);
    if (view.node === next) next = next.nextElementSibling;
    else parent.insertBefore(view.node, next);
    return view;
  });
}

/** Signs that can be told from each other without colour, as in the reports. */
const MARKS = {
  tick: ['M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0z', 'M4 8.4l2.7 2.8L12 5.4'],
  look: ['M8 0l8 8-8 8-8-8z', 'M8 4.4v4.4M8 11v1.3'],
  ask: [
    'M1.5 0h13q1.5 0 1.5 1.5v13q0 1.5-1.5 1.5h-13Q0 16 0 14.5v-13Q0 0 1.5 0z',
    'M5.6 5.7a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M8 12.2v.1',
  ],
  cross: ['M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z', 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6'],
  dash: ['M1.5 1.5h13v13h-13z', 'M4.8 8h6.4'],
  seen: ['M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0z', 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z'],
  on: ['M0 2.5h10.5L16 8l-5.5 5.5H0z', 'M4 8h7M8 5l3 3-3 3'],
};

/** @typedef {keyof typeof MARKS} MarkName */

/** @param {MarkName} which @returns {SVGSVGElement} */
export function mark(which) {
  const node = svg('svg', {class: 'mark', viewBox: '0 0 16 16', 'aria-hidden': 'true'});
  node.append(svg('path', {class: 'ground'}), svg('path', {class: 'stroke'}));
  remark(node, which);
  return node;
}

/** @param {SVGSVGElement} node @param {MarkName} which */
export function remark(node, which) {
  attr(node, 'data-mark', which);
  attr(node.children[0], 'd', MARKS[which][0]);
  attr(node.children[1], 'd', MARKS[which][1]);
}

/** Milliseconds after which a picture that could not be had is tried again. */
const AGAIN = 3_000;

/**
 * A place for a picture. The old one stays until the new one is decoded; a picture of something else
 * (another address, not only another version) never stays.
 */
export class Mount {
  /** @type {string|null} */
  #wanted = null;
  /** @type {string|null} */
  #shown = null;
  /** @type {string|null} */
  #failed = null;
  /** @type {HTMLImageElement|null} */
  #image = null;
  #busy = false;
  #exact = false;
  /** @type {() => void} */
  #then = () => {};

  /** @param {Element} node gets the picture as its first child @param {number} rest ms between two */
  constructor(node, rest = 0) {
    this.node = node;
    this.rest = rest;
  }

  /**
   * @param {string|null} url @param {() => void} [then] when the page shows it, and at once if it does
   * @param {boolean} [exact] another version may show somebody else: the old one does not stay
   */
  put(url, then = () => {}, exact = false) {
    this.#exact = exact;
    if (!this.#same(url, this.#shown)) this.#clear();
    if (url === null) this.#failed = null;
    this.#wanted = url;
    this.#then = then;
    if (url !== null && url === this.#shown) then();
    else this.#fetch();
  }

  /** @param {string|null} a @param {string|null} b */
  #same(a, b) {
    return this.#exact ? a === b : source(a) === source(b);
  }

  async #fetch() {
    const url = this.#wanted;
    if (this.#busy || url === null || url === this.#shown || url === this.#failed) return;
    this.#busy = true;
    const then = this.#then;
    const image = new Image();
    image.alt = '';
    image.src = url;
    try {
      await image.decode();
      if (this.#same(url, this.#wanted)) {
        if (this.#image) this.#image.replaceWith(image);
        else this.node.prepend(image);
        this.#image = image;
        this.#shown = url;
        attr(this.node, 'data-filled', true);
        (url === this.#wanted ? this.#then : then)();
      }
    } catch {
      this.#failed = url;
      // it may have been the network
      setTimeout(() => {
        if (this.#failed === url) this.#failed = null;
        this.#fetch();
      }, AGAIN);
    }
    if (this.rest) await new Promise(go => setTimeout(go, this.rest));
    this.#busy = false;
    this.#fetch();
  }

  #clear() {
    this.#image?.remove();
    this.#image = this.#shown = null;
    attr(this.node, 'data-filled', false);
  }
}

/** @param {string|null} url */
const source = url => url?.split('?')[0] ?? null;
