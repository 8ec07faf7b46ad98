// @ts-check
/** What takes two people, on the page of the record: who proposes, who approves, what waits. */
import * as api from './api.js';
import {at, h, keyed, show, text} from './dom.js';
import {tell, untell} from './office.js';
import {moment, number, t} from './words.js';

/**
 * @typedef {{name: string, sha256: string, text: string}} Policy
 * @typedef {{id: string, what: 'policy'|'hold'|'hold_end', crossing: string|null, until: string|null,
 *   policy: Policy|null, held: {until: string, reason: string}|null, reason: string, who: string, own: boolean, at: string, over: string}} Proposal
 * @typedef {{policy: Policy|null, days: number, proposals: Proposal[]}} Standing
 */

/** Milliseconds until a checkpoint covers what was done, so that the lists show it. */
const COVERED = 1500;

/** Where each kind is proposed. */
const WHERE = {policy: 'policies', hold: 'holds', hold_end: 'hold-ends'};

export class Changes {
  /** @type {Standing|null} */
  #standing = null;
  /** @type {readonly string[]} */
  #roles = [];
  #settled;
  #language = 0;

  /** @param {() => Promise<void>} settled what follows when something was settled */
  constructor(settled) {
    this.#settled = settled;
    at('propose').addEventListener('change', () => this.#fields());
    at('propose').addEventListener('submit', (/** @type {Event} */ e) => this.#propose(e));
    at('proposed-file').addEventListener('change', () => this.#file());
    at('approve-back').addEventListener('click', () => at('approve-dialog').close());
  }

  /** @param {readonly string[]} roles */
  async begin(roles) {
    this.#roles = roles;
    await this.look();
    this.#fields();
  }

  async look() {
    try {
      this.#standing = await api.call('GET', '/changes');
      this.draw();
    } catch (e) {
      tell(e);
    }
  }

  /** Again, in the language that is spoken now. */
  speak() {
    this.#language++;
    this.draw();
  }

  draw() {
    const standing = this.#standing;
    if (!standing) return;
    const proposes = this.#roles.includes('privacy_officer') && standing.policy !== null;
    show(at('changes'), true);
    show(at('propose-details'), proposes);
    text(
      at('changes-note'),
      standing.policy
        ? t('office.changes_note', {days: number(standing.days), policy: standing.policy.name})
        : t('office.changes_nothing_kept'),
    );
    show(at('changes-none'), standing.policy !== null && standing.proposals.length === 0);
    // a proposal is drawn anew where something else is in force beside it
    const shown = (/** @type {Proposal} */ p) =>
      [p.id, this.#language, standing.policy?.sha256, p.held?.until, p.held?.reason].join(' ');
    keyed(at('proposals'), standing.proposals, shown, p => this.#proposal(p), () => {});
  }

  /** @param {Proposal} p */
  #proposal(p) {
    const title = `proposal-${p.id}`;
    const said = (/** @type {string} */ name, /** @type {(string|Node)[]} */ ...value) =>
      h('div', {}, h('dt', {}, t(`office.${name}`)), h('dd', {}, ...value));
    const code = (/** @type {string} */ words) => h('code', {}, words);
    const facts = [
      p.crossing ? said('about', code(p.crossing)) : null,
      p.until ? said('until', moment(new Date(p.until))) : null,
      p.policy ? said('policy', p.policy.name) : null,
      p.policy ? said('sha256', code(p.policy.sha256)) : null,
      p.what === 'policy' && !p.policy ? said('policy', t('office.policy_broken')) : null,
      p.held ? said('held_now', `${moment(new Date(p.held.until))} (${p.held.reason})`) : null,
      said('reason', p.reason),
      said('who', code(p.who), p.own ? ` (${t('office.you')})` : ''),
      said('when', moment(new Date(p.at))),
      said('waits_until', moment(new Date(p.over))),
    ];
    const node = h(
      'article',
      {class: 'box', 'aria-labelledby': title, 'data-proposal': p.id},
      h('h3', {id: title}, t(`office.kind_proposed_${p.what}`)),
      h('dl', {id: `${title}-facts`}, ...facts),
      p.policy ? this.#texts(p.policy) : null,
      ...this.#acts(p),
    );
    return {node};
  }

  /** The proposed policy beside the one in force. @param {Policy} proposed */
  #texts(proposed) {
    const text = (/** @type {string} */ name, /** @type {string} */ words) =>
      h(
        'section',
        {},
        h('h4', {}, t(name)),
        h('pre', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t(name)}, words),
      );
    return h(
      'div',
      {class: 'texts'},
      text('office.policy_in_force', this.#standing?.policy?.text ?? ''),
      text('office.policy_proposed', proposed.text),
    );
  }

  /** @param {Proposal} p */
  #acts(p) {
    if (p.own) {
      const back = h('button', {type: 'button', click: () => this.#settle(p, 'withdrawal', {})}, t('office.withdraw'));
      return [h('p', {class: 'note'}, t('office.own_proposal')), h('p', {class: 'acts'}, back)];
    }
    if (!['supervisor', 'privacy_officer'].some(r => this.#roles.includes(r))) return [];
    const reason = h('input', {id: `why-${p.id}`, type: 'text', maxlength: '400', required: true});
    const refuse = h(
      'form',
      {
        autocomplete: 'off',
        submit: (/** @type {Event} */ e) => {
          e.preventDefault();
          this.#settle(p, 'refusal', {reason: reason.value.trim()});
        },
      },
      h('p', {class: 'field'}, h('label', {for: reason.id}, t('office.refuse_reason')), reason),
      h('p', {class: 'acts'}, h('button', {}, t('office.refuse'))),
    );
    const approve = h(
      'button',
      {
        type: 'button',
        class: 'main',
        'aria-describedby': `proposal-${p.id} proposal-${p.id}-facts`,
        click: () => this.#sure(p),
      },
      t('office.approve'),
    );
    return [h('p', {class: 'acts'}, approve), h('details', {}, h('summary', {'aria-describedby': `proposal-${p.id} proposal-${p.id}-facts`}, t('office.refuse_open')), refuse)];
  }

  /** Asks once more: it holds at once. @param {Proposal} p */
  #sure(p) {
    text(at('approve-title'), t(`office.approve_${p.what}`));
    const what = [
      p.policy?.name ?? p.crossing ?? '',
      p.until ? t('office.until_day', {day: moment(new Date(p.until))}) : '',
    ].filter(x => x);
    text(at('approve-what'), what.join(', '));
    text(at('approve-words'), t('office.approve_words', {reason: p.reason}));
    at('approve-yes').onclick = () => {
      at('approve-dialog').close();
      this.#settle(p, 'approval', {});
    };
    at('approve-dialog').showModal();
  }

  /** @param {Proposal} p @param {string} how @param {object} body */
  async #settle(p, how, body) {
    untell();
    try {
      await api.call('POST', `/changes/${p.id}/${how}`, body);
      text(at('changes-said'), t(`office.done_${how}`));
    } catch (e) {
      tell(e);
    }
    await this.look();
    at('changes-title').focus();
    setTimeout(this.#settled, COVERED);
  }

  /** The fields that a kind of change takes. */
  #fields() {
    const what = this.#what();
    const hold = what !== 'policy';
    for (const [id, used] of Object.entries({
      'propose-crossing': hold,
      'propose-until': what === 'hold',
      'propose-policy': !hold,
    })) {
      show(at(`${id}-field`), used);
      at(id).required = used;
    }
    if (!hold && !at('propose-policy').value) at('propose-policy').value = this.#standing?.policy?.text ?? '';
  }

  /** @returns {'policy'|'hold'|'hold_end'} */
  #what() {
    return new FormData(at('propose')).get('what') === 'policy'
      ? 'policy'
      : /** @type {'hold'|'hold_end'} */ (new FormData(at('propose')).get('what') ?? 'hold');
  }

  async #file() {
    const file = at('proposed-file').files[0];
    if (file) at('propose-policy').value = await file.text();
  }

  /** @param {Event} e */
  async #propose(e) {
    e.preventDefault();
    if (at('propose-submit').disabled) return;
    at('propose-submit').disabled = true;
    text(at('propose-wrong'), '');
    const what = this.#what();
    const reason = at('propose-reason').value.trim();
    const crossing = at('propose-crossing').value.trim().toLowerCase();
    const body = {
      policy: {text: at('propose-policy').value, reason},
      hold: {crossing, until: at('propose-until').value, reason},
      hold_end: {crossing, reason},
    }[what];
    try {
      await api.call('POST', `/changes/${WHERE[what]}`, body);
      at('propose').reset();
      at('propose-details').open = false;
      text(at('changes-said'), t('office.done_proposal'));
      await this.look();
      this.#fields();
      at('changes-title').focus();
      setTimeout(this.#settled, COVERED);
    } catch (problem) {
      if (!(problem instanceof api.Problem)) throw problem;
      // the server's sentence names the line of a policy, or what is not there
      at('propose-wrong').replaceChildren(h('span', {lang: 'en'}, problem.detail || t('office.not_proposed')));
    } finally {
      at('propose-submit').disabled = false;
    }
  }
}
