import { describe, expect, it } from 'vitest';
import { restartRecord, scalarsRecord, versionRecord } from './event-file.ts';

const hex = (record: Uint8Array) => Buffer.from(record).toString('hex');

describe('records of event files', () => {
  it('are those of TensorFlow to the byte', () => {
    // The first record of a file that TensorFlow wrote, kept in the tests of TensorBoard (tensorboard/data/server/tf_record.rs).
    const wallTime = Buffer.from('0000803899d6d741', 'hex').readDoubleLE();
    const data = `090000803899d6d7411a0d${Buffer.from('brain.Event:2').toString('hex')}`;
    expect(hex(versionRecord(wallTime))).toBe(`1800000000000000a37f4b22${data}124b36ab`);
  });

  it('are those of the protobuf library: tensorboard 2.21.0, Event.SerializeToString, framed', () => {
    const scalars = new Map([
      ['loss', 0.5],
      ['dev/accuracy', 0.1],
    ]);
    expect(hex(scalarsRecord(1.5, 300, scalars))).toBe(
      '300000000000000095f5d05f09000000000000f83f10ac022a220a0b0a046c6f7373150000003f0a130a0c6465762f616363757261637915cdcccc3dd644c4d3',
    );
    expect(hex(restartRecord(1.5, 5_000_000_000))).toBe('13000000000000000c91321b09000000000000f83f1080e497d0123a0208017f9b4d03');
  });
});
