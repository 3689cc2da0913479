import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../tests/fixtures/run-report.ts';
import { derive } from './derive.ts';
import { renderReportJson } from './report-json.ts';
import { allWarnings } from './warnings.ts';

describe('report.json', () => {
  it('holds the whole model and the derived numbers', () => {
    const report = sampleReport();
    expect(JSON.parse(renderReportJson(report))).toEqual(
      JSON.parse(JSON.stringify({ ...report, derived: { ...derive(report), warnings: allWarnings(report) } })),
    );
  });

  it('keeps one order of keys, whatever the order in which they were set', () => {
    const report = sampleReport();
    const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as typeof report;
    expect(renderReportJson(turned)).toBe(renderReportJson(report));
    expect(renderReportJson(report)).toMatch(/^\{\n {2}"leaven": 1,\n {2}"kind": "run",\n {2}"name": /);
  });

  it('writes what is no number as null and keeps unpaired surrogates legal', () => {
    const report = { ...sampleReport(), name: '\ud800' };
    report.time = { ...report.time, rowsPerSecond: Number.NaN };
    const parsed = JSON.parse(Buffer.from(renderReportJson(report)).toString());
    expect(parsed.time.rowsPerSecond).toBeNull();
    expect(parsed.name).toBe('\ud800');
  });

  it('carries numbers of an empty run without dividing by nothing', () => {
    const report = sampleReport();
    const counts = { read: 0, asked: 0, written: 0, rejected: 0, merged: 0, addsUp: true };
    const empty = { ...report, counts, splits: [], steps: [], labels: [], lengths: [], measures: [], operators: [], rejects: [] };
    expect(renderReportJson(empty)).not.toContain('null');
  });
});
