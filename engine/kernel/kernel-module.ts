/** A kernel's code, compiled when it is first asked for. */
export class KernelModule<Exports> {
  private readonly base64: string;
  private compiled: WebAssembly.Module | null | undefined;

  /** @param base64 the module's bytes */
  constructor(base64: string) {
    this.base64 = base64;
  }

  /**
   * The code with a memory of its own; null where WebAssembly is not to be had (a page whose policy forbids it, a browser
   * that compiles no module of this size without waiting): the loop of `engine/simulate` then gives the same bytes.
   */
  instance(): Exports | null {
    try {
      this.compiled ??= new WebAssembly.Module(bytesOf(this.base64));
      return new WebAssembly.Instance(this.compiled).exports as unknown as Exports;
    } catch {
      this.compiled = null;
      return null;
    }
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
