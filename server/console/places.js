// @ts-check
/** The pages of a port, who may see which, and the way between them. */
import {at, attr, h, show} from './dom.js';

/** @typedef {'lanes'|'capture'|'figures'|'record'} Place */

/** In the order in which they are shown. @type {readonly {place: Place, href: string, roles: string[]}[]} */
const PLACES = [
  {place: 'lanes', href: 'index.html', roles: ['officer', 'supervisor']},
  {place: 'capture', href: 'capture.html', roles: ['officer']},
  {place: 'figures', href: 'figures.html', roles: ['supervisor', 'auditor']},
  {place: 'record', href: 'record.html', roles: ['supervisor', 'auditor', 'privacy_officer']},
];

/** Where a role is at home. @type {Record<string, Place>} */
const HOMES = {officer: 'lanes', supervisor: 'figures', auditor: 'record', privacy_officer: 'record'};

/** @param {readonly string[]} roles @param {Place} place */
export const may = (roles, place) =>
  PLACES.some(p => p.place === place && p.roles.some(r => roles.includes(r)));

/** Where somebody lands; nowhere where no page is for these roles. @param {readonly string[]} roles */
export function landing(roles) {
  const role = Object.keys(HOMES).find(r => roles.includes(r));
  return role && PLACES.find(p => p.place === HOMES[role]);
}

/** @param {readonly string[]} roles @param {Place} here @param {boolean} [handheld] whether officers take pictures in a lane */
export function drawPlaces(roles, here, handheld = here === 'capture') {
  const mine = PLACES.filter(p => may(roles, p.place) && (p.place !== 'capture' || handheld));
  const links = mine.map(p => {
    const link = h('a', {href: p.href, word: `office.place_${p.place}`});
    attr(link, 'aria-current', p.place === here ? 'page' : null);
    return link;
  });
  at('places').replaceChildren(...links);
  // one page alone needs no way
  show(at('places'), mine.length > 1);
  attr(at('places'), 'class', mine.length > 1 ? 'signed-in' : null);
}
