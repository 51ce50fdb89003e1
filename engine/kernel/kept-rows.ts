/** A buffer that can give its memory back before it is collected. */
type Shrinkable = ArrayBuffer & { resize?(bytes: number): void };
const ShrinkableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { readonly maxByteLength: number },
) => Shrinkable;

/**
 * What a kernel has packed of rows that are past (`assembly/past-rows.ts`), kept outside of its memory. That can only grow and is
 * free when the kernel is collected, long after the last replication; this is free as soon as a replication has been
 * condensed (where buffers cannot be resized, when they are collected).
 */
export class KeptRows {
  /** Of the kernel, whose instance needs what it imports before it has one. */
  memory: WebAssembly.Memory | null = null;
  private batches: Shrinkable[] = [];

  /** By the names under which the kernel imports them. */
  readonly imports = {
    keep: (address: number, bytes: number): void => {
      const batch = new ShrinkableBuffer(bytes, { maxByteLength: bytes });
      new Uint8Array(batch).set(this.bytesAt(address, bytes));
      this.batches.push(batch);
    },
    recall: (batch: number, from: number, bytes: number, address: number): void => {
      this.bytesAt(address, bytes).set(new Uint8Array(this.batches[batch], from, bytes));
    },
    forget: (): void => {
      for (const batch of this.batches) batch.resize?.(0);
      this.batches = [];
    },
  };

  private bytesAt(address: number, bytes: number): Uint8Array {
    return new Uint8Array(this.memory!.buffer, address, bytes);
  }
}
