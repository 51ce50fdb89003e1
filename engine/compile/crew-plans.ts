import type { AgentGroup } from '../scenario/agents.ts';
import { dayNumber } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { type DayOfWork, daysOfWork, type Hours, type Span, shiftKeys } from './duty-hours.ts';
import type { LearningCurve } from './model-teams.ts';
import { spreadAgents } from './spread-agents.ts';
import { gatheredArrivals, meanArrival, type SurgePlan, surgeArrivals } from './surge-plan.ts';
import type { TeamOrigin } from './teams.ts';
import type { ZoneClock } from './zone-clock.ts';

/** People of one group who came together and, where there are shifts, share one. */
export interface CrewPlan {
  readonly group: number;
  readonly team: number;
  /** What its random streams are called. */
  readonly key: string;
  readonly agents: number;
  /** Days of work over the whole run, whether or not the crew is there yet; made whenever they are gone through. */
  readonly days: Iterable<DayOfWork>;
  /** From the first paid hour to the last, and from the first contact to the last. */
  readonly paid: Span;
  readonly works: Span;
  /** Cost of a paid hour, currency; of an hour on standby outside `works`, null when they do not stand by. */
  readonly costPerHour: number;
  readonly standbyCostPerHour: number | null;
  readonly attritionPerYear: number;
}

/** Agents of a crew who stay on after a shift that ends within `works`, at most so long. */
export interface OvertimePlan {
  readonly crew: CrewPlan;
  readonly works: Span;
  readonly agents: number;
  readonly seconds: number;
  readonly costPerHour: number;
}

/** Everybody who works in a scenario. */
export interface CrewPlans {
  readonly teams: readonly TeamOrigin[];
  readonly crews: readonly CrewPlan[];
  readonly overtime: readonly OvertimePlan[];
  /** By surge plan with a trigger (else null): the crews of its own team; for overtime the present crews of the group. */
  readonly triggered: readonly (readonly CrewPlan[] | null)[];
}

/**
 * Since when people may have left the crew, seconds. The people whom a group has are those who are there when the run
 * begins; of a class that was hired before it, some have left by then.
 */
export function leavingFrom({ paid }: CrewPlan, runStart: number): number {
  return Number.isFinite(paid.from) ? paid.from : runStart;
}

const always: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const never: Span = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * Turns groups, hiring classes and surge plans into teams and crews. New people join the hours of their group: they are
 * spread over its shifts in proportion to headcount; where hours are a headcount, they are there at all hours, and
 * where it differs by interval, in proportion to it.
 *
 * Teams: one for the people a group has; under the rule named-agents one for each of its shifts. Hired agents who learn,
 * and the agents of a surge plan, are teams of their own (and likewise by shift); hired veterans join the group's.
 */
export function crewPlansOf(scenario: Scenario, timeline: Timeline, zones: readonly ZoneClock[]): CrewPlans {
  const teams: TeamOrigin[] = [];
  const crews: CrewPlan[] = [];
  const overtime: OvertimePlan[] = [];
  const triggered: (readonly CrewPlan[] | null)[] = scenario.surge.map(() => null);
  const isByShift = scenario.selection.shiftEnd === 'named-agents';

  scenario.agents.forEach((group, g) => {
    const shifts = group.shifts?.length ?? 1;
    const keys = group.shifts === undefined ? ['all'] : shiftKeys(group.shifts);
    /** The team of each shift; a new one for each shift, or one for all. */
    const newTeams = (learning: LearningCurve | null): number[] => {
      const first = teams.length;
      for (let i = 0; i < (isByShift ? shifts : 1); i++) teams.push({ group: g, learning });
      return Array.from({ length: shifts }, (_, s) => (isByShift ? first + s : first));
    };
    const add = (
      hours: Hours,
      name: string,
      teamOf: readonly number[],
      terms: Pick<CrewPlan, 'paid' | 'works' | 'costPerHour' | 'standbyCostPerHour' | 'attritionPerYear'>,
    ): CrewPlan[] => {
      const days = daysOfWork(hours, scenario, timeline, zones[g]);
      return Array.from({ length: shifts }, (_, s) => ({
        group: g,
        team: teamOf[s],
        key: `${group.name}/${name}/${keys[s]}`,
        agents: agentsOf(hours, s),
        days: days[s],
        ...terms,
      })).filter(({ agents }) => agents > 0);
    };

    const { costPerHour, attritionPerYear } = group;
    const standing = { costPerHour, standbyCostPerHour: null, attritionPerYear };
    const ownTeams = newTeams(null);
    const own = add(group, 'own', ownTeams, { ...standing, paid: always, works: always });
    crews.push(...own);

    const hiredOn = new Map<string, number>();
    for (const { date, headcount, trainingDays } of group.hiring) {
      const nth = hiredOn.get(date) ?? 0;
      hiredOn.set(date, nth + 1);
      const hired = zones[g].instant(dayNumber(date), 0) - timeline.origin;
      const wholeDays = Math.floor(trainingDays);
      const trained =
        zones[g].instant(dayNumber(date) + wholeDays, 0) - timeline.origin + (trainingDays - wholeDays) * 86400;
      const teamOf = group.learning === undefined ? ownTeams : newTeams(learningFrom(group, trained));
      crews.push(
        ...add(hoursOf(group, headcount, 0, dayNumber(date)), `hired ${date} ${nth}`, teamOf, {
          ...standing,
          paid: { from: hired, to: Number.POSITIVE_INFINITY },
          works: { from: trained, to: Number.POSITIVE_INFINITY },
        }),
      );
    }

    scenario.surge.forEach((plan, p) => {
      if (plan.group !== group.name || plan.agents === 0) return;
      const terms = surgeTerms(plan, group);
      if (plan.kind === 'overtime') {
        if (plan.start === undefined) triggered[p] = own;
        else overtime.push(...datedOvertime(plan, group, own, timeline));
        return;
      }
      const isLearning = plan.kind === 'hired' && group.learning !== undefined;
      if (plan.start === undefined) {
        const teamOf = newTeams(isLearning ? learningFrom(group, Number.NaN) : null);
        const called = add(hoursOf(group, plan.agents, 0), `surge ${plan.name}`, teamOf, {
          ...terms,
          paid: never,
          works: never,
        });
        triggered[p] = called;
        return;
      }
      const arrivals = surgeArrivals(plan, timeline);
      for (const together of isLearning ? gatheredArrivals(arrivals) : [arrivals]) {
        if (together.length === 0) continue;
        const teamOf = newTeams(isLearning ? learningFrom(group, meanArrival(together)) : null);
        for (const { works, before, after } of together) {
          const hours = hoursOf(group, after, before);
          crews.push(...add(hours, `surge ${plan.name} ${before}`, teamOf, { ...terms, paid: works, works }));
        }
      }
    });
  });
  return { teams, crews, overtime, triggered };
}

function agentsOf(hours: Hours, shift: number): number {
  if (hours.shifts !== undefined) return hours.shifts[shift].headcount;
  return hours.headcount ?? Math.max(...hours.headcountByInterval!.headcount);
}

/** The hours of a group, kept by those of `agents` people who come after the first `before` of them. */
function hoursOf(group: AgentGroup, agents: number, before: number, fromDay = Number.NEGATIVE_INFINITY): Hours {
  if (group.shifts !== undefined) {
    // Shifts without people of their own are hours for those who join.
    const isEmpty = group.shifts.every(({ headcount }) => headcount === 0);
    const weights = group.shifts.map(({ headcount, until }) =>
      until !== undefined && dayNumber(until) < fromDay ? 0 : isEmpty ? 1 : headcount,
    );
    const earlier = spreadAgents(before, weights);
    const all = spreadAgents(agents, weights);
    return { shifts: group.shifts.map((shift, s) => ({ ...shift, headcount: all[s] - earlier[s] })) };
  }
  if (group.headcount !== undefined) return { headcount: agents - before };
  const { intervalMinutes, headcount } = group.headcountByInterval!;
  const peak = Math.max(...headcount);
  const share = (people: number, present: number) => (peak === 0 ? people : Math.round((people * present) / peak));
  return {
    headcountByInterval: {
      intervalMinutes,
      headcount: headcount.map((present) => share(agents, present) - share(before, present)),
    },
  };
}

function learningFrom({ learning }: AgentGroup, startSeconds: number): LearningCurve {
  return {
    startSeconds,
    startHandleTimeMultiplier: learning!.startHandleTimeMultiplier,
    startResolution: learning!.startFirstContactResolution ?? Number.NaN,
    halfLifeSeconds: learning!.halfLifeWeeks * 604_800,
  };
}

function surgeTerms(plan: SurgePlan, group: AgentGroup) {
  return {
    costPerHour: plan.costPerHour ?? group.costPerHour,
    standbyCostPerHour: plan.kind === 'reserve' ? plan.standbyCostPerHour : null,
    // Only those who are hired can quit: a reserve is kept at strength.
    attritionPerYear: plan.kind === 'hired' ? group.attritionPerYear : 0,
  };
}

function datedOvertime(
  plan: SurgePlan,
  group: AgentGroup,
  own: readonly CrewPlan[],
  timeline: Timeline,
): OvertimePlan[] {
  const seconds = (group.overtime?.maxMinutesAfterShift ?? 0) * 60;
  if (seconds === 0) return [];
  const costPerHour = plan.costPerHour ?? group.costPerHour;
  return surgeArrivals(plan, timeline).flatMap(({ works, after }, i, arrivals) => {
    // From one arrival to the next `after` agents stay on.
    const until = arrivals[i + 1]?.works.from ?? works.to;
    return own.map((crew) => ({ crew, works: { from: works.from, to: until }, agents: after, seconds, costPerHour }));
  });
}
