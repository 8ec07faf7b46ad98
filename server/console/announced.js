// @ts-check
/** The code of an announced departure, as travellers show it at the line. */
import {tell} from './acts.js';
import * as api from './api.js';
import {at, show, text} from './dom.js';
import {plural} from './words.js';

/** The crossing that was shown when the dialog opened. */
let id = '';

/**
 * Offers it where departures can be announced at this port.
 *
 * @param {() => api.Crossing|null} crossing that is shown @param {boolean} departures
 */
export function offer(crossing, departures) {
  at('announced-form').addEventListener('submit', submit);
  at('act-announced').addEventListener('click', () => {
    id = crossing()?.id ?? '';
    at('announced-code').value = '';
    for (const line of ['announced-people', 'announced-wrong']) text(at(line), '');
    at('announced-dialog').showModal();
    at('announced-code').focus();
  });
  show(at('act-announced'), departures);
}

/** @param {Event} event */
async function submit(event) {
  event.preventDefault();
  for (const line of ['announced-people', 'announced-wrong']) text(at(line), '');
  try {
    const {people} = await api.showCode(id, at('announced-code').value);
    at('announced-code').value = '';
    text(at('announced-people'), plural('traveller.code_people', people));
  } catch (e) {
    tell(e, 'announced-wrong');
  }
}
