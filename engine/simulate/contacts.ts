/**
 * The contacts now in the system, as columns; a contact is an index, reused when it has left. The column arrays double
 * when the system holds more than ever before, so memory follows the largest crowd, not the number of contacts.
 */
export class Contacts {
  contactClass: Int32Array;
  /** Reporting row of the arrival. */
  row: Int32Array;
  joinedAt: Float64Array;
  /** Hangs up at this time unless answered by then. */
  deadline: Float64Array;
  talk: Float64Array;
  afterCall: Float64Array;
  group: Int32Array;
  startedAt: Float64Array;
  /** Order of service starts: breaks ties between completions at one instant. */
  sequence: Float64Array;
  /** Next in line, or next free index; -1 ends the list. */
  next: Int32Array;
  private firstFree = 0;
  private capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.contactClass = new Int32Array(capacity);
    this.row = new Int32Array(capacity);
    this.joinedAt = new Float64Array(capacity);
    this.deadline = new Float64Array(capacity);
    this.talk = new Float64Array(capacity);
    this.afterCall = new Float64Array(capacity);
    this.group = new Int32Array(capacity);
    this.startedAt = new Float64Array(capacity);
    this.sequence = new Float64Array(capacity);
    this.next = new Int32Array(capacity);
    this.clear();
  }

  clear(): void {
    for (let i = 0; i < this.capacity; i++) this.next[i] = i + 1;
    this.next[this.capacity - 1] = -1;
    this.firstFree = 0;
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
    const to = from * 2;
    const longer = <T extends Int32Array | Float64Array>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(to);
      copy.set(column);
      return copy;
    };
    this.contactClass = longer(this.contactClass);
    this.row = longer(this.row);
    this.joinedAt = longer(this.joinedAt);
    this.deadline = longer(this.deadline);
    this.talk = longer(this.talk);
    this.afterCall = longer(this.afterCall);
    this.group = longer(this.group);
    this.startedAt = longer(this.startedAt);
    this.sequence = longer(this.sequence);
    this.next = longer(this.next);
    for (let i = from; i < to; i++) this.next[i] = i + 1;
    this.next[to - 1] = -1;
    this.firstFree = from;
    this.capacity = to;
  }
}
