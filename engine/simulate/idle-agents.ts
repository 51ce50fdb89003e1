/**
 * Since when the idle agents of a group have been idle, for groups where the routing asks for it: a ring of times,
 * oldest first. Agents are alike, so a time is all there is to know. Groups that are not tracked cost a test.
 */
export class IdleAgents {
  private readonly since: readonly (Float64Array | null)[];
  private readonly head: Int32Array;
  private readonly count: Int32Array;

  /** @param peakStaff the most agents the group ever has on duty; @param isTracked 1 where times are kept */
  constructor(peakStaff: Int32Array, isTracked: Uint8Array) {
    this.since = Array.from(peakStaff, (peak, g) => (isTracked[g] === 1 ? new Float64Array(Math.max(1, peak)) : null));
    this.head = new Int32Array(peakStaff.length);
    this.count = new Int32Array(peakStaff.length);
  }

  clear(): void {
    this.head.fill(0);
    this.count.fill(0);
  }

  add(group: number, agents: number, now: number): void {
    const ring = this.since[group];
    if (ring === null) return;
    for (let i = 0; i < agents; i++) {
      let tail = this.head[group] + this.count[group]++;
      if (tail >= ring.length) tail -= ring.length;
      ring[tail] = now;
    }
  }

  /** So many agents are idle from now on: those idle longest go first, those who come begin their time. */
  resize(group: number, agents: number, now: number): void {
    if (this.since[group] === null) return;
    while (this.count[group] > agents) this.takeLongest(group);
    this.add(group, agents - this.count[group], now);
  }

  /** Since when the group's longest-idle agent has been idle; Infinity when nobody is idle. */
  longest(group: number): number {
    const ring = this.since[group];
    return ring === null || this.count[group] === 0 ? Number.POSITIVE_INFINITY : ring[this.head[group]];
  }

  takeLongest(group: number): void {
    const ring = this.since[group];
    if (ring === null) return;
    this.count[group]--;
    if (++this.head[group] === ring.length) this.head[group] = 0;
  }
}
