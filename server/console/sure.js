// @ts-check
/** Asks once more before something that cannot be taken back. */
import {at, show, text} from './dom.js';

export class Sure {
  /** @type {(people: number) => void} */
  #yes = () => {};

  constructor() {
    at('sure-yes').addEventListener('click', () => {
      const field = at('sure-people');
      if (!field.reportValidity()) return;
      at('sure-dialog').close();
      this.#yes(Number(field.value));
    });
  }

  /**
   * @param {string} title @param {string} words @param {string} yes what the button says
   * @param {(people: number) => void} then @param {number} [people] to be counted once more, where it matters
   */
  ask(title, words, yes, then, people) {
    this.#yes = then;
    text(at('sure-title'), title);
    text(at('sure-words'), words);
    text(at('sure-yes'), yes);
    show(at('sure-people-field'), people !== undefined);
    at('sure-people').required = people !== undefined;
    at('sure-people').value = people ?? '';
    at('sure-dialog').showModal();
  }
}
