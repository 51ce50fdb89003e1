import { Collector } from '../../engine/collect/collector.ts';
import { type Model, type Report, StudyResult } from '../../engine/index.ts';

/** What a test tells a collector by hand, in place of a simulation. */
export type Story = (collector: Collector, replication: number) => void;

/** The report of a model over replications that are told by hand. */
export function toldReport(model: Model, story: Story, replications = 1): Report {
  const collector = new Collector(model);
  for (let replication = 0; replication < replications; replication++) {
    collector.beginReplication();
    collector.replication = replication;
    story(collector, replication);
    collector.endReplication(0);
  }
  const result = StudyResult.empty(model);
  result.add(collector.forest.toBuffer());
  return result.report();
}

/** A contact of class 0 that arrives in a row and is answered by team 0 after a wait, 0: at once; below 0: hangs up. */
export function tellContact(collector: Collector, row: number, waitSeconds: number, talkSeconds = 60): void {
  collector.offered(0, row);
  if (waitSeconds === 0) collector.answeredAtOnce(0, row);
  else if (waitSeconds > 0) collector.answeredAfterWait(0, row, waitSeconds, 0);
  else collector.abandoned(0, row, -waitSeconds, 0);
  if (waitSeconds >= 0) collector.handled(0, row, 0, talkSeconds, 0);
}
