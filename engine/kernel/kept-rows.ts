/** A buffer that can give its memory back before it is collected. */
type Shrinkable = ArrayBuffer & { resize?(bytes: number): void };
const ShrinkableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { readonly maxByteLength: number },
) => Shrinkable;

const NOTHING_KEPT = new ShrinkableBuffer(0, { maxByteLength: 0 });

/**
 * What a kernel has packed of rows that are past (`assembly/past-rows.ts`), kept outside of its memory. That can only grow and is
 * free when the kernel is collected, long after the last replication; this is free as soon as a replication has been
 * condensed (where buffers cannot be resized, when they are collected).
 */
export class KeptRows {
  /** Of the kernel, whose instance needs what it imports before it has one. */
  memory: WebAssembly.Memory | null = null;
  private parts: Shrinkable[] = [];

  /** By the names under which the kernel imports them. */
  readonly imports = {
    keep: (address: number, bytes: number): void => {
      const part = new ShrinkableBuffer(bytes, { maxByteLength: bytes });
      new Uint8Array(part).set(this.bytesAt(address, bytes));
      this.parts.push(part);
    },
    recall: (part: number, from: number, bytes: number, address: number): void => {
      this.bytesAt(address, bytes).set(new Uint8Array(this.parts[part], from, bytes));
    },
    release: (part: number): void => {
      this.parts[part].resize?.(0);
      this.parts[part] = NOTHING_KEPT;
    },
    forget: (): void => {
      for (const part of this.parts) part.resize?.(0);
      this.parts = [];
    },
  };

  private bytesAt(address: number, bytes: number): Uint8Array {
    return new Uint8Array(this.memory!.buffer, address, bytes);
  }
}
