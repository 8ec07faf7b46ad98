// @ts-check
/**
 * Who is before an officer in a crossing, and how they stand. Decisions about the page only; what a
 * verdict is the server decides.
 *
 * @typedef {import('./api.js').Crossing} Crossing
 * @typedef {import('./api.js').Occupant} Occupant
 * @typedef {import('./api.js').TravelDocument} TravelDocument
 * @typedef {import('./api.js').Lane} Lane
 * @typedef {{key: string, document: TravelDocument|null, occupant: Occupant|null,
 *   unresolved: boolean}} Traveller a document with the face that was laid beside it, or a face alone
 * @typedef {'confirmed'|'look'|'open'|'done'} Tone
 * @typedef {{mark: import('./dom.js').MarkName, tone: Tone, words: string}} Standing
 * @typedef {'confirmed'|'captured'|'look'|'missing'} Seat
 */
import {t} from './words.js';

/** Documents in their order, then faces that have none. @param {Crossing} c @returns {Traveller[]} */
export function travellers(c) {
  const left = (/** @type {'document'|'occupant'} */ what, /** @type {number} */ n) =>
    c.unresolved.some(u => u[what] === n);
  const withDocument = c.documents.map(document => ({
    key: `document-${document.number}`,
    document,
    occupant: c.occupants.find(o => o.number === document.occupant) ?? null,
    unresolved: left('document', document.number),
  }));
  const taken = new Set(c.documents.map(d => d.occupant));
  const without = c.occupants
    .filter(o => !taken.has(o.number))
    .map(occupant => ({
      key: `occupant-${occupant.number}`,
      document: null,
      occupant,
      unresolved: left('occupant', occupant.number),
    }));
  return [...withDocument, ...without];
}

/** Such as: Document 2, face 3. @param {Traveller} who */
export function who({document, occupant}) {
  if (!document) return t('travellers.no_document', {n: occupant?.number});
  return occupant
    ? t('travellers.with', {n: document.number, face: occupant.number})
    : t('travellers.document', {n: document.number});
}

/** @param {Traveller} who @param {Crossing} c @returns {Standing} */
export function standing({document, occupant, unresolved}, c) {
  const provisional = c.state === 'at_line';
  const resolution = document ? document.resolution : occupant?.resolution;
  if (resolution) {
    const words = t(`resolution.${resolution}`);
    if (resolution === 'confirmed') return {mark: 'tick', tone: 'confirmed', words};
    return {mark: resolution === 'sent_on' ? 'on' : 'cross', tone: 'done', words};
  }
  if (document?.being_read) return {mark: 'dash', tone: 'open', words: t('headline.reading')};
  const verdict = document ? document.verdict : (occupant?.verdict ?? null);
  if (verdict === null) return {mark: 'dash', tone: 'open', words: t('headline.open')};
  if (!provisional && !document && !unresolved) {
    return {mark: 'on', tone: 'done', words: t('headline.looked_at')};
  }
  const words = t(`verdict.${verdict}`);
  if (verdict === 'confirmed') {
    return {
      mark: 'tick',
      tone: 'confirmed',
      words: provisional ? t('travellers.so_far', {what: words}) : words,
    };
  }
  return provisional
    ? {mark: 'dash', tone: 'open', words: t('travellers.so_far', {what: words})}
    : {mark: verdict === 'may_be_a_picture' ? 'ask' : 'look', tone: 'look', words};
}

/** @param {Occupant} o @param {Crossing} c @returns {Seat} */
export function seat(o, c) {
  const document = c.documents.find(d => d.occupant === o.number);
  if (document?.resolution === 'confirmed' || (o.verdict === 'confirmed' && !document?.resolution))
    return 'confirmed';
  if (o.may_be_a_picture) return 'look';
  if (!o.captured) return 'missing';
  const left = c.unresolved.some(
    u => u.occupant === o.number || (document && u.document === document.number),
  );
  return left ? 'look' : 'captured';
}

/** @type {Record<Seat|'unseen', import('./dom.js').MarkName>} */
export const SEAT_MARKS = {confirmed: 'tick', captured: 'seen', look: 'look', missing: 'dash', unseen: 'ask'};

/** Such as: row 2, left. @param {Occupant} o */
export function place(o) {
  if (o.row === null) return t('plan.unplaced');
  return `${t('plan.row', {row: o.row})}, ${o.side ? t(`side.${o.side}`) : t('plan.side_unknown')}`;
}

/** All crossings of a lane that are open: the one at the line, then who waits. @param {Lane} lane */
export const crossings = lane => [...(lane.crossing ? [lane.crossing] : []), ...lane.pending];

/**
 * The crossing to show: the one that was shown, as long as there is one; then who waits longest; then
 * who is at the line. What an officer looks at is never swapped for something else.
 *
 * @param {Lane} lane @param {string|null} shown its id @returns {Crossing|null}
 */
export function shownOf(lane, shown) {
  return crossings(lane).find(c => c.id === shown) ?? lane.pending[0] ?? lane.crossing;
}

/**
 * Those between whom an officer goes: who is left to look at, or at the line everybody.
 *
 * @param {Crossing} c
 */
export function ahead(c) {
  const all = travellers(c);
  const left = all.filter(x => x.unresolved);
  return left.length ? left : all;
}
