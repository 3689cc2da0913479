import { describe, it } from 'vitest';
import { testOperator } from '../../testing/index.ts';
import { select } from './select.ts';

testOperator(select, { describe, it });
