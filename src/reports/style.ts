import { customProperties, dark, light } from './tokens.ts';

/** The look of all reports. Sizes 12 13 14 15 18 22 32; space 4 8 12 16 24 32; borders rather than shadows. */
export const style = `
:root{color-scheme:light dark;${customProperties(light)};--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--mono:ui-monospace,"SF Mono",Consolas,"Liberation Mono","Noto Sans Mono CJK SC",monospace;--caption:12px}
@media (prefers-color-scheme:dark){:root{${customProperties(dark)}}}
@media (prefers-contrast:more){:root{--muted:var(--text);--line:var(--edge)}}
*,::before,::after{box-sizing:border-box}
html{font:14px/1.55 var(--sans);color:var(--text);background:var(--background);-webkit-text-size-adjust:100%;scroll-padding-top:56px}
html:lang(zh-CN){font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;line-height:1.7;--caption:13px}
body{margin:0 auto;max-width:1280px;padding:0 24px;font-variant-numeric:tabular-nums;text-autospace:normal;overflow-wrap:break-word}
p,h1,h2,h3,dl,dd,ul,pre,figure{margin:0}
ul{padding:0;list-style:none}
a{color:var(--after);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--after);outline-offset:2px;border-radius:4px}
code,pre{font-family:var(--mono);font-size:.93em}
small{font-size:var(--caption);color:var(--muted);display:block;line-height:1.4;font-weight:400}
h1{font-size:22px;line-height:1.3;font-weight:600;letter-spacing:-.01em;text-wrap:pretty}
h2{font-size:18px;line-height:1.35;font-weight:600}
h3{font-size:14px;font-weight:600;line-height:1.5}
bdi{unicode-bidi:isolate}
.soft,.note,.nothing{color:var(--muted)}
.note,.nothing{font-size:var(--caption)}
.nothing{font-size:14px}
.good{color:var(--good)}
.bad{color:var(--warn)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}
.skip:focus{left:24px;top:8px;background:var(--background);padding:4px 8px;z-index:3}

.top{display:flex;justify-content:space-between;gap:16px;flex-wrap:wrap;padding:12px 0;border-bottom:1px solid var(--line)}
.brand{letter-spacing:.01em}
.brand::before{content:"";display:inline-block;width:10px;height:10px;margin-right:8px;border-radius:10px 10px 10px 0;background:var(--after)}

.verdict{display:grid;grid-template-columns:1fr auto;gap:24px;align-items:start;padding:16px 0 12px}
.doubt{color:var(--muted);margin-top:4px}
.one{display:grid;justify-items:end;text-align:right}
.one strong{font-size:32px;line-height:1.1;font-weight:600;letter-spacing:-.02em;white-space:nowrap}
.one span{color:var(--muted);font-size:var(--caption)}

.flow{padding:0 0 8px}
.equation .key{margin-right:6px}
.key.read{background:var(--edge)}
.key.asked{background:var(--line)}
.equation{display:flex;flex-wrap:wrap;column-gap:8px;color:var(--muted);margin-bottom:4px}
.equation span:not(.sign-of){color:var(--text)}
.bar{display:flex;overflow:hidden;border-radius:4px}
.bar.in{height:8px;margin-bottom:3px}
.bar.out{height:28px}
.part{flex:0 0 auto;width:var(--w);overflow:hidden;white-space:nowrap}
.part>span{display:block;padding:0 12px;line-height:28px;font-weight:600;color:var(--background)}
.part .soft{color:inherit;font-weight:400;margin-left:4px}
.part.read{background:var(--edge)}
.part.asked{background:var(--line)}
.written{background:var(--after)}
.rejected{background:repeating-linear-gradient(135deg,var(--before) 0 4px,var(--background) 4px 6px)}
.merged{background:repeating-linear-gradient(90deg,var(--moved) 0 2px,var(--background) 2px 4px)}
.part.rejected>span,.part.merged>span{display:inline-block;margin:4px;padding:0 8px;line-height:20px;border-radius:4px;background:var(--background);color:var(--text)}
.leaders{position:relative;height:calc(var(--lanes)*22px + 6px);font-size:var(--caption)}
.leader{position:absolute;left:var(--at);top:0;height:calc(6px + var(--lane)*22px + 11px);border-left:1px solid var(--edge)}
.leader span{position:absolute;bottom:-9px;white-space:nowrap;line-height:20px}
.leader>span::before{content:"";position:absolute;bottom:9px;width:6px;border-bottom:1px solid var(--edge)}
.leader.to-left>span{right:0;padding-right:12px}
.leader.to-left>span::before{right:0}
.leader.to-right>span{left:0;padding-left:12px}
.leader.to-right>span::before{left:0}
.leader .soft{position:static}
.none{position:absolute;left:0;top:8px;display:flex;gap:12px;color:var(--muted);line-height:20px}
.none.to-end{left:auto;right:0}
.key{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:6px;vertical-align:-1px}
.key.after{background:color-mix(in srgb,var(--after) 55%,transparent)}
.key.before{background:none;border:2px solid var(--before)}
.keys{display:inline-flex;gap:12px;color:var(--text);margin-right:8px}

.evidence{display:grid;grid-template-columns:minmax(0,1fr) 280px 280px;gap:0 32px;border-top:1px solid var(--line);padding-top:12px}
.evidence h2,.next h2{font-size:14px;margin-bottom:8px}
.evidence h2>a:not(.aside){color:inherit;text-decoration-color:var(--line)}
.evidence h2:not(:first-child){margin-top:16px}
.aside{font-weight:400;font-size:var(--caption);margin-left:8px}
.example h3{font-weight:400;font-size:var(--caption);color:var(--muted);display:flex;flex-wrap:wrap;gap:0 8px;align-items:baseline}
.example .kind{font-weight:600;color:var(--text)}
.label{border:1px solid var(--line);border-radius:4px;padding:0 6px;line-height:16px;background:var(--surface)}
.shown .example{padding:0 0 12px}

.data{text-autospace:no-autospace}
.text{font-size:15px;line-height:1.6;white-space:pre-wrap;overflow-wrap:anywhere;max-width:75ch}
.text:lang(zh),.text:lang(ja),.text:lang(ko),.data:lang(zh) .text{line-height:1.75;max-width:40em}
ins,del{border-radius:3px;padding:1px 2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
ins{background:var(--tint-added);text-decoration:underline 2px;text-decoration-color:var(--after);text-underline-offset:3px}
del{background:var(--tint-removed);text-decoration:line-through;text-decoration-color:var(--before)}
del.bracketed{text-decoration:none}
del.bracketed [aria-hidden]{color:var(--before);font-weight:600}
ins.moved,del.moved{background:var(--tint-moved);text-decoration-color:var(--moved)}
ins.moved{text-decoration-style:dotted}
.kept{outline:1px dashed var(--edge);outline-offset:1px;border-radius:2px}
.gap{color:var(--muted);font-size:var(--caption);white-space:nowrap;margin:0 4px}
.sign{font:12px/1 var(--mono);color:var(--muted);border:1px solid var(--line);border-radius:3px;padding:0 2px;text-decoration:none}
.pair>div{display:grid;grid-template-columns:4em minmax(0,1fr);gap:8px}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:8px 24px}
.sides>div{min-width:0}
.sides dt{font-size:var(--caption);color:var(--muted)}
.rows article+article .sides dt{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.pair dt{color:var(--muted);font-size:var(--caption);padding-top:3px}
.leak .pair>div{grid-template-columns:6em minmax(0,1fr)}

.labels{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:8px 12px}
.labels li{display:grid;grid-column:1/-1;grid-template-columns:subgrid}
.labels .class{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.labels .numbers{text-align:right}
.labels .soft{font-size:var(--caption)}
.labels .soft{text-align:right;white-space:nowrap}
.pairbar{position:relative;height:12px;align-self:center;background:linear-gradient(var(--surface),var(--surface))}
.pairbar::before{content:"";position:absolute;inset:0 auto 0 0;width:var(--a);background:var(--after);opacity:.55}
.pairbar::after{content:"";position:absolute;inset:0 auto 0 0;width:var(--b);border:2px solid var(--before)}
.warnings li{padding-left:20px;position:relative;margin-bottom:6px}
.warnings li::before{content:"▲";position:absolute;left:0;color:var(--warn);font-size:12px;line-height:22px}
.reasons li{display:flex;justify-content:space-between;gap:12px;padding:4px 0;border-bottom:1px solid var(--line)}
.reasons li:last-child{border-bottom:0}
.reasons b{font-weight:600}
.labels+.note{margin-top:8px}

.strip{display:grid;grid-template-columns:minmax(0,1fr) minmax(280px,38%);gap:32px;border-top:1px solid var(--line);margin-top:12px;padding:12px 0 16px}
.facts{display:flex;flex-wrap:wrap;gap:12px 24px;align-content:start}
.facts dt{font-size:var(--caption);color:var(--muted)}
.facts dd{font-weight:600}
.facts.wide dd{font-weight:400}
.facts.wide{margin-top:16px}
.next pre{margin-bottom:4px}
pre{background:var(--surface);border:1px solid var(--line);border-radius:4px;padding:6px 12px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
.next pre code::before,section>pre code::before{content:"$ ";color:var(--muted)}

nav{position:sticky;top:0;z-index:2;background:var(--background);border-block:1px solid var(--line)}
nav ul{display:flex;gap:0 16px;overflow-x:auto;padding:2px 0}@media (min-width:900px){nav ul{flex-wrap:wrap;overflow:visible}}
nav a{display:block;padding:8px 0;white-space:nowrap;text-decoration:none}
nav a:hover{text-decoration:underline}
main>section:not(.first){padding:32px 0 0}
main>section:not(.first)>h2{margin-bottom:12px}
main>section>h2>a{color:inherit;text-decoration:none}
main>section>h2>a:hover::after,main>section>h2>a:focus-visible::after{content:" #";color:var(--muted)}
main>section>.note,main>section>.nothing{margin:8px 0}
.tables{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:8px;width:fit-content;max-width:100%}
.scroll:has(pre){width:auto}
.scroll pre{border:0;white-space:pre;overflow-wrap:normal;border-radius:0}
.scroll+.scroll,p+.scroll,p+.tables,.scroll+p{margin-top:12px}
p+pre{margin-top:4px}
.tables .scroll{margin:0}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:8px 12px;border-bottom:1px solid var(--line);background:var(--surface)}
td data[value="0"]{color:var(--muted)}
th,td{padding:6px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{font-size:var(--caption);color:var(--muted);font-weight:600;white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
.meter{display:block;height:10px;min-width:80px;max-width:240px;margin-top:6px;background:linear-gradient(var(--after),var(--after)) 0/var(--w) 100% no-repeat var(--surface)}
.number .meter{margin-top:3px;height:4px}
.meter.rejected{background:repeating-linear-gradient(135deg,var(--before) 0 4px,var(--background) 4px 6px) 0/var(--w) 100% no-repeat var(--surface)}
.meter.plain{background-image:linear-gradient(var(--edge),var(--edge))}
.tally li{white-space:nowrap;display:flex;justify-content:space-between;gap:12px}
.hash{overflow-wrap:anywhere;font-size:12px}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(340px,100%),1fr));gap:24px 32px;align-items:start}
.panels h3,.cards h3{margin-bottom:4px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(380px,100%),1fr));gap:16px;margin-top:12px}
.cards>article{border:1px solid var(--line);border-radius:8px;padding:12px 16px;min-width:0}
.cards .text+.note,.cards .data+.note{margin-top:4px}
.shown-text+.shown-text{border-top:1px solid var(--line);margin-top:8px;padding-top:8px}
.legend{display:flex;flex-wrap:wrap;align-items:center;line-height:1.4;gap:4px 16px;color:var(--text);margin:4px 0}
.rows>article{display:grid;grid-template-columns:220px minmax(0,1fr);gap:4px 24px;padding:12px 0;border-top:1px solid var(--line)}
.rows .example h3{display:grid;justify-items:start;align-content:start;gap:2px}
.rows .note{grid-column:2;overflow-wrap:anywhere}
details{margin-top:8px}
summary{cursor:pointer;padding:4px 0;min-height:24px;color:var(--after)}
details[open]>summary{margin-bottom:8px}
details .scroll{max-width:100%}
.figure{overflow-x:auto}
.plot{display:block;overflow:visible;color:var(--muted);font-family:inherit}
.plot text{fill:currentColor;white-space:pre}
.plot .grid{stroke:var(--line);stroke-opacity:1}
footer{border-top:1px solid var(--line);margin-top:32px;padding:16px 0 32px;color:var(--muted);font-size:var(--caption);display:flex;flex-wrap:wrap;gap:4px 24px;justify-content:space-between}
footer code{overflow-wrap:anywhere}

@media (max-width:1080px){.evidence{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.evidence .shown{grid-column:1/-1;padding-bottom:16px}.strip{grid-template-columns:1fr;gap:12px}}
@media (max-width:640px){body{padding:0 16px}h1{font-size:18px}.verdict{grid-template-columns:1fr;gap:8px}.one{justify-items:start;text-align:left}.evidence{grid-template-columns:1fr}.evidence>div+div{margin-top:16px}.rows>article{grid-template-columns:1fr}.rows .note{grid-column:1}.rows .example h3{display:flex}.sides{grid-template-columns:1fr}.rows article+article .sides dt{position:static;width:auto;height:auto;clip-path:none}.facts{display:grid;grid-template-columns:1fr 1fr}}
@media (forced-colors:active){.bar,.pairbar,.meter,.key,.plot{forced-color-adjust:none}ins,del,.kept{forced-color-adjust:auto}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{@page{size:A4;margin:14mm}:root{color-scheme:light;${customProperties(light)}}html{font-size:11px}body{max-width:none;padding:0}nav,.skip{display:none}details::details-content{content-visibility:visible;display:block;height:auto}.scroll{overflow:visible}.cards>article,tr,.figure,.verdict,.flow{break-inside:avoid}.bar,.pairbar,.meter,ins,del,.key,.plot{print-color-adjust:exact;-webkit-print-color-adjust:exact}h2,h3,caption{break-after:avoid}.evidence{grid-template-columns:1fr 1fr;gap:0 24px}.evidence .shown{grid-column:1/-1;padding-bottom:12px}.scroll pre{white-space:pre-wrap}}
`.trim();
