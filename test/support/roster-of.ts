import { timelineOf } from '../../engine/compile/clock.ts';
import { type CrewPlans, crewPlansOf } from '../../engine/compile/crew-plans.ts';
import type { Model, StaffPlan } from '../../engine/compile/model.ts';
import type { Roster, Teams } from '../../engine/compile/model-teams.ts';
import { type PaidTime, paidTimesOf } from '../../engine/compile/paid-time.ts';
import { rosterOf } from '../../engine/compile/roster.ts';
import { staffPlanOf } from '../../engine/compile/staff-plan.ts';
import { teamsOf } from '../../engine/compile/teams.ts';
import { zoneClocks } from '../../engine/compile/zone-clock.ts';
import type { ScenarioInput } from '../../engine/index.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { behaviourOf } from '../../engine/scenario/behaviour-of.ts';
import { contactClasses } from '../../engine/scenario/contact-classes.ts';
import { siteOf } from '../../engine/scenario/skills.ts';
import { staffOfReplication } from '../../engine/simulate/staff-of-replication.ts';
import { scenarioOf, smallScenario } from './model-of.ts';

const HOUR = 3600;

/** The staff side of a compiled scenario. */
export interface Staffed {
  readonly plans: CrewPlans;
  readonly teams: Teams;
  readonly roster: Roster;
  readonly staffing: StaffPlan;
  readonly paid: readonly PaidTime[];
  readonly startHour: number;
  readonly endSeconds: number;
  /** The staff of one replication. */
  draw(replication: number, seed?: string): StaffPlan;
}

/** Compiles the staff side alone, of `smallScenario` with some parts replaced. */
export async function rosterOfScenario(changes: Partial<ScenarioInput>): Promise<Staffed> {
  const scenario = scenarioOf({ ...smallScenario, ...changes });
  const zoneOf = (site: string): string => scenario.sites[site].timeZone ?? scenario.calendar.timeZone;
  const clocks = await zoneClocks([scenario.calendar.timeZone, ...Object.keys(scenario.sites).map(zoneOf)]);
  const timeline = timelineOf(scenario, clocks.get(scenario.calendar.timeZone)!);
  const zones = scenario.agents.map((group) => clocks.get(zoneOf(siteOf(scenario, group)))!);
  const classes = contactClasses(scenario);
  const behaviours = classes.map(({ topic, language, channel }) => behaviourOf(scenario, topic, language, channel));
  const plans = crewPlansOf(scenario, timeline, zones);
  const teams = teamsOf(scenario, classes, behaviours, plans.teams);
  const roster = rosterOf(scenario, classes, plans, teams, timeline);
  const staffing = staffPlanOf(roster, timeline);
  const { clock } = timeline;
  return {
    plans,
    teams,
    roster,
    staffing,
    paid: paidTimesOf(scenario, plans, timeline),
    startHour: -clock.warmUpSeconds / HOUR + 0,
    endSeconds: clock.endSeconds,
    draw: (replication, seed = 'staff') =>
      staffOfReplication({ roster, staffing, clock } as Model, expandSeed(seed), replication),
  };
}

/** Staff as [hour, agents], summed over teams (or of one team); neighbours that are equal are one. */
export function stepsOf(plan: StaffPlan, startHour = 0, only?: number): [number, number][] {
  const staff = plan.staffAtStart.slice();
  const total = (): number => (only === undefined ? staff.reduce((sum, n) => sum + n, 0) : staff[only]);
  const steps: [number, number][] = [[startHour, total()]];
  for (let i = 0; i < plan.changes; i++) {
    staff[plan.group[i]] = plan.staff[i];
    if (plan.timeSeconds[i + 1] === plan.timeSeconds[i]) continue;
    const hour = plan.timeSeconds[i] / HOUR;
    if (total() !== steps.at(-1)![1]) steps.push([hour, total()]);
  }
  return steps;
}

/** Agents on duty at an hour of the run, all teams together or one. */
export function staffAt(plan: StaffPlan, hour: number, only?: number): number {
  const staff = plan.staffAtStart.slice();
  for (let i = 0; i < plan.changes && plan.timeSeconds[i] <= hour * HOUR; i++) staff[plan.group[i]] = plan.staff[i];
  return only === undefined ? staff.reduce((sum, n) => sum + n, 0) : staff[only];
}

/** Paid agent hours of a kind over the run. */
export function paidHours({ paid, endSeconds }: Staffed, kind: PaidTime['kind']): number {
  let seconds = 0;
  for (const time of paid) {
    if (time.kind !== kind) continue;
    time.timeSeconds.forEach((from, i) => {
      const to = time.timeSeconds[i + 1] ?? endSeconds;
      seconds += time.agents[i] * (Math.min(to, endSeconds) - Math.max(from, 0));
    });
  }
  return seconds / HOUR;
}
