import { rootsOfTwo } from '../arithmetic/exp.ts';
import { powersOfTwo } from '../arithmetic/powers-of-two.ts';
import code from './assembly/gamma-copula.ts?assemblyscript';

/** What `assembly/gamma-copula.ts` exports; addresses are whole numbers. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly powersOfTwo: WebAssembly.Global;
  readonly roots: WebAssembly.Global;
  readonly coefficients: WebAssembly.Global;
  setArithmetic(powersOfTwo: number, roots: number): void;
  gammaFromNormal(normal: number, cv: number): number;
  integrate(cv: number, terms: number): number;
}

/**
 * `gammaFromNormal` and `hermiteTerms` in WebAssembly, with the same digits: thousands of gamma quantiles take a few
 * milliseconds there in code that has just been loaded, and tens of them in JavaScript.
 */
export class GammaCopula {
  readonly gammaFromNormal: (normal: number, cv: number) => number;
  private readonly exports: Exports;

  private constructor(exports: Exports) {
    this.exports = exports;
    this.gammaFromNormal = exports.gammaFromNormal;
    const powers = exports.powersOfTwo.value;
    const roots = exports.roots.value;
    new Float64Array(exports.memory.buffer, powers).set(powersOfTwo());
    new Float64Array(exports.memory.buffer, roots).set(rootsOfTwo());
    exports.setArithmetic(powers, roots);
  }

  /** @param coefficients filled in @returns the mean square of the gamma variable */
  integrate(cv: number, coefficients: Float64Array): number {
    const meanSquare = this.exports.integrate(cv, coefficients.length - 1);
    const { memory, coefficients: at } = this.exports;
    coefficients.set(new Float64Array(memory.buffer, at.value, coefficients.length));
    return meanSquare;
  }

  private static ofThread: GammaCopula | null | undefined;

  /** That of this thread; null where WebAssembly is not to be had. */
  static get(): GammaCopula | null {
    if (GammaCopula.ofThread !== undefined) return GammaCopula.ofThread;
    try {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(code()));
      GammaCopula.ofThread = new GammaCopula(instance.exports as unknown as Exports);
    } catch {
      GammaCopula.ofThread = null;
    }
    return GammaCopula.ofThread;
  }
}
