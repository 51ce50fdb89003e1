import { KeptRows } from './kept-rows.ts';
import type { RoomExports } from './room.ts';

/** A kernel's code, compiled when it is first asked for. */
export class KernelModule<Exports extends RoomExports> {
  private readonly code: () => Uint8Array<ArrayBuffer>;
  private compiled: WebAssembly.Module | null | undefined;

  /** @param code gives the module's bytes */
  constructor(code: () => Uint8Array<ArrayBuffer>) {
    this.code = code;
  }

  /**
   * The code with a memory of its own; null where WebAssembly is not to be had (a page whose policy forbids it, a browser
   * that compiles no module of this size without waiting): the loop of `engine/simulate` then gives the same bytes.
   */
  instance(): Exports | null {
    try {
      this.compiled ??= new WebAssembly.Module(this.code());
      const kept = new KeptRows();
      const instance = new WebAssembly.Instance(this.compiled, { 'past-rows': kept.imports });
      const kernel = instance.exports as unknown as Exports;
      kept.memory = kernel.memory;
      return kernel;
    } catch {
      this.compiled = null;
      return null;
    }
  }
}
