import { crc32c } from '../kernels/crc32c.ts';

/**
 * Records of a TensorBoard event file, each whole: TFRecord framing (length, masked checksum of it, data, masked checksum of it;
 * tensorflow/core/lib/io/record_writer.cc) around a protobuf Event (tensorflow/core/util/event.proto) written by hand.
 */
const event = { wallTime: 1, step: 2, fileVersion: 3, summary: 5, sessionLog: 7 } as const;
const summary = { value: 1 } as const;
const value = { tag: 1, simpleValue: 2 } as const;
const sessionLog = { status: 1 } as const;
const sessionStart = 1;

/** The first record of every file. @param wallSeconds seconds since 1970 */
export function versionRecord(wallSeconds: number): Uint8Array {
  return frame([...double(event.wallTime, wallSeconds), ...text(event.fileVersion, 'brain.Event:2')]);
}

/** Says that training was taken up again: TensorBoard then forgets what earlier files say of this step and later ones. */
export function restartRecord(wallSeconds: number, step: number): Uint8Array {
  const start = [...tag(sessionLog.status, varintWire), ...varint(sessionStart)];
  return frame([...head(wallSeconds, step), ...bytes(event.sessionLog, start)]);
}

/** Values of one step by their tag, such as `dev/loss`. */
export function scalarsRecord(wallSeconds: number, step: number, scalars: ReadonlyMap<string, number>): Uint8Array {
  const values = [...scalars].flatMap(([name, scalar]) =>
    bytes(summary.value, [...text(value.tag, name), ...float(value.simpleValue, scalar)]),
  );
  return frame([...head(wallSeconds, step), ...bytes(event.summary, values)]);
}

function frame(data: readonly number[]): Uint8Array {
  const record = new Uint8Array(16 + data.length);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, masked(record.subarray(0, 8)), true);
  record.set(data, 12);
  view.setUint32(12 + data.length, masked(record.subarray(12, 12 + data.length)), true);
  return record;
}

/** Checksums of data that holds checksums would be weak: they are turned and moved. */
function masked(data: Uint8Array): number {
  const crc = crc32c(data);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

const varintWire = 0;
const doubleWire = 1;
const bytesWire = 2;
const floatWire = 5;
const scratch = new DataView(new ArrayBuffer(8));

function head(wallSeconds: number, step: number): number[] {
  return [...double(event.wallTime, wallSeconds), ...tag(event.step, varintWire), ...varint(step)];
}

function tag(field: number, wire: number): number[] {
  return varint(field * 8 + wire);
}

/** Seven bits a byte, the lowest first. Divisions, for steps may be larger than 32 bits. */
function varint(whole: number): number[] {
  const out: number[] = [];
  let rest = whole;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  out.push(rest);
  return out;
}

function double(field: number, number: number): number[] {
  scratch.setFloat64(0, number, true);
  return [...tag(field, doubleWire), ...new Uint8Array(scratch.buffer, 0, 8)];
}

function float(field: number, number: number): number[] {
  scratch.setFloat32(0, number, true);
  return [...tag(field, floatWire), ...new Uint8Array(scratch.buffer, 0, 4)];
}

function bytes(field: number, content: readonly number[]): number[] {
  return [...tag(field, bytesWire), ...varint(content.length), ...content];
}

function text(field: number, content: string): number[] {
  return bytes(field, [...new TextEncoder().encode(content)]);
}
