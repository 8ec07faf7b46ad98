// @ts-check
/**
 * One key for each common act. Letters can be switched off (WCAG 2.1.4), and do nothing while
 * somebody types or together with Ctrl, Alt or the like.
 */
import {at, h, word} from './dom.js';
import {Acts} from './acts.js';

/** @typedef {'next'|'previous'|'confirm'|'not_confirm'|'send_on'|'prompts'|'opt_out'|'close'|'switch_crossing'|'queue'|'shift'|'language'|'theme'|'help'|'back'} Act */

/** @type {readonly {keys: string[], act: Act, shown: string[]}[]} */
const KEYS = [
  {keys: ['j', 'ArrowDown'], act: 'next', shown: ['J', '↓']},
  {keys: ['k', 'ArrowUp'], act: 'previous', shown: ['K', '↑']},
  {keys: ['c'], act: 'confirm', shown: ['C']},
  {keys: ['n'], act: 'not_confirm', shown: ['N']},
  {keys: ['s'], act: 'send_on', shown: ['S']},
  {keys: ['p'], act: 'prompts', shown: ['P']},
  {keys: ['o'], act: 'opt_out', shown: ['O']},
  {keys: ['x'], act: 'close', shown: ['X']},
  {keys: ['v'], act: 'switch_crossing', shown: ['V']},
  {keys: ['q'], act: 'queue', shown: ['Q']},
  {keys: ['h'], act: 'shift', shown: ['H']},
  {keys: ['l'], act: 'language', shown: ['L']},
  {keys: ['d'], act: 'theme', shown: ['D']},
  {keys: ['?'], act: 'help', shown: ['?']},
  {keys: ['Escape'], act: 'back', shown: []},
];

const SWITCH = 'exeat.keys';

/** @param {EventTarget|null} target */
const typing = target =>
  target instanceof Element &&
  target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');

/** @param {Acts} acts @param {(act: Act) => boolean} to says whether it did something */
export function listenToKeys(acts, to) {
  at('keys-rows').append(
    ...KEYS.map(k => {
      const keys = k.shown.map(s => h('kbd', {}, s));
      const cell = h('th', {scope: 'row'});
      if (keys.length) keys.forEach((node, i) => cell.append(...(i ? [' ', node] : [node])));
      else cell.append(h('kbd', {word: 'keys.escape'}));
      const does = h('td');
      word(does, `keys.${k.act}`);
      return h('tr', {}, cell, does);
    }),
  );
  const box = at('keys-on');
  try {
    box.checked = localStorage.getItem(SWITCH) !== 'off';
  } catch {
    // on, then
  }
  const marked = () => (document.documentElement.dataset.keys = box.checked ? 'on' : 'off');
  marked();
  box.addEventListener('change', () => {
    marked();
    try {
      localStorage.setItem(SWITCH, box.checked ? 'on' : 'off');
    } catch {
      // until the page is left
    }
  });

  document.addEventListener('keydown', e => {
    if (e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || typing(e.target)) return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (key.length === 1 && !box.checked) return;
    if (Acts.open) {
      // arrows, Tab, Enter and Escape are the browser's there
      if (key.length === 1 && key !== ' ' && !e.repeat && acts.key(key)) e.preventDefault();
      return;
    }
    const found = KEYS.find(k => k.keys.includes(key));
    if (!found || (e.repeat && found.act !== 'next' && found.act !== 'previous')) return;
    if (to(found.act)) e.preventDefault();
  });
}
