import { hashName } from '../random/seed.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, matchesSelector } from '../scenario/selector.ts';
import { serves } from '../scenario/skills.ts';
import type { Timeline } from './clock.ts';
import { type CrewPlan, type CrewPlans, leavingFrom } from './crew-plans.ts';
import { dayKey, type Span } from './duty-hours.ts';
import type { Crew, Duty, DutySpans, Roster, Teams, TriggeredSurge } from './model-teams.ts';
import { always, clipped, DutyChanges, netStaff, overtimeSpans } from './net-staff.ts';
import { outagesOf } from './outage-plan.ts';

const SECONDS_PER_YEAR = 365.25 * 86400;

/** The roster of a run: its plan, whose absence and leaving is drawn, and what befalls it. */
export function rosterOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  plans: CrewPlans,
  teams: Teams,
  timeline: Timeline,
): Roster {
  const productiveShare = Float64Array.from(teams.groupOf, (group) => {
    const { headcountMeans, shrinkage } = scenario.agents[group];
    return headcountMeans === 'productive' ? 1 : 1 - shrinkage.planned;
  });
  const start = -timeline.clock.warmUpSeconds;
  const net = (changesOf: (group: number) => DutyChanges) =>
    netStaff(changesOf, teams.groupOf, productiveShare, start, timeline.clock.endSeconds);
  const drawn = drawnStaff(scenario, plans, timeline);
  return {
    isRandom: drawn.duties.length > 0,
    scheduled: net(plannedChanges(plans)),
    productiveShare,
    ...drawn,
    outages: outagesOf(scenario, teams, timeline),
    surges: triggeredSurges(scenario, classes, plans, teams, net),
  };
}

/** Who comes and goes in a group by the plan. */
function plannedChanges({ crews, overtime }: CrewPlans): (group: number) => DutyChanges {
  const crewsOf: CrewPlan[][] = [];
  for (const crew of crews) (crewsOf[crew.group] ??= []).push(crew);
  const changes = new DutyChanges();
  return (group) => {
    changes.clear();
    for (const crew of crewsOf[group] ?? []) changes.addCrew(crew, crew.works);
    for (const plan of overtime) if (plan.crew.group === group) changes.addOvertime(plan);
    return changes;
  };
}

/** Share of a group's agents who are absent; those of a headcount that means productive agents have cover. */
function absenceOf({ agents }: Scenario, group: number): number {
  const { headcountMeans, shrinkage } = agents[group];
  return headcountMeans === 'productive' ? 0 : shrinkage.unplanned;
}

function drawnStaff(
  scenario: Scenario,
  { crews: allCrews, overtime }: CrewPlans,
  { clock }: Timeline,
): { crews: Crew[]; duties: Duty[]; spans: DutySpans } {
  const crews: Crew[] = [];
  const duties: Duty[] = [];
  const turns: { at: number; duty: number; sign: number; spare: number }[] = [];
  const isInRun = (span: Span) => span.from < span.to && span.to > -clock.warmUpSeconds && span.from < clock.endSeconds;
  for (const plan of allCrews) {
    const absence = absenceOf(scenario, plan.group);
    if (absence === 0 && plan.attritionPerYear === 0) continue;
    const extra = new Map<number, { span: Span; spare: number }[]>();
    for (const hours of overtime) {
      if (hours.crew !== plan) continue;
      for (const { from, to, day, spare } of overtimeSpans(hours)) {
        const stays = { span: { from, to }, spare };
        extra.set(day, [...(extra.get(day) ?? []), stays]);
      }
    }
    let d = -1;
    for (const day of plan.days) {
      d++;
      const spans = [
        ...day.present.map((span) => ({ span: clipped(span, plan.works), spare: 0 })),
        ...(extra.get(d) ?? []),
      ];
      const inRun = spans.filter(({ span }) => isInRun(span));
      if (inRun.length === 0) continue;
      for (const { span, spare } of inRun) {
        turns.push({ at: span.from, duty: duties.length, sign: 1, spare });
        turns.push({ at: span.to, duty: duties.length, sign: -1, spare });
      }
      duties.push({
        crew: crews.length,
        team: plan.team,
        firstAgent: day.firstAgent,
        agents: day.agents,
        startSeconds: day.startSeconds,
        absence,
        dayHash: hashName(`${plan.key}/${dayKey(day.day)}`),
      });
    }
    crews.push({
      agents: plan.agents,
      nameHash: hashName(plan.key),
      attritionPerSecond: plan.attritionPerYear / SECONDS_PER_YEAR,
      hiredSeconds: leavingFrom(plan, -clock.warmUpSeconds),
    });
  }
  turns.sort((a, b) => a.at - b.at);
  return {
    crews,
    duties,
    spans: {
      count: turns.length,
      timeSeconds: Float64Array.from(turns, (turn) => turn.at),
      duty: Uint32Array.from(turns, (turn) => turn.duty),
      sign: Int8Array.from(turns, (turn) => turn.sign),
      spare: Int32Array.from(turns, (turn) => turn.spare),
    },
  };
}

function triggeredSurges(
  scenario: Scenario,
  classes: readonly ContactClass[],
  plans: CrewPlans,
  teams: Teams,
  net: (changesOf: (group: number) => DutyChanges) => Roster['scheduled'],
): TriggeredSurge[] {
  return scenario.surge.flatMap((plan, p) => {
    const crews = plans.triggered[p];
    const { trigger, release } = plan;
    if (trigger === undefined || crews === null) return [];
    const group = scenario.agents.findIndex(({ name }) => name === plan.group);
    const isMeasured = (contact: ContactClass) =>
      trigger.contacts === undefined
        ? serves(scenario.agents[group], contact)
        : trigger.contacts.some((selector) => matchesSelector(selector, contact));
    return {
      name: plan.name,
      kind: plan.kind,
      agents: plan.agents,
      leadTimeSeconds: plan.leadTimeHours * 3600,
      agentsPerDay: plan.agentsPerDay ?? Number.POSITIVE_INFINITY,
      minimumSeconds: plan.minimumHours * 3600,
      hiredIn: plan.kind === 'hired' ? (crews[0]?.team ?? -1) : -1,
      trigger: {
        measure: trigger.measure,
        classes: Uint16Array.from([...classes.keys()].filter((k) => isMeasured(classes[k]))),
        teams: Uint16Array.from([...teams.groupOf.keys()].filter((team) => teams.groupOf[team] === group)),
        above: trigger.above ?? Number.NaN,
        below: trigger.below ?? Number.NaN,
        windowSeconds: trigger.windowMinutes * 60,
      },
      release:
        release === undefined
          ? null
          : {
              above: release.above ?? Number.NaN,
              below: release.below ?? Number.NaN,
              afterSeconds: release.afterHours === undefined ? Number.NaN : release.afterHours * 3600,
            },
      hours: net((called) => {
        if (called !== group) return new DutyChanges();
        return plan.kind === 'overtime' ? calledOvertime(scenario, plan, crews) : calledHours(crews);
      }),
    };
  });
}

function calledHours(crews: readonly CrewPlan[]): DutyChanges {
  const changes = new DutyChanges();
  for (const crew of crews) changes.addCrew(crew, always);
  return changes;
}

function calledOvertime(scenario: Scenario, plan: Scenario['surge'][number], crews: readonly CrewPlan[]): DutyChanges {
  const changes = new DutyChanges();
  for (const crew of crews) {
    const seconds = (scenario.agents[crew.group].overtime?.maxMinutesAfterShift ?? 0) * 60;
    changes.addOvertime({ crew, works: always, agents: plan.agents, seconds, costPerHour: 0 });
  }
  return changes;
}
