import { describe, it } from 'vitest';
import { testOperator } from '../../testing/index.ts';
import { countLabels } from './count-labels.ts';

testOperator(countLabels, { describe, it });
