/** What the page of an audit needs beyond the look of all reports. */
export const auditStyle = `
.findings{table-layout:fixed}
.first .scroll{width:100%}
.findings th,.findings td{padding:5px 12px;vertical-align:middle}
.findings thead th:nth-child(1){width:19%}
.findings thead th:nth-child(2){width:80px}
.findings thead th:nth-child(3){width:80px}
.findings thead th:nth-child(5){width:29%}
.findings tbody th{font-weight:600}
.findings tbody th a{color:inherit;text-decoration-color:var(--line)}
.severity{display:inline-block;width:1.3em;text-align:center}
.severity.error{color:var(--before)}
.severity.warning{color:var(--warn)}
.severity.note{color:var(--muted)}
.short li{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;line-height:22px}
.short .label{display:inline-block;font-size:var(--caption);line-height:16px;vertical-align:baseline}
.fix{font-size:12px;line-height:1.4;overflow-wrap:anywhere;display:inline-block}
.findings small{display:inline}
.found{display:grid;gap:24px}
.found>article{scroll-margin-top:56px}
.found h3{font-size:15px;margin-bottom:4px}
.found h3 code{font-weight:400;color:var(--muted)}
.examples{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(480px,100%),1fr));gap:12px 24px;margin-top:8px}
.pair-of-rows{border-left:2px solid var(--line);padding-left:12px;min-width:0}
.row-of-data+.row-of-data{margin-top:4px}
.mend{margin-top:8px}
.mend small{display:inline}
.unchecked li{padding:4px 0;border-bottom:1px solid var(--line)}
.unchecked li:last-child{border-bottom:0}
@media (max-width:900px){.findings{table-layout:auto;min-width:820px}}
`.trim();
