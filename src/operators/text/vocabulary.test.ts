import { describe, it } from 'vitest';
import { testOperator } from '../../testing/index.ts';
import { vocabulary } from './vocabulary.ts';

testOperator(vocabulary, { describe, it });
