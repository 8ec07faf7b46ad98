// @ts-check
/**
 * Plots of counts and rates, each with its table. What is hidden looks different from what is nil:
 * a dashed box, and a dash in the table. Widths are shares of the place there is, text never shrinks.
 */
import {h, svg} from './dom.js';
import {number, percent, t} from './words.js';

/**
 * @typedef {{label: string, count: number|null, mark?: boolean}} Bar
 * @typedef {{cases: number, of: number, share: number, lower: number, upper: number}} Rate
 */

/** Height of the columns' drawing, pixels, and of the line of hours below. */
const HIGH = 132;
const FOOT = 22;
const HEAD = 18;

/** Height of a line with a bar or an interval. */
const LINE = 18;

/** @param {number|null} n */
const shown = n => (n === null ? '–' : number(n));

/** @param {number|null} n for those who hear it */
const heard = n => (n === null ? t('office.hidden') : number(n));

/**
 * A plot with its title, its table, and what is to be said of it.
 *
 * @param {string} title @param {Element} drawing @param {HTMLTableElement} table @param {string} [note]
 */
export function figure(title, drawing, table, note) {
  return h(
    'figure',
    {class: 'plot'},
    h('figcaption', {}, h('h2', {}, title), note ? h('p', {class: 'note'}, note) : null),
    drawing,
    h('details', {}, h('summary', {}, t('office.as_table')), h('div', {class: 'scroll'}, table)),
  );
}

/**
 * @param {string} title @param {string[]} heads @param {(string|Node)[][]} rows the first cell names the row
 */
export function table(title, heads, rows) {
  return h(
    'table',
    {},
    h('caption', {class: 'aloud'}, title),
    h(
      'thead',
      {},
      h('tr', {}, ...heads.map((x, i) => h('th', {scope: 'col', class: i ? 'figure' : null}, x))),
    ),
    h(
      'tbody',
      {},
      ...rows.map(row =>
        h(
          'tr',
          {},
          ...row.map((x, i) => (i ? h('td', {class: 'figure'}, x) : h('th', {scope: 'row'}, x))),
        ),
      ),
    ),
  );
}

/** @param {number|null} n in a table: a dash to the eye, words to the ear */
const cell = n =>
  n === null
    ? h('span', {}, h('span', {'aria-hidden': 'true'}, '–'), h('span', {class: 'aloud'}, heard(n)))
    : number(n);

/** @param {string} title @param {string} what @param {readonly Bar[]} all @param {number|null} [sum] */
function counted(title, what, all, sum) {
  const rows = all.map(b => [b.label, cell(b.count)]);
  if (sum !== undefined) rows.push([t('office.all'), cell(sum)]);
  return table(title, [what, t('office.count')], rows);
}

/**
 * Columns side by side, such as a day's hours.
 *
 * @param {string} title @param {string} what a column is @param {readonly Bar[]} all
 * @param {number|null} sum @param {string} [note]
 */
export function columns(title, what, all, sum, note) {
  const most = Math.max(1, ...all.map(b => b.count ?? 0));
  const wide = 100 / all.length;
  const ground = HEAD + HIGH;
  const drawing = svg('svg', {
    class: 'columns',
    width: '100%',
    height: ground + FOOT,
    role: 'img',
    'aria-label': spoken(title, all),
  });
  drawing.append(svg('line', {class: 'ground', x1: '0', x2: '100%', y1: ground + 0.5, y2: ground + 0.5}));
  const every = all.length > 12 ? 3 : 1;
  all.forEach((b, i) => {
    const high = b.count === null ? 16 : (HIGH * b.count) / most;
    const middle = `${(i + 0.5) * wide}%`;
    if (b.count === null || b.count > 0)
      drawing.append(
        svg('rect', {
          class: b.count === null ? 'hidden-count' : 'bar',
          x: `${(i + 0.12) * wide}%`,
          width: `${0.76 * wide}%`,
          y: ground - high,
          height: high,
        }),
      );
    if (b.count === most && i === all.findIndex(x => x.count === most))
      drawing.append(svg('text', {class: 'peak', x: middle, y: ground - high - 5}, number(b.count)));
    if (i % every === 0) drawing.append(svg('text', {x: middle, y: ground + 16}, b.label));
  });
  return figure(title, drawing, counted(title, what, all, sum), note);
}

/** @param {string} label @param {Element} drawn @param {Element} value */
const line = (label, drawn, value) =>
  h('div', {class: 'line'}, h('span', {class: 'named'}, label), drawn, value);

/** @param {string} title @param {readonly Bar[]} all */
const spoken = (title, all) => `${title}. ${all.map(b => `${b.label}: ${heard(b.count)}`).join('; ')}.`;

/**
 * Lines with a bar each.
 *
 * @param {string} title @param {string} what a line is @param {readonly Bar[]} all
 * @param {number|null} [sum] where they have one @param {string} [note]
 */
export function bars(title, what, all, sum, note) {
  const most = Math.max(1, ...all.map(b => b.count ?? 0));
  const drawing = h('div', {class: 'lines', role: 'img', 'aria-label': spoken(title, all)});
  for (const b of all) {
    const bar = svg('svg', {width: '100%', height: LINE});
    if (b.count === null)
      bar.append(svg('rect', {class: 'hidden-count', x: 1, y: 3, width: 26, height: LINE - 6}));
    else if (b.count > 0)
      bar.append(
        svg('rect', {class: 'bar', x: 0, y: 2, width: `${(100 * b.count) / most}%`, height: LINE - 4}),
      );
    else bar.append(svg('rect', {class: 'nil', x: 0, y: 2, width: 2, height: LINE - 4}));
    drawing.append(line(b.label, bar, h('span', {class: 'value'}, shown(b.count))));
  }
  return figure(title, drawing, counted(title, what, all, sum), note);
}

/** @param {Rate} r */
const bounds = r => t('office.bounds', {lower: percent(r.lower), upper: percent(r.upper)});

/**
 * Shares of 0 to 1, each with its interval.
 *
 * @param {string} title @param {readonly {label: string, rate: Rate|null}[]} all @param {string} [note]
 */
export function rates(title, all, note) {
  const said = all.map(
    r => `${r.label}: ${r.rate ? `${percent(r.rate.share)} ${bounds(r.rate)}` : t('office.hidden')}`,
  );
  const drawing = h('div', {
    class: 'lines rates',
    role: 'img',
    'aria-label': `${title}. ${said.join('; ')}.`,
  });
  for (const {label, rate} of all) {
    const drawn = svg('svg', {width: '100%', height: LINE});
    const y = LINE / 2;
    for (const tick of [0, 25, 50, 75, 100])
      drawn.append(svg('line', {class: 'tick', x1: `${tick}%`, x2: `${tick}%`, y1: 0, y2: LINE}));
    if (rate) {
      const x = (/** @type {number} */ share) => `${100 * share}%`;
      drawn.append(
        svg('line', {class: 'interval', x1: x(rate.lower), x2: x(rate.upper), y1: y, y2: y}),
        svg('line', {class: 'interval', x1: x(rate.lower), x2: x(rate.lower), y1: y - 5, y2: y + 5}),
        svg('line', {class: 'interval', x1: x(rate.upper), x2: x(rate.upper), y1: y - 5, y2: y + 5}),
        svg('circle', {class: 'dot', cx: x(rate.share), cy: y, r: 5}),
      );
    }
    const value = rate
      ? h('span', {class: 'value'}, h('strong', {}, percent(rate.share)), ` ${bounds(rate)}`)
      : h('span', {class: 'value'}, t('office.hidden'));
    drawing.append(line(label, drawn, value));
  }
  const scale = svg('svg', {class: 'scale', width: '100%', height: 14});
  for (const share of [0, 0.5, 1])
    scale.append(svg('text', {x: `${100 * share}%`, y: 11}, percent(share)));
  drawing.append(line('', scale, h('span')));
  const rows = all.map(({label, rate}) =>
    rate
      ? [label, percent(rate.share), percent(rate.lower), percent(rate.upper), number(rate.cases), number(rate.of)]
      : [label, ...Array.from({length: 5}, () => cell(null))],
  );
  const heads = ['what', 'share', 'lower', 'upper', 'cases', 'of'].map(x => t(`office.${x}`));
  return figure(title, drawing, table(title, heads, rows), note);
}

/**
 * Times: from the median to that of which 95 in 100 take no more.
 *
 * @param {string} title @param {readonly {label: string, median: number|null, most: number|null}[]} all
 * @param {string} [note]
 */
export function times(title, all, note) {
  const end = Math.max(1, ...all.flatMap(x => [x.median ?? 0, x.most ?? 0])) * 1.05;
  const seconds = (/** @type {number|null} */ n) =>
    n === null ? t('office.hidden') : t('shift.unit', {n: number(n)});
  const both = (/** @type {{median: number|null, most: number|null}} */ x) =>
    x.median === null && x.most === null
      ? t('office.hidden')
      : t('office.times_both', {median: seconds(x.median), most: seconds(x.most)});
  const drawing = h('div', {
    class: 'lines times',
    role: 'img',
    'aria-label': `${title}. ${all.map(x => `${x.label}: ${both(x)}`).join('; ')}.`,
  });
  for (const x of all) {
    const drawn = svg('svg', {width: '100%', height: LINE});
    const y = LINE / 2;
    const place = (/** @type {number} */ n) => `${(100 * n) / end}%`;
    drawn.append(svg('line', {class: 'tick', x1: 0.5, x2: 0.5, y1: 0, y2: LINE}));
    if (x.median !== null && x.most !== null)
      drawn.append(svg('line', {class: 'interval', x1: place(x.median), x2: place(x.most), y1: y, y2: y}));
    if (x.most !== null)
      drawn.append(svg('line', {class: 'interval', x1: place(x.most), x2: place(x.most), y1: y - 6, y2: y + 6}));
    if (x.median !== null) drawn.append(svg('circle', {class: 'dot', cx: place(x.median), cy: y, r: 5}));
    drawing.append(line(x.label, drawn, h('span', {class: 'value'}, both(x))));
  }
  const rows = all.map(x => [x.label, seconds(x.median), seconds(x.most)]);
  return figure(
    title,
    drawing,
    table(title, [t('office.what'), t('office.median'), t('office.most')], rows),
    note,
  );
}
