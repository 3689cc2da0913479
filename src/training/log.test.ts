import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLogFile, openTrainingLog } from './log.ts';
import type { TrainingEvent } from './trainer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const event = (epoch: number, dev?: [loss: number, accuracy: number]): TrainingEvent => ({
  type: 'epoch',
  epoch,
  epochs: 4,
  step: epoch * 100,
  steps: 400,
  loss: 1 / epoch,
  learningRate: 0.5 - epoch / 10,
  ...(dev ? { devLoss: dev[0], devAccuracy: dev[1] } : {}),
});
const clock = (start = 1_750_000_000_000) => {
  let time = start;
  return () => (time += 250);
};
const lines = () => readFileSync(join(folder, 'log.jsonl'), 'utf8');
const eventFiles = () =>
  readdirSync(folder)
    .filter((name) => name.includes('tfevents'))
    .sort();

/** A reader by the published formats, sharing nothing with the writer: checksums bit by bit, fields by their wire type. */
function readEvents(name: string) {
  const file = readFileSync(join(folder, name));
  const checksum = (bytes: Buffer) => {
    let crc = 0xffffffff;
    for (const byte of bytes)
      for (let bit = 0; bit < 8; bit++) crc = ((crc ^ (byte >> bit)) & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1) >>> 0;
    const turned = BigInt((crc ^ 0xffffffff) >>> 0);
    return Number((((turned >> 15n) | ((turned << 17n) & 0xffffffffn)) + 0xa282ead8n) & 0xffffffffn);
  };
  const events: Map<number, unknown>[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(file.readUInt32LE(at + 8)).toBe(checksum(file.subarray(at, at + 8)));
    expect(file.readUInt32LE(at + 12 + length)).toBe(checksum(data));
    events.push(fields(data));
    at += 16 + length;
  }
  return events.map((one) => {
    const values = one.get(5) === undefined ? [] : ([fields(one.get(5) as Buffer).get(1)].flat() as Buffer[]);
    return {
      wallTime: (one.get(1) as Buffer).readDoubleLE(),
      step: Number(one.get(2) ?? 0n),
      version: one.get(3)?.toString(),
      restart: one.get(7) !== undefined && fields(one.get(7) as Buffer).get(1) === 1n,
      scalars: Object.fromEntries(values.map(fields).map((value) => [String(value.get(1)), (value.get(2) as Buffer).readFloatLE()])),
    };
  });
}

function fields(message: Buffer): Map<number, unknown> {
  const found = new Map<number, unknown>();
  let at = 0;
  const varint = () => {
    let whole = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++] as number;
      whole |= BigInt(byte & 127) << shift;
      if (byte < 128) return whole;
    }
  };
  while (at < message.length) {
    const key = Number(varint());
    const wire = key & 7;
    let value: unknown = 0n;
    if (wire === 0) value = varint();
    else {
      const length = wire === 2 ? Number(varint()) : wire === 1 ? 8 : 4;
      value = message.subarray(at, (at += length));
    }
    const before = found.get(key >> 3);
    found.set(key >> 3, before === undefined ? value : [before, value].flat());
  }
  return found;
}

describe('a training log', () => {
  it('is a line and a record for each event', () => {
    const log = openTrainingLog({ folder, now: clock() });
    log.write(event(1));
    log.write(event(2, [0.75, 0.5]));
    log.close();
    expect(lines()).toBe(
      '{"step":100,"epoch":1,"loss":1,"learningRate":0.4}\n' +
        '{"step":200,"epoch":2,"loss":0.5,"learningRate":0.3,"devLoss":0.75,"devAccuracy":0.5}\n',
    );
    expect(eventFiles()).toEqual(['events.out.tfevents.1750000000.leaven.0000']);
    const [version, first, second, ...more] = readEvents(eventFiles()[0] as string);
    expect(version).toMatchObject({ version: 'brain.Event:2', step: 0, wallTime: 1_750_000_000.5, scalars: {} });
    expect(first).toMatchObject({ step: 100, wallTime: 1_750_000_000.75, scalars: { loss: 1, 'learning-rate': Math.fround(0.4) } });
    expect(second?.scalars).toEqual({ loss: 0.5, 'learning-rate': Math.fround(0.3), 'dev/loss': 0.75, 'dev/accuracy': 0.5 });
    expect(more).toEqual([]);
    expect(readdirSync(folder).every(isLogFile)).toBe(true);
  });

  it('has a line for each event that no clock reaches', () => {
    const write = (start: number) => {
      const log = openTrainingLog({ folder, now: clock(start) });
      log.write(event(1));
      log.close();
      return lines();
    };
    expect(write(1_750_000_000_000)).toBe(write(1_850_000_000_000));
    expect(eventFiles()).toHaveLength(1);
  });

  it('taken up again drops what training repeats, and begins a new event file', () => {
    const first = openTrainingLog({ folder, now: clock() });
    for (const epoch of [1, 2, 3]) first.write(event(epoch));
    first.close();
    const whole = lines();
    // A machine that lost its power in the middle of a line.
    writeFileSync(join(folder, 'log.jsonl'), `${whole}{"step":4`);
    const second = openTrainingLog({ folder, now: clock(1_700_000_000_000), resume: true });
    expect(lines()).toBe(whole);
    for (const epoch of [3, 4]) second.write(event(epoch));
    second.close();
    expect(
      lines()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).step),
    ).toEqual([100, 200, 300, 400]);
    expect(lines().startsWith(whole)).toBe(true);
    expect(eventFiles()).toEqual(['events.out.tfevents.1750000000.leaven.0000', 'events.out.tfevents.1750000000.leaven.0001']);
    expect(readEvents(eventFiles()[1] as string)).toMatchObject([
      { version: 'brain.Event:2' },
      { restart: true, step: 300 },
      { step: 300, scalars: { loss: Math.fround(1 / 3) } },
      { step: 400 },
    ]);
  });

  it('begins where there is nothing to take up, and touches no other file', () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const log = openTrainingLog({ folder, now: clock(), resume: true });
    log.write(event(1));
    log.close();
    openTrainingLog({ folder, now: clock() }).close();
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('says by a code where it cannot write', () => {
    writeFileSync(join(folder, 'log.jsonl'), '');
    expect(() => openTrainingLog({ folder: join(folder, 'log.jsonl'), now: clock() })).toThrow(
      expect.objectContaining({ name: 'LeavenError' }),
    );
  });
});

// Read so with tensorboard 2.21.0 under Python 3.11: both files, steps 100 to 400, the repeated step once.
const python = process.env.LEAVEN_PYTHON;
const hasTensorboard = python !== undefined && spawnSync(python, ['-c', 'import tensorboard']).status === 0;
const script = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
log = EventAccumulator(sys.argv[1]).Reload()
print(json.dumps({tag: [[s.step, s.value] for s in log.Scalars(tag)] for tag in log.Tags()['scalars']}))
`;
describe('TensorBoard', () => {
  it.skipIf(!hasTensorboard)('reads the log (skipped where LEAVEN_PYTHON names no Python with tensorboard)', () => {
    const first = openTrainingLog({ folder, now: clock() });
    for (const epoch of [1, 2, 3]) first.write({ ...event(epoch, [0.75, 0.5]), loss: epoch === 3 ? 99 : 1 / epoch });
    first.close();
    const second = openTrainingLog({ folder, now: clock(), resume: true });
    for (const epoch of [3, 4]) second.write(event(epoch));
    second.close();
    const { stdout } = spawnSync(python as string, ['-c', script, folder], { encoding: 'utf8' });
    const read = JSON.parse(stdout.trim().split('\n').at(-1) as string);
    expect(Object.keys(read).sort()).toEqual(['dev/accuracy', 'dev/loss', 'learning-rate', 'loss']);
    expect(read.loss).toEqual([1, 2, 3, 4].map((epoch) => [epoch * 100, Math.fround(1 / epoch)]));
    expect(read['dev/loss']).toEqual([
      [100, 0.75],
      [200, 0.75],
    ]);
  });
});
