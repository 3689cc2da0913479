// The checks that Leaven's own operators pass, on this one: node --test examples/own-operator/swap-letters.check.mjs
import { describe, it } from 'node:test';
import { testOperator } from 'leaven/testing';
import swapLetters from './swap-letters.mjs';

testOperator(swapLetters, { describe, it });
