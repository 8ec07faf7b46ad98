// @ts-check
/** The rules of a retention policy in the traveller's language; the policy's own words as they are. */
import {h, mark} from './dom.js';
import {plural, t} from './words.js';

/** @typedef {import('./api.js').Notice} Notice @typedef {import('./api.js').Rule} Rule */

/** @param {Notice} notice @returns {Node[]} */
export function rules(notice) {
  const {policy} = notice;
  const record = h('p', {}, t('traveller.kept_record'));
  if (!policy.rules.length) {
    return [
      h('p', {class: 'nothing'}, mark('tick'), t('traveller.kept_none')),
      h('p', {}, t('traveller.kept_none_more')),
      record,
    ];
  }
  return [
    h('p', {}, t('traveller.kept_policy'), ' ', own(policy.name), ' ', own(policy.note)),
    h('ul', {class: 'rules'}, ...policy.rules.map(rule => h('li', {}, ...card(rule, notice)))),
    h('p', {}, t('traveller.kept_else')),
    record,
  ];
}

/** What the policy's writers wrote: in which language, the policy does not say. @param {string} words */
const own = words => h('q', {lang: ''}, words);

/** @param {Rule} rule @param {Notice} notice @returns {Node[]} */
function card(rule, notice) {
  const kept = rule.evidence.map(e => t(`traveller.evidence_${e}`));
  const nowhere = rule.evidence.every(e => e === 'stay') && !notice.stays;
  return [
    h('h3', {}, ...kept.map(k => h('span', {class: 'line'}, k))),
    nowhere
      ? h('p', {class: 'none'}, t('traveller.rule_no_stays'))
      : h('p', {class: 'long'}, t('traveller.rule_after', {time: time(rule.keep)})),
    h(
      'dl',
      {},
      ...row('rule_whom', sentences(rule.categories.map(c => category(c, notice.own_state)))),
      ...row('rule_when', way(rule.directions)),
      ...row('rule_if', rule.outcomes.map(o => t(`traveller.outcome_${o}`)).join('; ')),
      ...row('rule_law', own(rule.legal_basis)),
      ...row('rule_name', own(rule.name)),
    ),
  ];
}

/** @param {string} key @param {Node|string} value */
const row = (key, value) => [h('div', {}, h('dt', {}, t(`traveller.${key}`)), h('dd', {}, value))];

/** @param {string[]} some */
const sentences = some => some.join('; ');

/** @param {string} which @param {string|null} state */
function category(which, state) {
  if (which !== 'own_citizen') return t(`traveller.category_${which}`);
  return state ? t('traveller.category_own_citizen', {state}) : t('traveller.category_own_citizen_none');
}

/** @param {string[]} directions */
const way = directions => t(`traveller.direction_${directions.length > 1 ? 'both' : directions[0]}`);

/** @param {Rule['keep']} keep */
function time({years, days, hours}) {
  const parts = Object.entries({years, days, hours})
    .filter(([, n]) => n > 0)
    .map(([unit, n]) => plural(`traveller.${unit}`, n));
  return parts.reduce((a, b) => t('traveller.and', {a, b}));
}
