/**
 * What the simulation tells while it runs. The simulation calls, the observer counts; neither knows the other's tables.
 * All calls come from the hot loop, so an implementation must not allocate.
 *
 * `contactClass` and `group` are the model's indices. `row` is the reporting row of the contact's arrival (see
 * `Clock`): outcomes are counted where the contact arrived, however much later they happen.
 */
export interface Observer {
  beginReplication(): void;
  /** A contact arrives. Exactly one of the outcomes below follows for each. */
  offered(contactClass: number, row: number): void;
  /** It found an idle agent. */
  answeredAtOnce(contactClass: number, row: number): void;
  /** It waited in line and its service starts. */
  answeredAfterWait(contactClass: number, row: number, waitSeconds: number): void;
  /** It waited and hung up. */
  abandoned(contactClass: number, row: number, waitSeconds: number): void;
  /** The replication ended before it was answered or hung up. */
  stillPresent(contactClass: number, row: number): void;
  /** Its service, after-call work included, has been assigned to a group: an outcome of routing, not of time. */
  handled(contactClass: number, row: number, group: number, talkSeconds: number, afterCallSeconds: number): void;
  /** An agent was busy with one contact over this stretch of simulated time. */
  busy(group: number, fromSeconds: number, toSeconds: number): void;
  /** `agents` were on duty by the plan over this stretch. */
  onDuty(group: number, fromSeconds: number, toSeconds: number, agents: number): void;
  /** `agents` more than planned were still finishing contacts over this stretch. */
  overtime(group: number, fromSeconds: number, toSeconds: number, agents: number): void;
  endReplication(contactsSimulated: number): void;
}
