import { describe, it } from 'vitest';
import { testOperator } from '../../testing/index.ts';
import { renameFields } from './rename-fields.ts';

testOperator(renameFields, { describe, it });
