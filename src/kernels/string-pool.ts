/** Strings packed into bytes: one byte a code unit where all fit, else two. Unpaired surrogates survive. Up to 4 GiB. */
export class StringPool {
  private bytes = new Uint8Array(4096);
  private ends = new Uint32Array(256);
  private used = 0;
  length = 0;

  push(text: string): void {
    let wide = false;
    for (let i = 0; i < text.length && !wide; i++) wide = text.charCodeAt(i) > 0xff;
    const size = 1 + text.length * (wide ? 2 : 1);
    this.reserve(this.used + size, this.length + 1);
    this.bytes[this.used++] = wide ? 1 : 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.bytes[this.used++] = unit & 0xff;
      if (wide) this.bytes[this.used++] = unit >>> 8;
    }
    this.ends[this.length++] = this.used;
  }

  get(index: number): string {
    let at = index === 0 ? 0 : (this.ends[index - 1] as number);
    const end = this.ends[index] as number;
    const step = this.bytes[at++] === 1 ? 2 : 1;
    let text = '';
    for (; at < end; at += step) {
      text += String.fromCharCode((this.bytes[at] as number) | (step === 2 ? (this.bytes[at + 1] as number) << 8 : 0));
    }
    return text;
  }

  /** Count, ends, bytes. */
  encode(): Uint8Array {
    const out = new Uint8Array(4 + this.length * 4 + this.used);
    const view = new DataView(out.buffer);
    view.setUint32(0, this.length, true);
    for (let i = 0; i < this.length; i++) view.setUint32(4 + i * 4, this.ends[i] as number, true);
    out.set(this.bytes.subarray(0, this.used), 4 + this.length * 4);
    return out;
  }

  /** Adds strings that `encode` wrote. */
  append(encoded: Uint8Array): void {
    const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
    const count = view.getUint32(0, true);
    const body = encoded.subarray(4 + count * 4);
    this.reserve(this.used + body.length, this.length + count);
    for (let i = 0; i < count; i++) this.ends[this.length + i] = this.used + view.getUint32(4 + i * 4, true);
    this.bytes.set(body, this.used);
    this.used += body.length;
    this.length += count;
  }

  private reserve(bytes: number, strings: number): void {
    if (bytes > this.bytes.length) {
      const next = new Uint8Array(Math.max(bytes, this.bytes.length + (this.bytes.length >> 1)));
      next.set(this.bytes.subarray(0, this.used));
      this.bytes = next;
    }
    if (strings > this.ends.length) {
      const next = new Uint32Array(Math.max(strings, this.ends.length + (this.ends.length >> 1)));
      next.set(this.ends.subarray(0, this.length));
      this.ends = next;
    }
  }
}
