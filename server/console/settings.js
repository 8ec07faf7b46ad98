// @ts-check
/** What a person sets for this screen: the language, and whether the page is dark or bright. */
import {at, h, relabel, text} from './dom.js';
import * as words from './words.js';

/** Lets the page be set, in the language that is spoken already. @param {() => void} changed */
export function settings(changed) {
  at('language').append(
    ...Object.entries(words.LANGUAGES).map(([code, name]) => h('option', {value: code, lang: code}, name)),
  );
  at('language').addEventListener('change', () => speak(at('language').value, changed));
  at('theme').addEventListener('click', turn);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawTheme);
  spoken();
}

/** @param {() => void} changed */
export function nextLanguage(changed) {
  const all = Object.keys(words.LANGUAGES);
  speak(all[(all.indexOf(words.current()) + 1) % all.length], changed);
}

/** @param {string} which @param {() => void} changed */
async function speak(which, changed) {
  await words.speak(which);
  words.remember(which);
  spoken();
  changed();
}

function spoken() {
  at('language').value = words.current();
  document.title = words.t(document.body.dataset.title ?? 'page.title');
  relabel(document);
  drawTheme();
}

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The button names what it brings. */
function drawTheme() {
  text(at('theme-word'), words.t(dark() ? 'top.bright' : 'top.dark'));
}

function turn() {
  const to = dark() ? 'bright' : 'dark';
  document.documentElement.dataset.theme = to;
  try {
    localStorage.setItem('exeat.theme', to);
  } catch {
    // until the page is left
  }
  drawTheme();
}
