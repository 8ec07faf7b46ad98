// @ts-check
/**
 * Check digits and characters of a machine readable zone as it is typed, without the network: ICAO
 * Doc 9303 part 3, 4.9 (weights 7, 3, 1), and the layouts of its parts 4 to 7. Dates, states and names
 * the server reads when the zone arrives; it has the last word.
 */

/** @typedef {import('./api.js').ZoneFault} Fault */
/** @typedef {[field: string, line: number, start: number, length: number, alphabet: string]} Field */
/** @typedef {[line: number, start: number, length: number]} Span */
/** @typedef {{fields: Field[], composite: Span[], overflows: boolean}} Layout */
/** @typedef {[line: number, position: number]} Place both from 1 */
/** @typedef {{what: string, data: Place[], check: Place}} Check */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const DIGIT = '0123456789';
const ANY = LETTERS + DIGIT;

/** Document number, nationality, birth, sex, expiry in line 2 of passports, large cards and visas. @type {Field[]} */
const SECOND_LINE = [
  ['document_number', 2, 1, 9, ANY],
  ['document_number_check', 2, 10, 1, DIGIT],
  ['nationality', 2, 11, 3, LETTERS],
  ['date_of_birth', 2, 14, 6, DIGIT + '<'],
  ['date_of_birth_check', 2, 20, 1, DIGIT],
  ['sex', 2, 21, 1, 'MF<'],
  ['date_of_expiry', 2, 22, 6, DIGIT],
  ['date_of_expiry_check', 2, 28, 1, DIGIT],
];

/** @param {number} length of a line @returns {Field[]} */
const firstLine = length => [
  ['document_code', 1, 1, 2, ANY],
  ['issuing_state', 1, 3, 3, LETTERS],
  ['name', 1, 6, length - 5, LETTERS],
];

/** @param {number} length @returns {Layout} */
const visa = length => ({
  fields: [...firstLine(length), ...SECOND_LINE, ['optional_data', 2, 29, length - 28, ANY]],
  composite: [],
  overflows: false,
});

/** As in the server's MrzLayout. @type {Record<string, Layout>} */
const LAYOUTS = {
  td1: {
    fields: [
      ['document_code', 1, 1, 2, ANY],
      ['issuing_state', 1, 3, 3, LETTERS],
      ['document_number', 1, 6, 9, ANY],
      ['document_number_check', 1, 15, 1, DIGIT + '<'],
      ['optional_data', 1, 16, 15, ANY],
      ['date_of_birth', 2, 1, 6, DIGIT + '<'],
      ['date_of_birth_check', 2, 7, 1, DIGIT],
      ['sex', 2, 8, 1, 'MF<'],
      ['date_of_expiry', 2, 9, 6, DIGIT],
      ['date_of_expiry_check', 2, 15, 1, DIGIT],
      ['nationality', 2, 16, 3, LETTERS],
      ['second_optional_data', 2, 19, 11, ANY],
      ['composite_check', 2, 30, 1, DIGIT],
      ['name', 3, 1, 30, LETTERS],
    ],
    composite: [[1, 6, 25], [2, 1, 7], [2, 9, 7], [2, 19, 11]],
    overflows: true,
  },
  td2: {
    fields: [
      ...firstLine(36),
      ...SECOND_LINE.map(f => /** @type {Field} */ (f[0] === 'document_number_check' ? [...f.slice(0, 4), DIGIT + '<'] : f)),
      ['optional_data', 2, 29, 7, ANY],
      ['composite_check', 2, 36, 1, DIGIT],
    ],
    composite: [[2, 1, 10], [2, 14, 7], [2, 22, 14]],
    overflows: true,
  },
  td3: {
    fields: [
      ...firstLine(44),
      ...SECOND_LINE,
      ['optional_data', 2, 29, 14, ANY],
      ['optional_data_check', 2, 43, 1, DIGIT + '<'],
      ['composite_check', 2, 44, 1, DIGIT],
    ],
    composite: [[2, 1, 10], [2, 14, 7], [2, 22, 22]],
    overflows: false,
  },
  mrv_a: visa(44),
  mrv_b: visa(36),
  // the French card that was issued until 2021, of TD2's size and of no part of Doc 9303
  french: {
    fields: [
      ['document_code', 1, 1, 2, LETTERS],
      ['issuing_state', 1, 3, 3, LETTERS],
      ['name', 1, 6, 25, LETTERS],
      ['issuing_office', 1, 31, 6, ANY],
      ['document_number', 2, 1, 12, ANY],
      ['document_number_check', 2, 13, 1, DIGIT],
      ['given_names', 2, 14, 14, LETTERS],
      ['date_of_birth', 2, 28, 6, DIGIT + '<'],
      ['date_of_birth_check', 2, 34, 1, DIGIT],
      ['sex', 2, 35, 1, 'MF<'],
      ['composite_check', 2, 36, 1, DIGIT],
    ],
    composite: [[1, 1, 36], [2, 1, 35]],
    overflows: false,
  },
};

/** Characters that are taken for each other, the likeliest first, as in the server's Lookalikes. @type {Record<string, string>} */
const LOOKALIKES = {
  0: 'ODQU', 1: 'ILT7', 2: 'Z', 3: '8B', 4: 'A', 5: 'S6', 6: 'G5', 7: 'T1', 8: 'B3',
  A: '4', B: '83', C: 'G<', D: '0O', E: 'F', F: 'EP', G: '6C', I: '1LT', K: 'X<', L: '1I', M: 'N',
  N: 'M', O: '0DQ', P: 'F', Q: '0O', S: '5', T: '71I', U: '0V', V: 'U', X: 'K<', Z: '27', '<': 'KC',
};

const WEIGHTS = [7, 3, 1];

/** The value of a character, 0 to 35; -1 for one that no zone has. @param {string} c */
const value = c => (c === '<' ? 0 : /^[0-9A-Z]$/.test(c) ? parseInt(c, 36) : -1);

/** The check digit of a field, or null where it has a character that no zone has. @param {string} field */
export function checkDigit(field) {
  let sum = 0;
  for (let i = 0; i < field.length; i++) {
    const v = value(field[i]);
    if (v < 0) return null;
    sum += v * WEIGHTS[i % 3];
  }
  return String(sum % 10);
}

/**
 * All that is wrong with a zone as far as it can be told here.
 *
 * @param {string[]} lines @returns {import('./api.js').ZoneReading}
 */
export function readZone(lines) {
  const layout = layoutOf(lines);
  if (!layout) return {usable: false, faults: [fault('unknown_format', 'zone', [1, 1])]};
  const faults = [...characters(layout, lines), ...wrongChecks(layout, lines)];
  faults.sort((a, b) => a.line - b.line || a.position - b.position);
  return {usable: faults.length === 0, faults};
}

/** @param {string[]} lines @returns {Layout|null} */
function layoutOf(lines) {
  const fits = (/** @type {number} */ n, /** @type {number} */ length) =>
    lines.length === n && lines.every(l => l.length === length);
  if (fits(3, 30)) return LAYOUTS.td1;
  const isVisa = lines[0]?.startsWith('V');
  if (fits(2, 44)) return isVisa ? LAYOUTS.mrv_a : LAYOUTS.td3;
  if (!fits(2, 36)) return null;
  if (isVisa) return LAYOUTS.mrv_b;
  const td2 = checks(LAYOUTS.td2, lines).every(c => right(c, lines));
  return lines[0].startsWith('IDFRA') && !td2 ? LAYOUTS.french : LAYOUTS.td2;
}

/** @param {string} kind @param {string} field @param {Place} at @param {Partial<Fault>} [more] @returns {Fault} */
const fault = (kind, field, [line, position], more) => ({
  kind, field, line, position, length: 1, expected: '', suggestions: [], ...more,
});

/** @param {Layout} layout @param {string[]} lines @returns {Fault[]} */
function characters(layout, lines) {
  const faults = [];
  for (const [field, line, start, length, alphabet] of layout.fields) {
    for (let i = 0; i < length; i++) {
      /** @type {Place} */
      const at = [line, start + i];
      const c = inLine(lines, at);
      if (alphabet.includes(c)) continue;
      const kind = /[a-z]/.test(c) ? 'lower_case' : field === 'sex' ? 'unknown_sex' : 'illegal_character';
      faults.push(fault(kind, field, at, {suggestions: instead(layout, lines, at)}));
    }
  }
  return faults;
}

/** What may really be there in place of a character that does not occur there. @param {Layout} layout @param {string[]} lines @param {Place} at */
function instead(layout, lines, at) {
  const covering = checks(layout, lines).filter(c => same(c.check, at) || c.data.some(p => same(p, at)));
  const one = covering.find(c => c.what !== 'composite');
  return lookalikes(layout, lines, at)
    .filter(c => !one || right(one, changed(lines, at, c)))
    .map(c => suggestion(at, c));
}

/** @param {Layout} layout @param {string[]} lines @returns {Fault[]} */
function wrongChecks(layout, lines) {
  const all = checks(layout, lines);
  return all.filter(c => !right(c, lines)).map(c =>
    fault('wrong_check_digit', fieldAt(layout, c.check)[0], c.check, {
      expected: checkDigit(covered(c, lines)) ?? '0-9',
      suggestions: repairs(layout, lines, all, c),
    }),
  );
}

/**
 * The one lookalike that makes a wrong check digit right and no other one wrong; those first that make
 * all of them right.
 *
 * @param {Layout} layout @param {string[]} lines @param {Check[]} all @param {Check} wrong
 */
function repairs(layout, lines, all, wrong) {
  const others = all.filter(c => c !== wrong);
  if (wrong.what === 'composite' && others.some(c => !right(c, lines))) return [];
  const sure = [];
  const perhaps = [];
  for (const at of [...wrong.data, wrong.check]) {
    for (const c of lookalikes(layout, lines, at)) {
      const fixed = changed(lines, at, c);
      if (!right(wrong, fixed)) continue;
      if (others.every(o => right(o, fixed))) sure.push(suggestion(at, c));
      else if (others.every(o => right(o, fixed) || !right(o, lines))) perhaps.push(suggestion(at, c));
    }
  }
  return (sure.length ? sure : perhaps).slice(0, 5);
}

/** The check digits of a zone and what each covers, as in the server's CheckedText. @param {Layout} layout @param {string[]} lines @returns {Check[]} */
function checks(layout, lines) {
  const field = (/** @type {string} */ name) => layout.fields.find(f => f[0] === name);
  /** @type {Check[]} */
  const all = [documentNumber(layout, lines)];
  for (const name of ['date_of_birth', 'date_of_expiry', 'optional_data']) {
    const f = field(name);
    const digit = field(`${name}_check`);
    if (f && digit) all.push({what: name, data: places([f[1], f[2], f[3]]), check: [digit[1], digit[2]]});
  }
  const composite = field('composite_check');
  if (composite)
    all.push({what: 'composite', data: layout.composite.flatMap(places), check: [composite[1], composite[2]]});
  return all;
}

/** A number that is longer than its field goes on in the optional data. @param {Layout} layout @param {string[]} lines @returns {Check} */
function documentNumber(layout, lines) {
  const named = (/** @type {string} */ name) => /** @type {Field} */ (layout.fields.find(f => f[0] === name));
  const [, line, start, length] = named('document_number');
  const [, checkLine, checkAt] = named('document_number_check');
  /** @type {Check} */
  const plain = {what: 'document_number', data: places([line, start, length]), check: [checkLine, checkAt]};
  if (!layout.overflows || inLine(lines, plain.check) !== '<' || inLine(lines, [line, start + length - 1]) === '<')
    return plain;
  const [, optionalLine, optionalStart, optionalLength] = named('optional_data');
  const optional = lines[optionalLine - 1].slice(optionalStart - 1, optionalStart - 1 + optionalLength);
  const end = optional.includes('<') ? optional.indexOf('<') : optional.length;
  if (end === 0) return plain;
  return {
    what: 'document_number',
    data: [...plain.data, ...places([optionalLine, optionalStart, end - 1])],
    check: [optionalLine, optionalStart + end - 1],
  };
}

/** @param {Check} c @param {string[]} lines */
function right(c, lines) {
  const text = covered(c, lines);
  const digit = checkDigit(text);
  const printed = inLine(lines, c.check);
  if (digit === null) return false;
  if (printed === '<') return c.what === 'optional_data' && /^<*$/.test(text);
  return printed === digit;
}

/** @param {Span} span @returns {Place[]} */
const places = ([line, start, length]) => Array.from({length}, (_, i) => [line, start + i]);

/** @param {string[]} lines @param {Place} at */
const inLine = (lines, [line, position]) => lines[line - 1][position - 1];

/** @param {Check} c @param {string[]} lines */
const covered = (c, lines) => c.data.map(p => inLine(lines, p)).join('');

/** @param {Place} a @param {Place} b */
const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** @param {Layout} layout @param {Place} at @returns {Field} */
const fieldAt = (layout, [line, position]) =>
  /** @type {Field} */ (layout.fields.find(f => f[1] === line && position >= f[2] && position < f[2] + f[3]));

/** @param {string[]} lines @param {Place} at @param {string} c */
const changed = (lines, [line, position], c) =>
  lines.map((l, i) => (i === line - 1 ? l.slice(0, position - 1) + c + l.slice(position) : l));

/** @param {Place} at @param {string} replacement */
const suggestion = ([line, position], replacement) => ({line, position, replacement});

/** @param {Layout} layout @param {string[]} lines @param {Place} at */
function lookalikes(layout, lines, at) {
  const c = inLine(lines, at);
  const capital = c.toUpperCase();
  return [...(capital === c ? '' : capital), ...(LOOKALIKES[capital] ?? '')].filter(x =>
    fieldAt(layout, at)[4].includes(x),
  );
}
