/** What accrues with use, term by term and interval by interval: `accrue` of `engine/collect/fill-costs.ts`. */
import { Ints, Reals } from './columns';
import { cellsOfClass, cellsOfTeam } from './past-rows';

/** What is paid for a weighted sum of the counters of one team or class (see `CostTerm`). */
@unmanaged
class Term {
  isOfTeam: i32;
  /** The team, or the class; and the size of its cells. */
  index: i32;
  cellBytes: i32;
  counters: i32;
  counterOf: Ints;
  /** Of the counters, then the rate. */
  weights: Reals;
  /** The rate is multiplied by these; 0 for none. */
  rateByInterval: Reals;
  line: i32;
  kind: i32;
  /** The fee that the line is part of, by interval; what is left of standby that was paid beforehand; 0 for none. */
  fee: Reals;
  left: Reals;
}

const TERM_BYTES: usize = offsetof<Term>();

/** As the host writes it down (`kernel/place-accruing.ts`). */
@unmanaged
class Accrual {
  terms: usize;
  termCount: i32;
  intervals: i32;
  /** What is known beforehand, and the same with what accrues: lines, intervals, days, fees, what is left of standby, total. */
  known: Reals;
  amounts: Reals;
  length: i32;
  byInterval: Reals;
  /** By day the total and the kinds. */
  days: Reals;
  dayWidth: i32;
  dayOf: Ints;
  /** The total; 0 where there is something to settle before it can be told. */
  total: Reals;
}

export function accrue(plan: Accrual): void {
  for (let i = 0; i < plan.length; i++) plan.amounts[i] = plan.known[i];
  for (let t = 0; t < plan.termCount; t++) addTerm(plan, changetype<Term>(plan.terms + <usize>t * TERM_BYTES));
  if (changetype<usize>(plan.total) != 0) addUp(plan);
}

/** As `addUp` of `engine/collect/fill-costs.ts`. */
function addUp(plan: Accrual): void {
  for (let i = 0; i < plan.intervals; i++) {
    plan.total.add(0, plan.byInterval[i]);
    plan.days.add(plan.dayOf[i] * plan.dayWidth, plan.byInterval[i]);
  }
}

function addTerm(plan: Accrual, term: Term): void {
  const rate = term.weights[term.counters];
  const fee = changetype<usize>(term.fee);
  const left = changetype<usize>(term.left);
  const cells = term.isOfTeam != 0 ? cellsOfTeam(term.index) : cellsOfClass(term.index);
  // Row 0 is the warm-up.
  let cell = cells + term.cellBytes;
  for (let i = 0; i < plan.intervals; i++, cell += term.cellBytes) {
    let quantity: f64 = 0;
    for (let c = 0; c < term.counters; c++) {
      quantity += term.weights[c] * changetype<Reals>(cell)[term.counterOf[c]];
    }
    if (quantity == 0) continue;
    let amount = quantity * (changetype<usize>(term.rateByInterval) == 0 ? rate : rate * term.rateByInterval[i]);
    if (left != 0) {
      amount = Math.max(amount, -term.left[i]);
      term.left.add(i, amount);
    }
    plan.amounts.add(term.line, amount);
    plan.byInterval.add(i, amount);
    plan.days.add(plan.dayOf[i] * plan.dayWidth + 1 + term.kind, amount);
    if (fee != 0) term.fee.add(i, amount);
  }
}
