import { describe, expect, it } from 'vitest';
import { bareProof, hurtingProof, idleProof, sampleProof, smallProof } from '../../../tests/fixtures/proof-report.ts';
import type { ProofReport } from '../../reports/proof-model.ts';
import { messages } from '../messages.ts';
import { createColors } from '../terminal/color.ts';
import { proofLines } from './prove.ts';

const lines = (proof: ProofReport, language: 'en' | 'zh-CN' = 'en', quiet = false) =>
  proofLines(proof, { words: messages[language], language, colors: createColors(false), quiet });

describe('what prove says', () => {
  it('is the verdict with its interval, then the best part and the cost', () => {
    expect(lines(sampleProof())).toEqual([
      expect.stringMatching(/^helps {3}accuracy \+2\.1 points \(95 % \+0\.9 to \+3\.3\), 5 paired seeds, n [\d,]+$/),
      expect.stringMatching(
        /^ {2}most useful part: text\.replace-synonyms \+1\.3 \(.* to .*\) {4}costs [\d.]+x data, [\d.]+x training time$/,
      ),
      ...(sampleProof().leak.removed > 0 ? [expect.stringMatching(/^ {2}leaks: \d+ rows? of train/)] : []),
    ]);
    expect(lines(hurtingProof())[0]).toMatch(/^hurts {3}accuracy -/);
    expect(lines(sampleProof(), 'en', true)).toHaveLength(1);
  });

  it('says no gain as loud as a gain, and what it would take to know', () => {
    expect(lines(idleProof())[0]).toMatch(/^no measurable gain {3}accuracy /);
    expect(lines(smallProof())[0]).toMatch(/^too few rows to tell {3}/);
    expect(lines(smallProof())[1]).toMatch(/would need about [\d,]+ test rows/);
    const seedsAlone = { ...smallProof(), power: { detectable: 0.05, seedsNeeded: 18.2 } };
    expect(lines(seedsAlone)[0]).toMatch(/^too few seeds to tell {3}/);
    expect(lines(seedsAlone)[1]).toMatch(/would need about 19 seeds/);
  });

  it('does without ablation, and speaks Chinese', () => {
    expect(lines(bareProof()).join('\n')).not.toMatch(/undefined|NaN|most useful/);
    expect(lines(sampleProof(), 'zh-CN')[0]).toMatch(/^有帮助 {3}准确率 \+2\.1 个百分点（95% 区间 \+0\.9 至 \+3\.3），5 个配对种子，n /);
  });
});
