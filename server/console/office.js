// @ts-check
/** What the pages of supervisors and auditors have in common: the session, and the head of the page. */
import * as api from './api.js';
import {at, h, show, text} from './dom.js';
import {drawPlaces, landing, may} from './places.js';
import {settings} from './settings.js';
import * as words from './words.js';

/** Where whoever has not signed in goes. */
const GATE = 'index.html';

/** Why, once; the gate says it. */
const BECAUSE = 'exeat.because';

/**
 * Begins a page.
 *
 * @param {import('./places.js').Place} place
 * @param {() => void} spoken draws what is shown, in another language
 * @returns {Promise<readonly string[]>} the roles of who has signed in; never, where the page is left
 */
export async function begin(place, spoken) {
  await words.speak(words.preferred());
  settings(spoken);
  api.whenSignedOut(() => leave(words.t('signin.over')));
  at('sign-out').addEventListener('click', async () => {
    try {
      const {provider} = await api.signOut();
      if (provider) return location.replace(provider);
    } catch (e) {
      if (!(e instanceof api.Problem) || e.status !== 401) return tell(e);
    }
    leave('');
  });
  const session = await patiently();
  if (session.account === null || session.must_change_password) return leave('');
  if (!may(session.roles, place)) {
    location.replace(landing(session.roles)?.href ?? GATE);
    return never();
  }
  text(at('account'), session.account);
  drawPlaces(session.roles, place);
  show(at('page'), true);
  return session.roles;
}

/** @returns {Promise<import('./api.js').Session>} */
async function patiently() {
  for (;;) {
    try {
      return await api.session();
    } catch {
      text(at('problem'), words.t('signin.waiting'));
      await new Promise(then => setTimeout(then, 3000));
      text(at('problem'), '');
    }
  }
}

/** @param {string} because @returns {Promise<never>} */
function leave(because) {
  try {
    sessionStorage.setItem(BECAUSE, because);
  } catch {
    // then it is not said
  }
  location.replace(GATE);
  return never();
}

/** @returns {Promise<never>} */
const never = () => new Promise(() => {});

/** A refusal, where it is seen. @param {any} error */
export function tell(error) {
  if (!(error instanceof api.Problem)) throw error;
  const place = at('problem');
  place.replaceChildren(words.refusal(error));
  if (error.detail) place.append(' ', h('span', {class: 'detail', lang: 'en'}, error.detail));
}

export const untell = () => at('problem').replaceChildren();
