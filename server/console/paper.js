// @ts-check
/** The dialog in which an officer types the zone of a traveller's document, checked as it is typed. */
import {at, show, text} from './dom.js';
import {readZone} from './mrz.js';
import {t} from './words.js';
import {Zone} from './zone.js';

/** @typedef {{lines: string[], portrait: Blob|null, as_it_is: boolean}} Typed */

export class PaperDialog {
  /** @type {Zone|null} */
  #zone = null;
  /** @type {Blob|null} */
  #portrait = null;
  /** @type {(typed: Typed) => void} */
  #typed = () => {};

  /** @param {import('./handcamera.js').HandCamera} camera for the portrait on the page */
  constructor(camera) {
    at('document-form').addEventListener('submit', (/** @type {Event} */ e) => {
      e.preventDefault();
      this.#submit();
    });
    at('as-it-is').addEventListener('change', () => this.redraw());
    at('document-dialog').addEventListener('close', () => this.#forget());
    at('portrait').addEventListener('click', () =>
      camera.open(t('capture.portrait_title'), t('capture.portrait_how'), blob => {
        this.#portrait = blob;
        this.redraw();
      }),
    );
  }

  /** @param {number} person @param {(typed: Typed) => void} typed */
  open(person, typed) {
    this.#typed = typed;
    this.#portrait = null;
    at('as-it-is').checked = false;
    text(at('document-title'), t('capture.paper_title', {n: person}));
    text(at('document-wrong'), '');
    // checked here at once, with or without the network; the server reads it again when it arrives
    this.#zone = new Zone(() => {}, () => false, async lines => readZone(lines), () => this.#drawn());
    this.#zone.number(person, false);
    at('zone-place').replaceChildren(this.#zone.node);
    this.redraw();
    at('document-dialog').showModal();
    this.#zone.focus();
  }

  redraw() {
    text(at('portrait'), t(this.#portrait ? 'capture.portrait_again' : 'capture.portrait'));
    this.#zone?.redraw();
  }

  #drawn() {
    const reading = this.#zone?.reading() ?? null;
    show(at('as-it-is-choice'), reading !== null && !reading.usable);
    text(at('document-wrong'), '');
  }

  #submit() {
    const reading = this.#zone?.reading() ?? null;
    const asItIs = at('as-it-is').checked;
    if (!this.#zone || !reading || (!reading.usable && !asItIs)) {
      text(at('document-wrong'), t(reading ? 'capture.paper_wrong' : 'capture.paper_short'));
      this.#zone?.focus();
      return;
    }
    const typed = {lines: this.#zone.lines(), portrait: this.#portrait, as_it_is: !reading.usable};
    at('document-dialog').close();
    this.#typed(typed);
  }

  /** Nothing of a document stays in the page. */
  #forget() {
    this.#zone = null;
    this.#portrait = null;
    at('zone-place').replaceChildren();
  }
}
