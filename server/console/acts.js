// @ts-check
/**
 * What an officer does, each in a dialog of its own: with a reason where one is recorded, and asked
 * once more where it cannot be taken back. A dialog acts on the crossing and the traveller that were
 * shown when it opened, whatever comes from the lane meanwhile.
 */
import * as api from './api.js';
import {at, h, keyed, text} from './dom.js';
import {plural, refusal, several, t} from './words.js';
import {who} from './travellers.js';
import {pictogram} from './pictograms.js';

/** @typedef {import('./api.js').Crossing} Crossing */
/** @typedef {import('./travellers.js').Traveller} Traveller */
/** @typedef {{changed: (c: Crossing) => void, closed: (id: string, done: {confirmed: number, unresolved: number}) => void}} Done */

/** In the order of their digits. */
const PROMPTS = [
  'STOP',
  'LOOK_AT_CAMERA',
  'OPEN_FRONT_WINDOWS',
  'OPEN_REAR_WINDOWS',
  'REMOVE_SUNGLASSES',
  'UNCOVER_FACE',
  'REMOVE_HELMET',
  'WAKE_PASSENGERS',
];

const ACTS = /** @type {const} */ ({confirm: 'confirmed', not_confirm: 'not_confirmed', send_on: 'sent_on'});

/** @param {any} error @param {string} id of the place for it @returns {void} */
export function tell(error, id) {
  if (!(error instanceof api.Problem)) throw error;
  const place = at(id);
  place.replaceChildren(refusal(error));
  // the server's own sentence, in English
  if (error.detail) place.append(' ', h('span', {class: 'detail', lang: 'en'}, error.detail));
}

/** @param {string} id @returns {HTMLDialogElement} */
const dialog = id => at(id);

export class Acts {
  /** What the open dialog is about. @type {{crossing: Crossing, traveller?: Traveller, resolution?: 'confirmed'|'not_confirmed'|'sent_on'}|null} */
  #about = null;
  #busy = false;
  #surely = false;
  /** @type {Set<string>} */
  #asked = new Set();
  /** @type {Promise<unknown>} */
  #asking = Promise.resolve();

  /** @param {Done} done */
  constructor(done) {
    this.done = done;
    at('ground-form').addEventListener('submit', (/** @type {Event} */ e) =>
      this.#submit(e, () => this.#resolve(), 'ground-wrong'),
    );
    at('ground-text').addEventListener('input', () => {
      if (at('ground-text').value) for (const r of this.#radios()) r.checked = false;
    });
    at('ground-presets').addEventListener('change', () => (at('ground-text').value = ''));
    // the page of telephones has no such dialog: there it goes by the traveller
    document.getElementById('opt-out-form')?.addEventListener('submit', e =>
      this.#submit(e, () => this.#optOut(), 'opt-out-wrong'),
    );
    document.getElementById('opt-out-choices')?.addEventListener('change', () => this.#sure(false));
    at('close-submit').addEventListener('click', (/** @type {Event} */ e) =>
      this.#submit(e, () => this.#close(), 'close-wrong'),
    );
    for (const b of document.querySelectorAll('[data-close]'))
      b.addEventListener('click', () => b.closest('dialog')?.close());
  }

  /** The dialog that is open. @returns {HTMLDialogElement|null} */
  static get open() {
    return document.querySelector('dialog[open]');
  }

  /** @param {keyof typeof ACTS} act @param {Crossing} crossing @param {Traveller} traveller */
  resolve(act, crossing, traveller) {
    const resolution = ACTS[act];
    if (!traveller.unresolved || (act === 'confirm' && !traveller.document)) return;
    this.#about = {crossing, traveller, resolution};
    text(
      at('ground-title'),
      t(`ground.title_${resolution}`, {who: traveller.document?.name ?? who(traveller)}),
    );
    const grounds = several(`ground.${traveller.document ? '' : 'face_'}${resolution}`);
    at('ground-presets').replaceChildren(
      ...grounds.map((ground, i) =>
        h(
          'label',
          {class: 'choice'},
          h('kbd', {'aria-hidden': 'true'}, String(i + 1)),
          ' ',
          h('input', {type: 'radio', name: 'ground', value: ground}),
          ' ',
          h('span', {}, ground),
        ),
      ),
    );
    text(at('ground-digit'), String(grounds.length + 1));
    at('ground-text').value = '';
    this.#show('ground-dialog', 'ground-wrong');
    this.#radios()[0]?.focus();
  }

  /** @returns {HTMLInputElement[]} */
  #radios() {
    return [...at('ground-presets').querySelectorAll('input')];
  }

  async #resolve() {
    const {crossing, traveller, resolution} = this.#about ?? {};
    if (!crossing || !traveller || !resolution) return;
    const ground = at('ground-text').value.trim() || this.#radios().find(r => r.checked)?.value;
    if (!ground) {
      text(at('ground-wrong'), t('ground.needed'));
      return;
    }
    const {document: d, occupant: o} = traveller;
    const changed = await api.resolve(
      crossing.id,
      d ? {document: d.number} : {occupant: o?.number},
      resolution,
      ground,
    );
    dialog('ground-dialog').close();
    this.done.changed(changed);
  }

  /** @param {Crossing} crossing */
  prompts(crossing) {
    this.#about = {crossing};
    this.#asked = new Set(crossing.by_officer);
    this.#drawPrompts();
    this.#show('prompts-dialog', 'prompts-wrong');
  }

  /** Shows what the lane asks for by now, while the dialog is open. @param {Crossing|null} c */
  follow(c) {
    if (!dialog('prompts-dialog').open || !this.#about) return;
    if (c?.id === this.#about.crossing.id && c.state === 'at_line') {
      this.#about.crossing = c;
      this.#drawPrompts();
    } else {
      dialog('prompts-dialog').close(); // the vehicle has gone
    }
  }

  #drawPrompts() {
    const c = this.#about?.crossing;
    const views = PROMPTS.map((prompt, i) => ({prompt, i}));
    keyed(
      at('prompts-list'),
      views,
      v => v.prompt,
      ({prompt, i}) => {
        const box = h('input', {
          type: 'checkbox',
          id: `prompt-${prompt}`,
          change: () => this.#toggle(prompt),
        });
        const by = h('span', {class: 'by'});
        return {
          node: h(
            'li',
            {},
            h(
              'label',
              {class: 'choice'},
              h('kbd', {'aria-hidden': 'true'}, String(i + 1)),
              ' ',
              box,
              ' ',
              pictogram(prompt),
              h('span', {word: `prompt.${prompt}`}),
              ' ',
              by,
            ),
          ),
          box,
          by,
        };
      },
      (view, {prompt}) => {
        view.box.checked = this.#asked.has(prompt);
        text(
          view.by,
          c?.prompts.includes(prompt) && !c.by_officer.includes(prompt) ? t('prompts.machine') : '',
        );
      },
    );
  }

  /** @param {string} prompt */
  #toggle(prompt) {
    const id = this.#about?.crossing.id;
    if (!id) return;
    if (!this.#asked.delete(prompt)) this.#asked.add(prompt);
    const asked = [...this.#asked];
    // one after the other, so that the last word holds
    this.#asking = this.#asking.then(async () => {
      try {
        this.done.changed(await api.ask(id, asked));
        text(at('prompts-wrong'), '');
      } catch (e) {
        this.#asked = new Set(this.#about?.crossing.by_officer);
        this.#drawPrompts();
        tell(e, 'prompts-wrong');
      }
    });
  }

  /** @param {Crossing} crossing @param {Traveller|undefined} traveller */
  optOut(crossing, traveller) {
    this.#about = {crossing, traveller};
    const one = at('opt-out-one');
    one.disabled = !traveller?.document;
    one.checked = at('opt-out-all').checked = false;
    text(
      at('opt-out-who'),
      traveller?.document
        ? t('optout.one', {who: traveller.document.name ?? who(traveller)})
        : t('optout.one_none'),
    );
    this.#sure(false);
    this.#show('opt-out-dialog', 'opt-out-wrong');
    (one.disabled ? at('opt-out-all') : one).focus();
  }

  /** @param {boolean} asked once more */
  #sure(asked) {
    this.#surely = asked;
    text(at('opt-out-sure'), asked ? t('optout.sure') : '');
    text(at('opt-out-word'), t(asked ? 'optout.submit_all' : 'optout.submit'));
    text(at('opt-out-key'), asked ? 'O' : 'Enter');
  }

  async #optOut() {
    const {crossing, traveller} = this.#about ?? {};
    const all = at('opt-out-all').checked;
    if (!crossing || (!all && !at('opt-out-one').checked)) {
      text(at('opt-out-wrong'), t('ground.needed'));
      return;
    }
    if (all && !this.#surely) {
      this.#sure(true);
      return;
    }
    const changed = await api.optOut(crossing.id, all ? null : (traveller?.document?.number ?? null));
    dialog('opt-out-dialog').close();
    this.done.changed(changed);
  }

  /** @param {Crossing} crossing */
  close(crossing) {
    this.#about = {crossing};
    const left = crossing.unresolved.length;
    if (left === 0) {
      this.#guard(() => this.#close(), 'problem');
      return;
    }
    text(at('close-sure'), plural('closing.sure', left));
    this.#show('close-dialog', 'close-wrong');
  }

  async #close() {
    const id = this.#about?.crossing.id;
    if (!id) return;
    const done = await api.close(id);
    dialog('close-dialog').close();
    this.done.closed(id, done);
  }

  /** A key in an open dialog. @param {string} key @returns {boolean} whether it did something */
  key(key) {
    const id = Acts.open?.id;
    const digit = /^[1-9]$/.test(key) ? Number(key) : 0;
    if (id === 'ground-dialog' && digit) {
      const radios = this.#radios();
      if (digit === radios.length + 1) at('ground-text').focus();
      else choose(radios[digit - 1]);
      return true;
    }
    if (id === 'prompts-dialog' && digit && digit <= PROMPTS.length) {
      at(`prompt-${PROMPTS[digit - 1]}`).click();
      return true;
    }
    if (id === 'opt-out-dialog') {
      if (digit === 1 || digit === 2) choose(at(digit === 1 ? 'opt-out-one' : 'opt-out-all'));
      else if (key === 'o' && this.#surely) this.#guard(() => this.#optOut(), 'opt-out-wrong');
      return true;
    }
    if (id === 'close-dialog' && key === 'x') {
      this.#guard(() => this.#close(), 'close-wrong');
      return true;
    }
    return false;
  }

  /** @param {string} id @param {string} wrong */
  #show(id, wrong) {
    text(at(wrong), '');
    if (!dialog(id).open) dialog(id).showModal();
  }

  /** @param {Event} e @param {() => Promise<void>} act @param {string} wrong */
  #submit(e, act, wrong) {
    e.preventDefault();
    this.#guard(act, wrong);
  }

  /** One thing at a time, and a refusal is told where it was asked for. @param {() => Promise<void>} act @param {string} wrong */
  async #guard(act, wrong) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await act();
    } catch (e) {
      tell(e, wrong);
    } finally {
      this.#busy = false;
    }
  }
}

/** @param {HTMLInputElement|undefined} radio */
function choose(radio) {
  if (!radio || radio.disabled) return;
  radio.click();
  radio.focus();
}
