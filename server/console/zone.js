// @ts-check
/** The machine readable zone of one document as it is typed, and what the server says of it. */
import * as api from './api.js';
import {attr, h, mark, relabel, show, text} from './dom.js';
import {refusal} from './refused.js';
import {t} from './words.js';

/** Lines and characters of each, ICAO Doc 9303. @type {Record<string, [number, number]>} */
const FORMATS = {td3: [2, 44], td1: [3, 30], td2: [2, 36]};

/** Milliseconds without a key after which the server is asked. */
const REST = 400;

let made = 0;

export class Zone {
  #id = `zone-${++made}`;
  #number = 1;
  /** @type {api.ZoneReading|null} */
  #reading = null;
  /** @type {unknown} */
  #trouble = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #rest;
  #asked = '';
  /** @type {HTMLInputElement[]} */
  #inputs = [];
  #legend = h('legend');
  #kind = h('select', {id: `${this.#id}-kind`, change: () => this.#format()});
  #lines = h('div', {class: 'lines'});
  #verdict = h('div', {class: 'verdict', role: 'status', id: `${this.#id}-verdict`});
  #remove;
  #same;
  #read;
  #drawn;

  /**
   * @param {() => void} remove
   * @param {(zone: Zone) => boolean} same whether an earlier one is of the same document
   * @param {(lines: string[]) => Promise<api.ZoneReading>} [read] says what is wrong with it
   * @param {() => void} [drawn] hears of every change
   */
  constructor(remove, same, read = api.readZone, drawn = () => {}) {
    this.#same = same;
    this.#read = read;
    this.#drawn = drawn;
    this.#remove = h('button', {type: 'button', class: 'remove', word: 'traveller.departure_remove', click: remove});
    this.node = h(
      'fieldset',
      {class: 'zone'},
      this.#legend,
      h('div', {class: 'kind'},
        h('label', {for: `${this.#id}-kind`, word: 'traveller.departure_kind'}),
        this.#kind,
        this.#remove,
      ),
      this.#lines,
      this.#verdict,
    );
    this.#kind.append(...Object.keys(FORMATS).map(f => h('option', {value: f, word: `traveller.kind_${f}`})));
    this.#format();
  }

  /** @param {number} n @param {boolean} removable */
  number(n, removable) {
    this.#number = n;
    show(this.#remove, removable);
    this.redraw();
  }

  focus() {
    (this.#inputs.find(i => i.value.length !== this.#length()) ?? this.#inputs[0]).focus();
  }

  lines() {
    return this.#inputs.map(i => i.value);
  }

  text() {
    return this.lines().join('\n');
  }

  ready() {
    return this.#reading?.usable === true && this.#asked === this.text() && !this.#same(this);
  }

  /** What is wrong with the whole of what was typed; null where it is not complete, or not read yet. */
  reading() {
    return this.#asked === this.text() ? this.#reading : null;
  }

  redraw() {
    relabel(this.node);
    text(this.#legend, t('traveller.departure_document', {n: this.#number}));
    this.#inputs.forEach((input, i) => {
      const label = /** @type {Element} */ (input.previousElementSibling);
      text(/** @type {Element} */ (label.firstElementChild), t('traveller.zone_line', {n: i + 1}));
      text(
        /** @type {Element} */ (label.lastElementChild),
        t('traveller.zone_count', {n: input.value.length, all: this.#length()}),
      );
    });
    this.#drawVerdict();
  }

  #length() {
    return FORMATS[this.#kind.value][1];
  }

  #format() {
    const [lines, length] = FORMATS[this.#kind.value];
    this.#inputs = Array.from({length: lines}, (_, i) =>
      h('input', {
        type: 'text',
        id: `${this.#id}-${i}`,
        autocomplete: 'off',
        autocapitalize: 'characters',
        autocorrect: 'off',
        spellcheck: 'false',
        'aria-describedby': `zone-note ${this.#id}-verdict`,
        input: () => this.#typed(i),
      }),
    );
    this.#lines.replaceChildren(
      ...this.#inputs.map((input, i) =>
        h(
          'div',
          {class: 'line'},
          h('label', {for: input.id}, h('span'), h('span', {class: 'tally'})),
          input,
          h(
            'div',
            {class: 'fillers'},
            h('button', {type: 'button', word: 'traveller.zone_filler', click: () => this.#insert(i, 1)}),
            h('button', {type: 'button', word: 'traveller.zone_fill', click: () => this.#insert(i, length)}),
          ),
        ),
      ),
    );
    this.#changed();
  }

  /** Puts fillers where the cursor is, as many as the line has room for. @param {number} i @param {number} most */
  #insert(i, most) {
    const input = this.#inputs[i];
    const room = Math.min(most, this.#length() - input.value.length);
    if (room > 0) {
      const at = most === 1 ? (input.selectionStart ?? input.value.length) : input.value.length;
      input.setRangeText('<'.repeat(room), at, at, 'end');
      this.#changed();
    }
    input.focus();
  }

  /** Zones have no small letters and no spaces; a zone that is pasted whole goes into all of its lines. @param {number} i */
  #typed(i) {
    const input = this.#inputs[i];
    const at = input.selectionStart ?? 0;
    const plain = (/** @type {string} */ s) => s.replace(/\s/g, '').toUpperCase();
    const before = plain(input.value.slice(0, at)).length;
    input.value = plain(input.value);
    input.setSelectionRange(before, before);
    const length = this.#length();
    if (i === 0 && input.value.length === length * this.#inputs.length) {
      const whole = input.value;
      this.#inputs.forEach((line, n) => (line.value = whole.slice(n * length, (n + 1) * length)));
    }
    this.#changed();
  }

  #changed() {
    clearTimeout(this.#rest);
    if (this.#asked !== this.text()) {
      this.#reading = null;
      this.#trouble = null;
      this.#asked = '';
    }
    this.redraw();
    if (this.#complete() && !this.#reading) this.#rest = setTimeout(() => this.#ask(), REST);
  }

  #complete() {
    return this.#inputs.every(i => i.value.length === this.#length());
  }

  async #ask() {
    const asked = this.text();
    this.#asked = asked;
    /** @type {api.ZoneReading|null} */
    let reading = null;
    /** @type {unknown} */
    let trouble = null;
    try {
      reading = await this.#read(this.lines());
    } catch (e) {
      trouble = e;
    }
    if (this.#asked !== asked) return; // typed on meanwhile
    this.#reading = reading;
    this.#trouble = trouble;
    if (trouble) this.#asked = '';
    this.#drawVerdict();
  }

  #drawVerdict() {
    const faults = this.#reading?.faults ?? [];
    this.#inputs.forEach((input, i) =>
      attr(input, 'aria-invalid', faults.some(f => f.line === i + 1) ? 'true' : null),
    );
    this.#verdict.replaceChildren(...this.#verdictNodes(faults));
    this.#drawn();
  }

  /** @param {api.ZoneFault[]} faults @returns {Node[]} */
  #verdictNodes(faults) {
    if (this.#trouble) return [h('p', {class: 'wrong'}, refusal(this.#trouble))];
    if (!this.#reading)
      return this.lines().some(Boolean) && !this.#complete() ? [h('p', {class: 'note'}, t('traveller.zone_short'))] : [];
    if (this.#reading.usable) {
      const twice = this.#same(this);
      return [
        h(
          'p',
          {class: twice ? 'fault' : 'right'},
          mark(twice ? 'look' : 'tick'),
          t(twice ? 'traveller.zone_twice' : 'traveller.zone_right'),
        ),
      ];
    }
    if (!faults.length) return [h('p', {class: 'fault'}, mark('look'), t('traveller.zone_unusable'))];
    return [
      ...this.lines().map((line, i) => echo(line, faults.filter(f => f.line === i + 1))),
      h('ul', {class: 'faults'}, ...faults.map(f => h('li', {class: 'fault'}, mark('look'), h('span', {}, sentence(f))))),
    ];
  }
}

/** A line with its faults marked; what is wrong is said below. @param {string} line @param {api.ZoneFault[]} faults */
function echo(line, faults) {
  const bad = [...line].map((_, i) => faults.some(f => i >= f.position - 1 && i < f.position - 1 + f.length));
  return h(
    'p',
    {class: 'echo', 'aria-hidden': 'true'},
    ...[...line].map((c, i) => (bad[i] ? h('mark', {}, c) : c)),
  );
}

/** @param {api.ZoneFault} f */
function sentence(f) {
  return [
    t('traveller.fault', {
      line: f.line,
      position: f.position,
      field: t(`traveller.field_${f.field}`),
      kind: t(`traveller.kind_of_${f.kind}`),
    }) + '.',
    f.expected && t('traveller.fault_expected', {digit: f.expected}),
    ...f.suggestions.slice(0, 1).map(s => t('traveller.fault_perhaps', {...s})),
  ]
    .filter(Boolean)
    .join(' ');
}
