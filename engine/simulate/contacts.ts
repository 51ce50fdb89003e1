/**
 * The contacts now in the system, as columns; a contact is an index, reused when it has left. The column arrays double
 * when the system holds more than ever before, so memory follows the largest crowd, not the number of contacts.
 *
 * The first columns serve every contact. The others belong to journeys (see `Journey`): they are written only for
 * contacts of classes that are not plain.
 */
export class Contacts {
  contactClass!: Int32Array;
  /** Reporting row of the arrival. */
  row!: Int32Array;
  /** The line it stands in, or last stood in (see `Routing.laneOf`). */
  lane!: Int32Array;
  joinedAt!: Float64Array;
  /** Hangs up at this time unless answered by then. */
  deadline!: Float64Array;
  talk!: Float64Array;
  afterCall!: Float64Array;
  team!: Int32Array;
  startedAt!: Float64Array;
  /** Order of service starts: breaks ties between completions at one instant. */
  sequence!: Float64Array;
  /** Next in line, or next free index; -1 ends the list. */
  next!: Int32Array;
  /** Before it in line. */
  previous!: Int32Array;
  /** When its next routing step opens: Infinity for never, NaN when it does not wait. */
  nextStepAt!: Float64Array;

  /** When its service ends; a service event at another time is void (interrupted, dropped). */
  endsAt!: Float64Array;
  /** Factor on its handle time that it brings along: residual work after an AI session. */
  multiplier!: Float64Array;
  /** Redials and returns before it that were about the same issue. */
  redials!: Int32Array;
  returns!: Int32Array;
  /** Bits of `Mark`. */
  marks!: Int32Array;
  /** Pool of the interpreter in service, -1 for none. */
  interpreter!: Int32Array;
  /** Its agent, where agents hold several contacts, else -1; and where that agent's clock will stand when it ends. */
  agent!: Int32Array;
  mark!: Float64Array;
  /** Calls that will be made to call it back. */
  tries!: Int32Array;
  /** When deferred work is due. */
  dueAt!: Float64Array;
  /** When the customer agreed to be called back, or left a message. */
  offerTakenAt!: Float64Array;
  /** When its service was last interrupted. */
  interruptedAt!: Float64Array;
  /** When the customer hangs up while the agent has after-call work to do; NaN where no line depends on it. */
  hangsUpAt!: Float64Array;
  /** What chance has in store for it: `fates` numbers each (see `Fate`). */
  fate!: Float64Array;

  readonly fates: number;
  private firstFree = 0;
  private capacity = 0;

  /** @param capacity contacts that fit before the columns double; @param fates numbers of `fate` a contact */
  constructor(capacity: number, fates: number) {
    this.fates = fates;
    this.resize(capacity);
    this.clear();
  }

  clear(): void {
    for (let i = 0; i < this.capacity; i++) this.next[i] = i + 1;
    this.next[this.capacity - 1] = -1;
    this.firstFree = 0;
    this.nextStepAt.fill(Number.NaN);
  }

  enter(): number {
    if (this.firstFree < 0) this.grow();
    const contact = this.firstFree;
    this.firstFree = this.next[contact];
    return contact;
  }

  leave(contact: number): void {
    this.next[contact] = this.firstFree;
    this.firstFree = contact;
  }

  private grow(): void {
    const from = this.capacity;
    this.resize(from * 2);
    for (let i = from; i < this.capacity; i++) this.next[i] = i + 1;
    this.next[this.capacity - 1] = -1;
    this.nextStepAt.fill(Number.NaN, from);
    this.firstFree = from;
  }

  private resize(capacity: number): void {
    const whole = (column?: Int32Array): Int32Array => {
      const longer = new Int32Array(capacity);
      if (column !== undefined) longer.set(column);
      return longer;
    };
    const real = (column?: Float64Array, width = 1): Float64Array => {
      const longer = new Float64Array(capacity * width);
      if (column !== undefined) longer.set(column);
      return longer;
    };
    this.capacity = capacity;
    this.contactClass = whole(this.contactClass);
    this.row = whole(this.row);
    this.lane = whole(this.lane);
    this.joinedAt = real(this.joinedAt);
    this.deadline = real(this.deadline);
    this.talk = real(this.talk);
    this.afterCall = real(this.afterCall);
    this.team = whole(this.team);
    this.startedAt = real(this.startedAt);
    this.sequence = real(this.sequence);
    this.next = whole(this.next);
    this.previous = whole(this.previous);
    this.nextStepAt = real(this.nextStepAt);
    this.endsAt = real(this.endsAt);
    this.multiplier = real(this.multiplier);
    this.redials = whole(this.redials);
    this.returns = whole(this.returns);
    this.marks = whole(this.marks);
    this.interpreter = whole(this.interpreter);
    this.agent = whole(this.agent);
    this.mark = real(this.mark);
    this.tries = whole(this.tries);
    this.dueAt = real(this.dueAt);
    this.offerTakenAt = real(this.offerTakenAt);
    this.interruptedAt = real(this.interruptedAt);
    this.hangsUpAt = real(this.hangsUpAt);
    this.fate = real(this.fate, this.fates);
  }
}
