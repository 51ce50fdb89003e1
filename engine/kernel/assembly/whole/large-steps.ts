/**
 * Which team takes a contact, in a routing step that has many: hundreds of groups, or of hiring classes and shifts that are
 * teams of their own. Only teams that are available are looked at, and for the one idle longest few of these: 64 teams whose
 * first idle agent cannot be earlier than one who was found already are passed over.
 */
import { Bits } from '../columns';
import * as duty from '../duty';
import { busy, earliestIdle, longestIdle, staff } from '../duty';
import { AgentRule } from '../rules';
import { allAvailable, availableOf } from './availability';
import { choice, mayTake } from './floor';
import * as interpreters from './interpreters';
import { routeInterpreter, routeRule, teamWords } from './routing';
import { isBetterTeam } from './routing-rules';

/** The team idle longest that was found so far, and since when. */
let found: i32 = -1;
let foundSince: f64 = Infinity;

/**
 * The team that takes a contact of class k, by the rule of the step; -1: none may.
 * @param teams of the step, which lists them in their own order and with one interpreter pool; @param entry where it begins
 */
export function chooseFromMany(teams: Bits, entry: i32, k: i32): i32 {
  const interpreter = routeInterpreter[entry];
  if (!interpreters.isFree(interpreter)) return -1;
  const rule = routeRule[entry];
  if (rule == AgentRule.longestIdle) return chooseLongestIdle(teams, k, interpreter);
  let chosen = -1;
  let agents = 0;
  for (let word = 0; word < teamWords; word++) {
    for (let left = availableOf(teams, word); left != 0; left &= left - 1) {
      const team = word * 64 + <i32>ctz(left);
      if (!mayTake(team, k, interpreter)) continue;
      if (rule == AgentRule.randomIdle) {
        const free = max(1, staff[team] - busy[team]);
        agents += free;
        if (choice.nextUniform() * <f64>agents < <f64>free) chosen = team;
      } else if (chosen < 0 || isBetterTeam(rule, team, chosen, k)) chosen = team;
    }
  }
  return chosen;
}

/** Begins where somebody may have been idle longest; the others are looked at only if they may hold one who has been for longer. */
function chooseLongestIdle(teams: Bits, k: i32, interpreter: i32): i32 {
  let first = 0;
  for (let word = 1; word < teamWords; word++) if (earliestIdle(word) < earliestIdle(first)) first = word;
  found = -1;
  foundSince = Infinity;
  lookThrough(first, teams, k, interpreter);
  for (let word = 0; word < teamWords; word++) {
    if (word != first && availableOf(teams, word) != 0 && earliestIdle(word) <= foundSince)
      lookThrough(word, teams, k, interpreter);
  }
  return found;
}

/** Of equals the first listed is taken. Of teams with room beside others, but nobody idle, `longestIdle` is Infinity. */
function lookThrough(word: i32, teams: Bits, k: i32, interpreter: i32): void {
  let earliest = Infinity;
  for (let left = allAvailable(word); left != 0; left &= left - 1) {
    const team = word * 64 + <i32>ctz(left);
    const since = longestIdle(team);
    earliest = Math.min(earliest, since);
    const isBetter = found < 0 || since < foundSince || (since == foundSince && team < found);
    if (!isBetter || !teams.has(team) || !mayTake(team, k, interpreter)) continue;
    found = team;
    foundSince = since;
  }
  duty.noteEarliestIdle(word, earliest);
}
