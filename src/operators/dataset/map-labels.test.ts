import { describe, it } from 'vitest';
import { testOperator } from '../../testing/index.ts';
import { mapLabels } from './map-labels.ts';

testOperator(mapLabels, { describe, it });
