import { OUT_OF_ROOM } from '../kernel/room.ts';
import { type Issue, issueOf } from '../scenario/issue.ts';

/** What to tell of a study that ended for want of memory; null when it ended for another reason. */
export function issueOfMemory(error: unknown): Issue | null {
  if (!(error instanceof Error) || error.name !== OUT_OF_ROOM) return null;
  return issueOf({
    path: ['demand'],
    found: 'more contacts in the system at once, or more reporting intervals, than 4 GB of memory hold',
    allowed: 'fewer contacts or more agents to serve them, patience that ends, or a shorter run',
  });
}
