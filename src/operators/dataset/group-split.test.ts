import { describe, it } from 'vitest';
import { testOperator } from '../../testing/index.ts';
import { groupSplit } from './group-split.ts';

testOperator(groupSplit, { describe, it });
