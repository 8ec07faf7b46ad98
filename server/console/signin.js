// @ts-check
/** Signing in, and choosing a password of one's own in place of the first one. */
import * as api from './api.js';
import {tell} from './acts.js';
import {at, show, text} from './dom.js';
import {current, t} from './words.js';

/** @typedef {import('./api.js').Session} Session */

/** The words for somebody who is not signed in; none where it is another trouble. @param {api.Problem} problem */
function whyNot({status, title}) {
  if (status === 401) return 'signin.wrong';
  if (status === 423) return 'signin.locked';
  return status === 403 && title === 'devices do not sign in here' ? 'signin.device' : '';
}

export class Gate {
  /** @param {(session: Session) => void} through with whoever has signed in */
  constructor(through) {
    this.through = through;
    at('sign-in').addEventListener('submit', (/** @type {Event} */ e) =>
      this.#once(e, 'sign-in', () => this.#signIn()),
    );
    at('password').addEventListener('submit', (/** @type {Event} */ e) =>
      this.#once(e, 'password', () => this.#change()),
    );
  }

  /** @param {Session['provider']} provider by which people may sign in, too */
  offer(provider) {
    show(at('sign-in-by'), provider !== null);
    if (provider) text(at('sign-in-provider'), provider.button[current()] ?? t('signin.provider'));
  }

  /** @param {string} [because] a sentence */
  askWho(because = '') {
    at('sign-in').reset();
    at('password').reset();
    text(at('sign-in-wrong'), because);
    at('sign-in-account').focus();
  }

  /** @param {Session} session */
  askPassword(session) {
    at('password-account').value = session.account ?? '';
    text(at('password-wrong'), '');
    at('password-old').focus();
  }

  async #signIn() {
    try {
      const session = await api.signIn(at('sign-in-account').value.trim(), at('sign-in-password').value);
      at('sign-in').reset();
      this.through(session);
    } catch (e) {
      const why = e instanceof api.Problem ? whyNot(e) : '';
      if (!why) throw e;
      text(at('sign-in-wrong'), t(why));
      at('sign-in-password').select();
    }
  }

  async #change() {
    const [account, old, fresh, again] = ['account', 'old', 'new', 'again'].map(
      x => at(`password-${x}`).value,
    );
    const wrong =
      fresh.length < 12 || fresh.length > 200
        ? 'short'
        : fresh === old || fresh === account
          ? 'same'
          : fresh !== again
            ? 'differ'
            : '';
    if (wrong) {
      text(at('password-wrong'), t(`password.${wrong}`));
      at(wrong === 'differ' ? 'password-again' : 'password-new').focus();
      return;
    }
    await api.changePassword(old, fresh);
    at('password').reset();
    this.through(await api.session());
  }

  /** @param {Event} e @param {string} form @param {() => Promise<void>} act */
  async #once(e, form, act) {
    e.preventDefault();
    const button = at(`${form}-submit`);
    if (button.disabled) return;
    button.disabled = true;
    text(at(`${form}-wrong`), '');
    try {
      await act();
    } catch (problem) {
      tell(problem, `${form}-wrong`);
    } finally {
      button.disabled = false;
    }
  }
}
