package org.exeat.report;

/**
 * What the pages for officers and auditors need on top of {@link Stylesheet}: banners, tables that
 * become labelled lines on a narrow screen, the machine readable zone.
 */
final class InspectionStylesheet {
  private InspectionStylesheet() {}

  static final String CSS =
"""

.good { --tone: var(--confirmed); --wash: var(--confirmed-wash); }
.look { --tone: var(--referred); --wash: var(--referred-wash); }
.bad { --tone: var(--bad); --wash: var(--bad-ground); }
.unmade { --tone: var(--quiet); }
.sign.good, .sign.look, .sign.bad, .sign.unmade { color: var(--tone); }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.sum { color: var(--quiet); margin: -8px 0 14px; }

main > .banner { border: 1px solid var(--tone); border-left-width: 6px; border-radius: 4px;
  background: var(--wash); padding: 20px 26px 24px; margin-top: 28px; break-inside: avoid; }
.banner + section { border-top: 0; padding-top: 0; }
.standing { display: flex; align-items: center; color: var(--tone); font-weight: 600; }
.banner h2 { font-size: 2.1rem; line-height: 1.2; margin: 4px 0 0; text-wrap: balance; }
.banner .sentence { font: 400 1.15rem/1.45 var(--serif); margin-top: 8px; max-width: 70ch; }
.banner .action { margin-top: 12px; max-width: 75ch; }
main > .banner.bad { color: #ffffff; border-color: var(--wash); }
.banner.bad .standing, .banner.bad .standing .sign { color: #ffffff; }
.banner.bad .standing .stroke { stroke: var(--bad-ground); }
.banner .missing { list-style: none; display: grid; gap: 6px 28px; margin-top: 16px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr)); }
.missing .what { font-size: 0.9rem; }

.rows { width: 100%; overflow-wrap: break-word; }
.rows thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 0;
  box-shadow: inset 0 -1px 0 var(--rule); padding-block: 8px; vertical-align: bottom; }
.rows th, .rows td { padding-right: 24px; }
.rows tbody th { font-weight: 600; }
.rows .number { white-space: nowrap; }
.rows .none { color: var(--quiet); }
.rows .result { color: var(--tone); font-weight: 600; white-space: nowrap; }
.rows .result .date { color: var(--quiet); font-weight: 400; margin-left: 0.4em; }
.checks tbody th { width: 25%; }
.checks td.result { width: 20%; }
.files tbody th { white-space: nowrap; }
.digits { max-width: 420px; }
.digits th, .digits td { padding-right: 14px; }

.states strong { display: inline-block; min-width: 2.4em; }
.states tbody th { font-weight: 400; }
.states tbody tr:hover { background: var(--raised); }
.findings tbody th { width: 4.5em; }
.findings td.words { overflow-wrap: anywhere; }
.findings td:nth-child(3) { width: 32%; }
.findings tbody tr:last-child > * { border-bottom: 0; }
.key-words { color: var(--quiet); font-size: 0.88rem; margin-top: 10px; }
.hash { margin: 0; max-width: 100%; font-size: 0.85rem; }
.sha { width: 12.5em; }
.hash summary { white-space: nowrap; }
.hash .whole { display: block; overflow-wrap: anywhere; color: var(--quiet); }

.holder { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 24px 36px; }
.holder.alone { grid-template-columns: minmax(0, 1fr); }
.pictures { display: flex; flex-wrap: wrap; gap: 18px 12px; align-content: flex-start; }
.pictures figure { flex: 1 1 96px; max-width: 220px; }
.pictures figure:first-child, .pictures .strip { flex-basis: 220px; }
.plate { background: var(--raised); border: 1px solid var(--rule); border-radius: 2px; }
.plate img { display: block; width: 100%; height: auto; }
.missing .plate { display: flex; align-items: center; justify-content: center; min-height: 110px; }
.pictures .name { color: var(--ink); display: block; }
.holder .words > .facts:first-child { margin-top: 0; }
.holder h3 { border-top: 1px solid var(--rule); margin-top: 22px; padding-top: 14px; }
.holder h3:first-child { border-top: 0; margin-top: 0; padding-top: 0; }
.holder h3 + .facts { margin-top: 8px; }
.holder .facts { grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr)); }

.zone { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px 48px; }
.zone.checked { grid-template-columns: minmax(0, 640px) minmax(220px, 1fr); }
.strip[role] { overflow-x: auto; border: 1px solid var(--rule); border-radius: 4px;
  background: var(--raised); padding: 14px 16px; max-width: 660px; }
.strip:focus-visible { outline: 2px solid var(--genuine); outline-offset: 3px; }
.print { container-type: inline-size; }
.line, .numbered { display: block; white-space: pre; overflow-wrap: normal; line-height: 1.7;
  font-family: "OCR-B", OCRB, "OCR B", "OCR B Std", ui-monospace, "SF Mono", Menlo, Consolas,
    "DejaVu Sans Mono", monospace;
  font-size: clamp(0.7rem, calc(100cqi / (var(--columns) * 0.62)), 1.35rem);
  font-variant-ligatures: none; }
.numbered { line-height: 1; margin: -0.2em 0 0.35em; color: var(--referred); }
.line mark { color: var(--referred); background: var(--referred-wash); font-weight: 700;
  box-shadow: inset 0 -2px 0 var(--referred); }
.line .lacking { box-shadow: inset 0 0 0 1px var(--referred); }
.printed h3 { margin-top: 20px; }
.faults { margin: 6px 0 0; padding: 0; list-style: none; counter-reset: fault; max-width: 660px; }
.faults li { counter-increment: fault; position: relative; padding: 10px 0 10px 2.2em;
  border-top: 1px solid var(--rule); }
.faults li::before { content: counter(fault); position: absolute; left: 0; color: var(--referred);
  font-weight: 700; min-width: 1.4em; text-align: right; }
.faults dl { display: flex; flex-wrap: wrap; gap: 2px 28px; margin-top: 2px; font-size: 0.93rem; }
.faults dl div { display: flex; gap: 0.5em; }
.faults dt { color: var(--quiet); flex: none; }
.faults code { white-space: pre-wrap; }

.chain { list-style: none; margin: 0; padding: 0; }
.chain li { position: relative; border: 1px solid var(--rule); border-radius: 4px;
  background: var(--raised); padding: 14px 18px 18px; break-inside: avoid; }
.chain li + li { margin-top: 34px; }
.chain li + li::before { content: "signed by"; position: absolute; top: -28px; left: 18px;
  color: var(--quiet); font-size: 0.85rem; }
.chain li + li::after { content: ""; position: absolute; top: -35px; left: 8px; height: 34px;
  border-left: 1px solid var(--quiet); }
.chain .facts { margin-top: 10px; }
.chain .name { grid-column: span 2; }
.chain .code dd { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
  font-size: 0.88rem; }
.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr)); }
.weakness { display: flex; align-items: baseline; gap: 0.25em; color: var(--tone);
  font-weight: 600; margin-top: 4px; }
.weakness .sign { align-self: center; margin-right: 0.2em; }

.counts.trust { grid-template-columns: 0.7fr 1.3fr 0.7fr 1fr 1.8fr; }
.group { border-top: 1px solid var(--rule); padding-top: 12px; }
.group > summary .sign { margin-left: 0.2em; }
.meaning { color: var(--quiet); margin: 6px 0 4px; max-width: 75ch; font-size: 0.95rem; }
.imports { list-style: none; margin: 0; padding: 0; }
.imports > li { padding: 12px 0; border-top: 1px solid var(--rule); }
.imports > li:first-child { border-top: 0; padding-top: 0; }
.import { display: flex; flex-wrap: wrap; gap: 2px 20px; align-items: baseline; }
.import .date { font-variant-numeric: tabular-nums; }
.outcome { color: var(--quiet); }
.refused { margin-top: 4px; }
.reasons { margin: 8px 0 0 1.2em; }
.reasons > div + div { margin-top: 10px; }
.reasons dt { font-weight: 600; font-size: 0.93rem; }
.reasons dd { font-size: 0.9rem; padding-left: 1.2em; text-indent: -1.2em; color: var(--quiet); }

@media (max-width: 900px) {
  .zone.checked { grid-template-columns: minmax(0, 1fr); }
  .counts.trust { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .counts.trust div:nth-child(odd) { border-left: 0; }
  .counts.trust div:last-child { grid-column: 1 / -1; }
  .counts.trust div:nth-child(n + 3) { border-top: 1px solid var(--rule); }
}
@media screen and (max-width: 860px) {
  .rows, .rows tbody { display: block; }
  .rows thead { display: none; }
  .rows tbody tr { display: flex; flex-wrap: wrap; gap: 1px 16px; align-items: baseline;
    padding: 9px 0; border-bottom: 1px solid var(--rule); }
  .rows.rows tbody th, .rows.rows tbody td { display: block; width: auto; padding: 0; border: 0; }
  .rows tbody td.words { flex: 0 0 100%; }
  .rows tbody .number::before { content: attr(data-label) " "; color: var(--quiet);
    font-weight: 400; }
  .rows.rows tbody td.none { display: none; }
  .checks tbody th, .states tbody th, .digits tbody th { flex: 1 1 auto; }
  .states tbody th { order: -3; }
  .states .result { order: -2; }
  .states tbody tr::after { content: ""; order: -1; flex: 0 0 100%; }
  .states .number { font-size: 0.88rem; }
  .findings td.words { font-size: 0.9rem; }
  .findings tbody th { order: -2; }
  .findings td.sha { order: -1; margin-left: auto; }
}
@media (max-width: 640px) {
  main > .banner { padding: 14px 16px 18px; }
  .banner h2 { font-size: 1.6rem; }
  .holder { grid-template-columns: minmax(0, 1fr); }
  .holder .facts, .chain .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .strip[role] { padding: 10px 8px; }
}
@media (max-width: 520px) {
  .counts.trust { grid-template-columns: minmax(0, 1fr); }
  .counts.trust dd { text-align: right; }
}
@media print {
  main > .banner.bad { background: none; color: var(--bad); border-width: 3px 3px 3px 10px; }
  .banner.bad .standing, .banner.bad .standing .sign { color: var(--bad); }
  .banner.bad .standing .stroke { stroke: #ffffff; }
  .rows thead th { position: static; }
  .rows { font-size: 0.85rem; }
  .rows th, .rows td { padding-right: 12px; }
  .rows tr, .faults li, .imports > li { break-inside: avoid; }
  .zone.checked { grid-template-columns: minmax(0, 1fr); }
  .strip[role] { overflow: visible; }
  .line mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
""";
}
