/** The gate's style sheet: the tokens and measures of the site (design, 7-look), for its few plain pages. */
export const style = `
@font-face{font-family:Newsreader;src:url(/gate/newsreader.woff2) format("woff2");font-weight:600;font-display:swap}
@font-face{font-family:"Public Sans";src:url(/gate/public-sans.woff2) format("woff2");font-weight:100 900;font-display:swap}
:root{color-scheme:light dark;--page:#faf8f4;--card:#fff;--ink:#1b1a19;--soft:#5a5752;--faint:#767069;--rule:#dcd7ce;--grid:#e9e5de;--own:#1f3fbf;--own-label:#1f3fbf;--band:#dcd8d0;--warn:#a84a05;--warn-wash:#fdf1e3;--wash:#eef1fc;--focus:#1f3fbf}
@media screen and (prefers-color-scheme:dark){:root{--page:#141419;--card:#1d1d24;--ink:#f3f0ea;--soft:#b8b3aa;--faint:#948f86;--rule:#3a3a44;--grid:#2b2b33;--own:#9db1ff;--own-label:#a9bbff;--band:#393943;--warn:#f0a35e;--warn-wash:#33271b;--wash:#23263a;--focus:#ffd37a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:400 16px/1.5 "Public Sans",system-ui,sans-serif}
h1,h2,h3{font-family:Newsreader,Georgia,serif;font-weight:600;text-wrap:balance;margin:0}
h1{font-size:38px;line-height:1.12;letter-spacing:-.012em}
h2{font-size:26px;line-height:1.2}
h3{font-size:20px;line-height:1.25}
p{margin:0 0 12px}
a{color:var(--own-label);text-underline-offset:3px;text-decoration-thickness:1px}
b{font-weight:600}
small{display:block;font-size:13px;line-height:1.45;color:var(--soft)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.wide{max-width:1184px;margin:0 auto;padding:0 32px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--card);padding:8px 12px}
.top{border-bottom:1px solid var(--rule);background:var(--card)}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px;min-height:64px}
.name{display:flex;align-items:center;gap:10px;font:600 22px/1 Newsreader,Georgia,serif;color:var(--ink);text-decoration:none}
.sign{width:25px;height:30px;fill:var(--own)}
.organization{padding-left:14px;border-left:1px solid var(--rule);font-weight:600}
.links{margin-left:auto;display:flex;gap:18px;font-size:14px}
.links a{color:var(--soft);text-decoration:none;padding:4px 0}
.links [aria-current]{color:var(--ink);font-weight:600;border-bottom:2px solid var(--ink)}
main.wide{padding-top:48px;padding-bottom:56px}
.two{display:grid;grid-template-columns:minmax(0,440px) minmax(0,1fr);gap:56px;align-items:start}
.answer{grid-template-columns:minmax(0,1.4fr) minmax(0,1fr);gap:42px}
section.first{margin-top:0}
.masked{color:var(--soft);background:repeating-linear-gradient(135deg,transparent 0 5px,var(--rule) 5px 6px);padding:2px 8px}
.seats{width:100%;max-width:340px;margin:0 auto;fill:var(--own)}
.seats .peer{fill:var(--band)}
.lede{margin:16px 0 24px}
.box{background:var(--card);border:1px solid var(--rule);border-radius:4px;padding:22px;margin:0 0 18px}
.box>:last-child{margin-bottom:0}
label,legend{display:block;font-size:14px;font-weight:600;margin-bottom:6px}
input,select,textarea{font:400 15px/1.35 "Public Sans",system-ui,sans-serif;color:var(--ink);background:var(--card);border:1px solid var(--faint);border-radius:4px;padding:9px 10px;width:100%}
input[type=radio],input[type=checkbox]{width:auto;accent-color:var(--own)}
.field{margin:0 0 16px}
.choice{font-weight:400;font-size:15px;display:flex;gap:8px;align-items:baseline}
button,.button{display:inline-block;font:600 15px/1.2 "Public Sans",system-ui,sans-serif;padding:11px 16px 12px;border-radius:4px;background:var(--own);color:var(--card);border:1px solid var(--own);cursor:pointer;text-decoration:none}
.full{width:100%;margin:14px 0 12px;text-align:center}
.full+.full{margin-top:0}
section>h2,section>h3,.box>h2{margin-bottom:12px}
form>small,table+p{margin-top:8px}
.small{font-size:13px;padding:6px 10px}
.narrow{max-width:480px}
fieldset{border:0;padding:0;margin:0}
.row-actions{white-space:nowrap}
.quiet{background:transparent;color:var(--own-label)}
.note{color:var(--warn);background:var(--warn-wash);padding:10px 12px;border-radius:4px}
.done{background:var(--wash);padding:10px 12px;border-radius:4px}
.demo{color:var(--warn);font-weight:600;font-size:13px}
.tag{display:inline-block;font:600 13px/1 "Public Sans",system-ui,sans-serif;letter-spacing:0;padding:4px 7px 5px;border-radius:3px;background:var(--wash);color:var(--own-label)}
.soft{color:var(--soft)}
.tag.soft{background:var(--grid);color:var(--soft)}
.tag.warn{background:var(--warn-wash);color:var(--warn)}
section{border-top:1px solid var(--ink);padding-top:12px;margin:32px 0 0}
.rows{list-style:none;margin:0;padding:0}
.rows li{padding:12px 0;border-bottom:1px solid var(--rule)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;color:var(--soft);padding:0 0 8px}
th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--rule);vertical-align:middle}
thead th{font-size:13px;color:var(--soft);border-color:var(--ink);vertical-align:bottom}
.number{text-align:right}
dl{margin:0}
dl div{display:grid;grid-template-columns:150px 1fr;gap:12px;padding:10px 0;border-bottom:1px solid var(--rule);font-size:14px}
dt{font-weight:600}
dd{margin:0}
.sheet{max-width:720px}
.sheet tbody th{font-weight:400}
.sheet .share{width:34%}
.sheet .total>*{font-weight:600;border-top:1px solid var(--ink)}
.bar-of{display:block;width:100%;height:10px;fill:var(--own)}
.check{margin:0 0 20px}
.check section{border-color:var(--rule);margin-top:24px}
.check h2{font-size:20px}
.check h3{font:600 16px/1.4 "Public Sans",system-ui,sans-serif}
.check .verdict{font-size:20px;margin:0}
.check .verdict strong{font:600 40px/1.2 Newsreader,Georgia,serif}
.check .note{color:var(--soft);background:none;padding:0;font-size:14px;margin:4px 0}
.check article{padding:12px 0;border-bottom:1px solid var(--grid)}
.check .plain{list-style:none;padding:0}
.check li{margin:6px 0}
.check .mark{display:inline-block;border:1px solid currentColor;border-radius:4px;padding:0 8px;font-size:13px;font-weight:600;line-height:20px}
.check .warn{color:var(--warn)}
.check .table{overflow-x:auto}
.check th,.check td{text-align:right}
.check th:first-child,.check td.text,.check .found :is(th,td){text-align:left}
.check tbody th{font-weight:400}
.check td.text{overflow-wrap:anywhere}
.check .found th{width:96px}
.heat-1{background:color-mix(in srgb,var(--own) 6%,transparent)}
.heat-2{background:color-mix(in srgb,var(--own) 12%,transparent)}
.heat-3{background:color-mix(in srgb,var(--own) 20%,transparent)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
summary{cursor:pointer;min-height:24px;padding:6px 0;color:var(--own-label);font-weight:600}
form.inline{display:inline}
.apart{display:inline-block;vertical-align:top;margin-left:32px;max-width:260px;white-space:normal;overflow-wrap:anywhere;font-size:13px}
.actions{display:flex;flex-wrap:wrap;gap:10px;margin:16px 0}
footer{border-top:1px solid var(--rule);padding:22px 0 40px;font-size:13px;color:var(--soft)}
@media(max-width:720px){.stack thead{position:absolute;clip-path:inset(50%)}.stack tr,.stack th,.stack td{display:block;border:0;padding:2px 0}.stack tr{border-bottom:1px solid var(--rule);padding:10px 0}.stack [data-label]::before{content:attr(data-label) " ";color:var(--soft)}.stack .row-actions{white-space:normal;padding-top:8px}.stack .apart{display:block;margin:12px 0 0}.wide{padding:0 18px}h1{font-size:28px}h2{font-size:23px}main.wide{padding-top:24px;padding-bottom:40px}.two{grid-template-columns:minmax(0,1fr);gap:24px}.seats{max-width:180px}.organization{order:3;width:100%;border:0;padding:0 0 8px;font-size:14px}dl div{grid-template-columns:minmax(0,1fr);gap:2px}}
`.replaceAll("\n", "");
