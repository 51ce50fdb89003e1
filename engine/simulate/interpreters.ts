import type { InterpreterPool } from '../compile/model-journey.ts';
import type { Observer } from './observer.ts';
import { Tally } from './observer.ts';

/** The second resource: interpreters, held from the moment an agent takes the contact until its service ends. */
export class Interpreters {
  private readonly pools: readonly InterpreterPool[];
  private readonly onDuty: Int32Array;
  private readonly busy: Int32Array;
  private readonly nextChange: Int32Array;
  private nextAt = Number.POSITIVE_INFINITY;

  constructor(pools: readonly InterpreterPool[]) {
    this.pools = pools;
    this.onDuty = new Int32Array(pools.length);
    this.busy = new Int32Array(pools.length);
    this.nextChange = new Int32Array(pools.length);
  }

  clear(): void {
    this.busy.fill(0);
    this.pools.forEach((pool, p) => {
      this.onDuty[p] = pool.interpreters[0];
      this.nextChange[p] = 1;
    });
    this.lookAhead();
  }

  /** When the number on duty next changes in some pool; Infinity when it never does. */
  nextChangeAt(): number {
    return this.nextAt;
  }

  /** Carries out the changes of this instant. */
  change(now: number): void {
    this.pools.forEach((pool, p) => {
      while (this.nextChange[p] < pool.timeSeconds.length && pool.timeSeconds[this.nextChange[p]] <= now) {
        this.onDuty[p] = pool.interpreters[this.nextChange[p]++];
      }
    });
    this.lookAhead();
  }

  private lookAhead(): void {
    this.nextAt = Number.POSITIVE_INFINITY;
    this.pools.forEach(({ timeSeconds }, p) => {
      if (this.nextChange[p] < timeSeconds.length) this.nextAt = Math.min(this.nextAt, timeSeconds[this.nextChange[p]]);
    });
  }

  /** Is one free? Pool -1 stands for no interpreter, which is always at hand. */
  isFree(pool: number): boolean {
    return pool < 0 || this.busy[pool] < this.onDuty[pool];
  }

  take(pool: number): void {
    this.busy[pool]++;
  }

  release(pool: number, contactClass: number, row: number, seconds: number, observer: Observer): void {
    this.busy[pool]--;
    observer.count(contactClass, row, Tally.interpreterSeconds, seconds);
  }
}
