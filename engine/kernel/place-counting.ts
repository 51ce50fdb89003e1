import { mostInHand } from '../collect/agent-loads.ts';
import { queueWidth } from '../collect/queue-book.ts';
import type { Model } from '../compile/model.ts';
import type { PlacedTables, TablesExports } from './place-tables.ts';
import { NOTHING, type Place, type Room } from './room.ts';

/** What the whole kernel exports of its counting beside `TablesExports`: addresses, 0 for what nobody asks for, and numbers. */
export interface CountingExports extends TablesExports {
  setTallies(
    firstTally: number,
    backlogs: number,
    answeredBy: number,
    teams: number,
    loads: number,
    mostInHand: number,
  ): void;
  setQueueBook(entries: number, width: number, waitingAtLeast: number, isDeferred: number): void;
}

/** Tells the kernel of the tables that only some scenarios have. */
export function placeCounting(
  model: Model,
  { at, collector }: PlacedTables,
  kernel: CountingExports,
  room: Room,
): void {
  const { groups, measuring, journeys } = model;
  const ifAny = ({ address, length }: Place): number => (length > 0 ? address : NOTHING);
  kernel.setTallies(
    collector.layout.firstTally,
    ifAny(at.backlogs),
    ifAny(at.answeredBy),
    groups.count,
    at.loads.address,
    mostInHand(model),
  );
  kernel.setQueueBook(
    ifAny(at.queue),
    queueWidth(model),
    room.reals(measuring.waitingAtLeast),
    room.ints(journeys.isDeferred),
  );
}
