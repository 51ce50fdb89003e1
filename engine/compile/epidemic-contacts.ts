import type { ContactClassShare } from '../scenario/contact-classes.ts';
import type { DemandCell } from './demand-cells.ts';
import type { TimedEvent } from './demand-events.ts';

const SECONDS_PER_DAY = 86400;

/**
 * Adds the contacts of an epidemic to the rates: on each local day as many as new cases make. Within the day, and over
 * the classes that the epidemic is about, they fall as the base volume does, so that they come when the lines are used to
 * be called. What falls on a time without any volume (after closing, on a closed day) comes on the next day with some.
 *
 * Season, growth, weekday factors and other events do not multiply them: cases have a course of their own.
 * @param base rates before season, growth and events, `[k * cells + c]`; @param cells whole local days
 */
export function addEpidemicContacts(
  rates: Float64Array,
  base: Float64Array,
  { event, epidemic, fromSeconds, isAbout }: TimedEvent,
  classes: readonly ContactClassShare[],
  cells: readonly DemandCell[],
): void {
  if (epidemic === null || event.shape !== 'epidemic') return;
  const about = classes.flatMap((contact, k) => (isAbout(contact) ? [k] : []));
  // People who called before the run begins are gone; those of its first day are spread over that whole day.
  let counted = epidemic.casesUntil((cells[0].startSeconds - fromSeconds) / SECONDS_PER_DAY);
  for (let from = 0; from < cells.length; ) {
    let to = from;
    let usual = 0;
    for (; to < cells.length && cells[to].day === cells[from].day; to++) {
      if (cells[to].startSeconds < fromSeconds) continue;
      const seconds = cells[to].endSeconds - cells[to].startSeconds;
      for (const k of about) usual += base[k * cells.length + to] * seconds;
    }
    const cases = epidemic.casesUntil((cells[to - 1].endSeconds - fromSeconds) / SECONDS_PER_DAY);
    if (usual > 0) {
      const share = ((cases - counted) * event.contactsPerCase) / usual;
      for (let c = from; c < to; c++) {
        if (cells[c].startSeconds < fromSeconds) continue;
        for (const k of about) rates[k * cells.length + c] += base[k * cells.length + c] * share;
      }
      counted = cases;
    }
    from = to;
  }
}
