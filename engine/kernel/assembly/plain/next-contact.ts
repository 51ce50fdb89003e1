/** Whom a free agent takes of those who wait (`engine/simulate/routing-rules.ts`). */

import * as counting from '../counting';
import { CustomerRule } from '../rules';
import { Contact } from './contacts';
import * as lanes from './lanes';
import * as routing from './routing';
import * as standingLanes from './standing-lanes';

/** The contact that a free agent of the team takes: best priority, then longest wait (or best score); null: nobody waits for it. */
export function takeNext(team: i32, now: f64): Contact {
  if (routing.customerRule != CustomerRule.longestWait) return takeByScore(team, now);
  return standingLanes.areBits ? takeLongestWaiting(team, now) : searchLongestWaiting(team, now);
}

/** Of those of the best priority the one who waits longest. */
function takeLongestWaiting(team: i32, now: f64): Contact {
  const lanesOfTeam = standingLanes.ofTeam(team);
  while (true) {
    let others = standingLanes.bestOf(lanesOfTeam);
    if (others == 0) return changetype<Contact>(0);
    let place = <i32>ctz(others);
    let best = lanes.headAt(place);
    for (others &= others - 1; others != 0; others &= others - 1) {
      const head = lanes.headAt(<i32>ctz(others));
      if (head.joinedAt < best.joinedAt) {
        best = head;
        place = <i32>ctz(others);
      }
    }
    if (isCalledUp(best, place, now)) return best;
  }
}

/** The same where the lanes of the team must be looked through. */
function searchLongestWaiting(team: i32, now: f64): Contact {
  const start = routing.laneStart[team];
  const end = routing.laneStart[team + 1];
  while (true) {
    let best = changetype<Contact>(0);
    let bestJoined = Infinity;
    let bestPriority = 0;
    for (let i = start; i < end; i++) {
      const lane = routing.laneOf[i];
      const head = lanes.headOf(lane);
      if (changetype<usize>(head) == 0) continue;
      if (changetype<usize>(best) != 0 && routing.priority[lane] > bestPriority) break;
      const joined = head.joinedAt;
      if (joined >= bestJoined) continue;
      best = head;
      bestJoined = joined;
      bestPriority = routing.priority[lane];
    }
    if (changetype<usize>(best) == 0 || isCalledUp(best, lanes.placeOf(best.contactClass), now)) return best;
  }
}

function takeByScore(team: i32, now: f64): Contact {
  const isAgeing = routing.ageingPerSecond != 0;
  while (true) {
    let best = changetype<Contact>(0);
    let bestScore = -Infinity;
    let bestPriority = 0;
    for (let i = routing.laneStart[team]; i < routing.laneStart[team + 1]; i++) {
      const lane = routing.laneOf[i];
      const head = lanes.headOf(lane);
      if (changetype<usize>(head) == 0) continue;
      if (changetype<usize>(best) != 0 && routing.priority[lane] > bestPriority && !isAgeing) break;
      const score = routing.laneScore(lane, head, i, now);
      if (score <= bestScore) continue;
      best = head;
      bestScore = score;
      bestPriority = routing.priority[lane];
    }
    if (changetype<usize>(best) == 0 || isCalledUp(best, lanes.placeOf(best.contactClass), now)) return best;
  }
}

/** An agent comes for the contact at the head of a lane. False when it hung up before. */
function isCalledUp(contact: Contact, place: i32, now: f64): bool {
  if (contact.deadline < now) {
    lanes.meetGhost(contact, place, now);
    return false;
  }
  lanes.leaveLane(contact, place);
  counting.answeredAfterWait(contact.contactClass, contact.row, contact.cell, now - contact.joinedAt);
  return true;
}
