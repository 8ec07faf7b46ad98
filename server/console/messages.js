// @ts-check
/** What an officer's telephone tells the server of a crossing, each thing by its own call. */
import * as api from './api.js';

/** @typedef {import('./outbox.js').Header} Header */

/** @param {import('./outbox.js').Item} item @returns {Promise<any>} the answer */
export function message({header: m, blob}) {
  switch (m.what) {
    case 'open':
      return api.openHandheld(m.lane, m.key, {mode: m.mode, people: m.people});
    case 'photograph':
      return api.photographed(m.lane, m.key, m.message, m.traveller, /** @type {Blob} */ (blob));
    case 'document':
      return paper(m, blob);
    case 'opt_out':
      return api.handheldOptOut(m.lane, m.key, m.traveller);
    case 'end':
      return api.endHandheld(m.lane, m.key, m.people);
    default:
      throw new Error(`nothing is told of ${m.what}`);
  }
}

/** @param {Header} m @param {Blob|null} portrait */
async function paper(m, portrait) {
  return api.typed(m.lane, m.key, m.message, {
    traveller: m.traveller,
    zone: m.zone,
    portrait: portrait && base64(new Uint8Array(await portrait.arrayBuffer())),
    as_it_is: m.as_it_is,
  });
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
