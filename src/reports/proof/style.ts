/** What the report of a proof needs beyond the look of all reports. */
export const proofStyle = `
.with-doubts{gap:8px 24px;grid-template-rows:auto 1fr}
.with-doubts .one{grid-row:1/3;grid-column:2}
.doubts{grid-column:1}
.doubts .warnings li{margin-bottom:2px}
.first h1{text-wrap:balance}
.whole{white-space:nowrap}
.doubts li,.tell{line-height:1.5}
.leak-line{margin-top:8px}
.leak-line>a{font-weight:600;color:inherit;text-decoration-color:var(--line);margin-right:8px}
.evidence.proof+.strip{padding:8px 0;margin-top:8px}
.one span b{font-weight:600;color:var(--text)}
.evidence.proof{grid-template-columns:minmax(0,1fr) 300px;gap:0 40px}
.evidence.proof h2:not(:first-child){margin-top:10px}
.evidence.proof h2{margin-bottom:2px}
.tell{display:grid;gap:4px}
.tell div{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:0 12px}
.tell dt{color:var(--muted);font-size:var(--caption);grid-column:1/-1}
.tell dt+dd{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tell dd+dd{text-align:right}
.forest{table-layout:fixed}
.forest th,.forest td{padding:0 0 0 12px;border:0;height:23px;vertical-align:middle;white-space:nowrap}
.forest th{padding:0;width:27%;overflow:hidden;text-overflow:ellipsis}
.forest th.member{padding-left:12px}
.forest td:nth-child(2){position:relative;padding:0}
.forest td:last-child,.forest thead th:last-child{width:190px;text-align:right;padding-left:12px}
.forest td:last-child .soft{display:inline-block;min-width:104px}
.forest tr.recipe>*{font-weight:600}
.forest tr.recipe .soft{font-weight:400}
.forest .group th{color:var(--muted);font-size:var(--caption);overflow:visible}
.forest thead td{font-size:var(--caption);color:var(--muted)}
.sides-of>div{display:flex;justify-content:space-between}
.forest thead th,.forest thead td{border-bottom:1px solid var(--line)}
.forest tbody:nth-of-type(n+2):empty{display:none}
.forest svg.lane{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.lane .rule{stroke:var(--line)}
.lane .zero{stroke:var(--edge);stroke-width:1.25;stroke-dasharray:4 3}
.lane .seed{stroke:var(--edge);stroke-width:1.5}
.lane .interval{stroke:var(--text);stroke-width:1.75}
.lane .clear.gain{fill:var(--after);stroke:var(--background)}
.lane .clear.loss{fill:var(--before);stroke:var(--background)}
.lane .unclear{fill:var(--background);stroke:var(--text);stroke-width:1.5}
.legend svg.lane{vertical-align:-2px}
.axis{position:absolute;inset:0;font-size:var(--caption);color:var(--muted)}
.axis span{position:absolute;left:var(--at);top:2px;transform:translateX(-50%)}
.forest tfoot td{border-top:1px solid var(--line);font-size:var(--caption)}
.halves{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(520px,100%),1fr));gap:24px 40px;margin-bottom:24px}
.halves h3{margin-bottom:4px}
.halves .forest th:first-child{width:36%}
.shift{display:block;position:relative;height:10px;min-width:120px;margin-top:6px;background:linear-gradient(var(--edge),var(--edge)) 50%/1px 100% no-repeat var(--surface)}
.shift::before{content:"";position:absolute;inset:0 auto 0 var(--from);width:var(--w);background:var(--after)}
.shift.loss::before{background:var(--before)}
.wide-name{max-width:24em;min-width:8em;overflow-wrap:anywhere}
.matrix{width:auto}
.matrix td,.matrix thead th{text-align:center;min-width:72px;max-width:9em;overflow:hidden;text-overflow:ellipsis}
.matrix tbody th{max-width:16em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.matrix td{border:1px solid var(--background);background:color-mix(in srgb,var(--tone,var(--surface)) var(--mix,100%),var(--surface))}
.matrix td small{color:inherit}
.matrix td.more{--tone:var(--after)}
.matrix td.less{--tone:var(--before)}
.matrix td.same-class{outline:2px solid var(--edge);outline-offset:-3px}
.plot .diagonal,.plot .band{stroke:none}
.twin{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(340px,100%),max-content));gap:16px 48px;align-items:start}
.twin>div{min-width:0}
.flips h3{margin-top:24px}
.flips .rows>article{grid-template-columns:200px minmax(0,1fr)}
.flips .verdicts{display:grid;justify-items:start;align-content:start;gap:4px;font-size:var(--caption)}
.copies{border-left:2px solid var(--line);padding-left:12px;margin-top:8px;display:grid;gap:8px}
.copies .text{font-size:14px}
.capital{display:inline-block}
.capital::first-letter{text-transform:uppercase}
.limits{max-width:100ch;display:grid;gap:4px}
.limits li{padding-left:20px;position:relative}
.limits li::before{content:"–";position:absolute;left:4px;color:var(--muted)}
.method{display:grid;grid-template-columns:160px minmax(0,75ch);gap:8px 24px}
.method dt{font-weight:600}
.method cite{font-style:normal;color:var(--muted);font-size:var(--caption)}
@media (max-width:1080px){.evidence.proof{grid-template-columns:minmax(0,1fr)}.evidence.proof>div+div{margin-top:16px}}
@media (max-width:640px){.with-doubts .one{grid-row:auto;grid-column:1}.forest th{width:36%;white-space:normal;overflow-wrap:anywhere;line-height:1.3}.forest td:last-child,.forest thead th:last-child{width:86px;white-space:normal}.forest td:last-child .soft{display:block;min-width:0;font-size:var(--caption);line-height:1.2}.forest td,.forest th{height:36px}.method{grid-template-columns:1fr;gap:0 0}.method dd{margin-bottom:8px}.flips .rows>article{grid-template-columns:1fr}}
@media (forced-colors:active){.lane,.shift,.matrix td{forced-color-adjust:none}}
@media print{:root,html:lang(zh-CN){--caption:9px}.scroll table{font-size:9px}.scroll th,.scroll td{padding:3px 5px}thead th{white-space:normal}.lane,.shift,.matrix td{print-color-adjust:exact;-webkit-print-color-adjust:exact}.evidence.proof{grid-template-columns:1fr}.forest,.flips article{break-inside:avoid}}
`.trim();
