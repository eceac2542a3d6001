/** The look of a check's page: the house tokens, rules rather than boxes, readable on a phone and on paper. */
export const checkCss = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/24px "Public Sans",system-ui,sans-serif}
main{max-width:880px;margin:0 auto;padding:32px}
h1,h2,.verdict strong{font-family:Newsreader,serif;font-weight:600}
h1{font-size:38px;line-height:1.12;margin:0 0 8px}
h2{font-size:26px;line-height:1.2;margin:40px 0 12px;padding-top:12px;border-top:1px solid var(--rule)}
h3{font-size:16px;font-weight:600;margin:0}
.verdict{font-size:20px;margin:0}
.verdict strong{font-size:40px}
.note{color:var(--soft);font-size:14px;line-height:20px;margin:4px 0}
.mark{display:inline-block;border:1px solid currentColor;border-radius:4px;padding:0 8px;font-size:13px;font-weight:600;line-height:20px}
.warn{color:var(--warn)}
article{padding:12px 0;border-bottom:1px solid var(--grid);break-inside:avoid}
ul.plain{list-style:none;padding:0}
li{margin:4px 0}
summary{cursor:pointer;min-height:24px;color:var(--own)}
summary:focus-visible,.table:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;border-bottom:1px solid var(--grid);text-align:right;vertical-align:top}
thead th{color:var(--soft);font-weight:600;border-bottom-color:var(--rule)}
th:first-child,td.text,th[scope=row]{text-align:left;font-weight:400}
td.text{overflow-wrap:anywhere}
.found th,.found td{text-align:left}
.found th{width:96px}
.heat-1{background:color-mix(in srgb,var(--own) 6%,transparent)}
.heat-2{background:color-mix(in srgb,var(--own) 12%,transparent)}
.heat-3{background:color-mix(in srgb,var(--own) 20%,transparent)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:720px){main{padding:18px}h1{font-size:28px}h2{font-size:23px}.verdict strong{font-size:30px}}
@media print{main{max-width:none;padding:0}body{font-size:10.5pt;line-height:1.4}thead{display:table-header-group}tr{break-inside:avoid}details>*{display:block}}
`;
