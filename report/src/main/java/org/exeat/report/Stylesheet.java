package org.exeat.report;

/**
 * How the pages look: like print, in the reader's own fonts, light or dark as the reader has it.
 */
final class Stylesheet {
  private Stylesheet() {}

  static final String CSS =
"""
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --raised: #ffffff; --ink: #1d1c1a; --quiet: #5c5850; --rule: #dcd7cc;
  --confirmed: #17603b; --confirmed-wash: #e9f3ec; --referred: #8a3a00; --referred-wash: #fbefe2;
  --bad: #9b1230; --bad-ground: #9b1230;
  --genuine: #1f5f8b; --impostor: #7a5a10;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Times New Roman", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151618; --raised: #1c1e21; --ink: #e9e6df; --quiet: #aea99e; --rule: #3a3c40;
    --confirmed: #86d3a6; --confirmed-wash: #16291f; --referred: #f3b473; --referred-wash: #32230f;
    --bad: #ff9aa8; --bad-ground: #a51a3c;
    --genuine: #7fb8e2; --impostor: #d9b65c;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 1100px; padding: 40px 32px 64px; background: var(--paper);
  color: var(--ink); font: 400 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; padding: 0; }
h1 { font: 600 2.1rem/1.2 var(--serif); letter-spacing: -0.01em; text-wrap: balance; }
h2 { font: 600 1.35rem/1.3 var(--serif); margin-bottom: 16px; }
h3 { font: 600 1.05rem/1.4 var(--sans); }
section { margin-top: 44px; }
section + section { border-top: 1px solid var(--rule); padding-top: 28px; margin-top: 36px; }
body > header { border-bottom: 2px solid var(--ink); padding-bottom: 20px; }
main > section:first-child { margin-top: 28px; }
.house { font: 600 0.8rem/1 var(--sans); letter-spacing: 0.14em; text-transform: uppercase;
  color: var(--quiet); margin-bottom: 14px; }
.subject { font-size: 1.05rem; margin-top: 8px; max-width: 70ch; }
.when { color: var(--quiet); margin-top: 4px; font-variant-numeric: tabular-nums; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
td, figcaption, caption { position: relative; }
.sign { width: 1em; height: 1em; flex: none; vertical-align: -0.12em; margin-right: 0.4em; }
.sign .ground { fill: currentColor; }
.sign .stroke { fill: none; stroke: var(--raised); stroke-width: 1.9; stroke-linecap: round;
  stroke-linejoin: round; }
.sign.confirmed { color: var(--confirmed); }
.sign.referred { color: var(--referred); }

.coverage { font: 400 1.3rem/1.4 var(--serif); max-width: 60ch; }
.counts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); margin-top: 20px;
  border: 1px solid var(--rule); border-radius: 4px; background: var(--raised); }
.counts div { padding: 14px 18px; border-left: 1px solid var(--rule); }
.counts div:first-child { border-left: 0; }
.counts dt { color: var(--quiet); font-size: 0.9rem; }
.counts .confirmed dt { color: var(--confirmed); }
.counts .referred dt { color: var(--referred); }
.counts dd { font: 600 2rem/1.2 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.counts .of { font: 400 0.95rem/1.2 var(--sans); color: var(--quiet); }

.card { border: 1px solid var(--rule); border-left: 4px solid var(--referred); border-radius: 4px;
  background: var(--raised); margin-top: 18px; overflow: hidden; break-inside: avoid; }
.card.confirmed { border-left-color: var(--confirmed); }
.card > header { display: flex; flex-wrap: wrap; gap: 2px 20px; align-items: baseline;
  justify-content: space-between; padding: 10px 18px; background: var(--referred-wash); }
.card.confirmed > header { background: var(--confirmed-wash); }
.verdict { display: flex; align-items: baseline; font-weight: 600; color: var(--referred); }
.verdict.confirmed { color: var(--confirmed); }
.verdict .sign { align-self: center; }
.card .body { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 20px 28px;
  padding: 18px; }
.pair { display: flex; gap: 14px; align-items: flex-start; }
.face { width: 148px; }
.mount { width: 148px; height: 190px; display: flex; align-items: center; justify-content: center;
  background: var(--paper); border: 1px solid var(--rule); border-radius: 2px; overflow: hidden; }
.mount img { display: block; width: 100%; height: 100%; object-fit: contain; }
.absent { color: var(--quiet); font-size: 0.9rem; text-align: center; padding: 12px; }
figcaption { font-size: 0.88rem; color: var(--quiet); margin-top: 6px; }
.face figcaption { color: var(--ink); line-height: 1.35; }
.what { display: block; color: var(--quiet); }
.reason { font: 400 1.08rem/1.45 var(--serif); max-width: 62ch; }
.numbers { margin-top: 6px; color: var(--quiet); font-size: 0.93rem;
  font-variant-numeric: tabular-nums; }
.facts { margin-top: 16px; display: grid; gap: 8px 24px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr)); }
.facts dt { font-size: 0.82rem; color: var(--quiet); }
.facts dd { font-variant-numeric: tabular-nums; }

table { border-collapse: collapse; font-size: 0.93rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); font-size: 0.88rem; padding-bottom: 6px; }
th, td { text-align: left; padding: 6px 16px 6px 0; border-bottom: 1px solid var(--rule);
  vertical-align: baseline; font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.85rem; }
th:last-child, td:last-child { padding-right: 0; }
details { margin-top: 14px; }
summary { cursor: pointer; }
@media print { details::details-content { content-visibility: visible; } }
.quality { width: 100%; max-width: 560px; margin-top: 8px; overflow-wrap: break-word; }
.quality td:last-child { white-space: nowrap; }
.quality th, .quality td { padding-block: 4px; }
.short { color: var(--referred); font-weight: 600; }
.plain { width: 100%; }
.plain tbody th { width: 34%; }
.file { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 0.88rem; }
figcaption .file { color: var(--ink); margin-right: 0.5em; }

.photos { display: grid; gap: 24px; align-items: start;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
.photo { break-inside: avoid; }
.frame { position: relative; overflow: hidden; border-radius: 2px; line-height: 0; }
.frame img { display: block; width: 100%; height: auto; }
.overlay { position: absolute; inset: 0; width: 100%; height: 100%; }
.overlay rect { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; }
.overlay .halo { stroke: #ffffff; stroke-width: 5; opacity: 0.9; }
.overlay .confirmed { stroke: #0d5c34; }
.overlay .referred { stroke: #8a3a00; stroke-dasharray: 7 3; }
.label { position: absolute; display: flex; align-items: center; max-width: 100%; height: 22px;
  padding: 0 7px 0 5px; font: 600 12px/22px var(--sans); color: #ffffff; white-space: nowrap;
  overflow: hidden; background: #0d5c34; }
.label.referred { background: #8a3a00; }
.label .sign { color: #ffffff; margin-right: 5px; width: 12px; height: 12px; }
.label .stroke { stroke: #0d5c34; }
.label.referred .stroke { stroke: #8a3a00; }

.scroll { overflow-x: auto; max-width: 100%; position: relative; }
.scroll:focus-visible { outline: 2px solid var(--genuine); outline-offset: 3px; }
.scroll table { overflow-wrap: normal; }
.matrix th, .matrix td { padding: 8px 16px; border: 1px solid var(--rule); white-space: nowrap;
  background: var(--raised); }
.matrix caption { white-space: nowrap; }
.matrix thead td { background: none; border: 0; }
.matrix thead th, .matrix tbody th { font-weight: 600; color: var(--ink); font-size: 0.9rem; }
.matrix td.assigned { font-weight: 600; }
.matrix td:has(.confirmed) { background: var(--confirmed-wash); }
.matrix td:has(.referred) { background: var(--referred-wash); }
.matrix .absent, .matrix .failed { font-size: inherit; color: var(--quiet); padding: 8px 16px;
  text-align: left; }
.matrix .failed { color: var(--referred); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 24px; margin-top: 12px;
  font-size: 0.88rem; color: var(--quiet); }
.legend li { display: flex; align-items: center; }
.key.absent { padding: 0; }
.key { white-space: pre; }
.key.other::before { content: "0.00"; margin-right: 0.5em; font-variant-numeric: tabular-nums; }
.points th, .points td { white-space: nowrap; padding-right: 28px; }
.points tbody th { font-weight: 600; }

.columns { display: grid; gap: 24px 40px;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); }
.explanation p { color: var(--quiet); font-size: 0.95rem; margin-top: 6px; max-width: 68ch; }

.plot { display: block; width: 100%; min-width: 720px; height: auto; font: 13px var(--sans); }
.plot text { fill: var(--ink); font-variant-numeric: tabular-nums; }
.plot .quiet { fill: var(--quiet); }
.plot .axis { stroke: var(--ink); stroke-width: 1; }
.plot .grid { stroke: var(--rule); stroke-width: 1; }
.plot .genuine { fill: var(--genuine); }
.plot .impostor { fill: var(--impostor); }
.plot .title { font-weight: 600; }
.plot .line { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 3; }
.plot .leader { fill: var(--ink); }

@media (max-width: 760px) {
  .card .body { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 520px) {
  body { padding: 24px 16px 40px; }
  h1 { font-size: 1.6rem; }
  .coverage { font-size: 1.15rem; }
  .counts { grid-template-columns: minmax(0, 1fr); }
  .counts div { display: flex; align-items: baseline; justify-content: space-between; gap: 12px;
    border-left: 0; border-top: 1px solid var(--rule); padding: 10px 14px; }
  .counts div:first-child { border-top: 0; }
  .counts dd { font-size: 1.4rem; }
  .card > header, .card .body { padding-inline: 14px; }
  .pair, .face { min-width: 0; }
  .face { flex: 0 1 148px; }
  .mount { width: 100%; height: auto; aspect-ratio: 148 / 190; }
}
@media print {
  :root { --paper: #ffffff; --raised: #ffffff; --ink: #000000; --quiet: #444444; --rule: #bbbbbb;
    --confirmed: #17603b; --confirmed-wash: #ffffff; --referred: #8a3a00;
    --referred-wash: #ffffff; --bad: #9b1230; --bad-ground: #9b1230;
    --genuine: #1f5f8b; --impostor: #7a5a10; }
  @page { margin: 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, .card > header { break-after: avoid; }
  .scroll { overflow: visible; }
  .plot { min-width: 0; }
  .matrix th, .matrix td { padding: 4px 8px; white-space: normal; }
  .frame, .label, .sign, .plot { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
""";
}
