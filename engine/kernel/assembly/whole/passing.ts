/**
 * How many of the contacts that stand in line have passed a bound (an age, their due time, their patience), told at the end
 * of every interval. A line may hold a million for a year, so it is not counted anew each time: a contact is entered once, at
 * the telling at which it will first have passed, and is taken out when it leaves.
 */
import { Ints } from '../columns';
import { reserve } from '../room';
import { intervals } from './tellings';

@unmanaged
export class Passing {
  /** By interval: contacts that will first have passed at its end. */
  firstAt: Ints;
  /** Contacts that had passed at the last telling, and which that was; -1: there was none yet. */
  passed: i32;
  told: i32;

  clear(): void {
    this.firstAt.fill(0, intervals, 0);
    this.passed = 0;
    this.told = -1;
  }

  /** @param first the telling at which the contact will first have passed; `intervals`: none in this run */
  enter(first: i32): void {
    this.move(first, 1);
  }

  /** @param first as it was entered */
  leave(first: i32): void {
    this.move(first, -1);
  }

  /** The end of the next interval; returns how many have passed. */
  tell(): i32 {
    this.passed += this.firstAt[++this.told];
    return this.passed;
  }

  private move(first: i32, contacts: i32): void {
    if (first <= this.told) this.passed += contacts;
    else if (first < intervals) this.firstAt[first] = this.firstAt[first] + contacts;
  }
}

/** `setTellings` has been called. */
export function newPassing(): Passing {
  const passing = changetype<Passing>(reserve(offsetof<Passing>()));
  passing.firstAt = changetype<Ints>(reserve((<usize>intervals) << 2));
  return passing;
}
