import { ln } from '../arithmetic/ln.ts';

/** An SEIR epidemic as a scenario gives it. */
export interface EpidemicCourse {
  /** People who fall ill in the end, the initial cases among them: attack rate x population. */
  readonly totalCases: number;
  /** Infectious people at the start; below `totalCases`. */
  readonly initialCases: number;
  /** People whom one case infects at the start; > 1. */
  readonly reproductionNumber: number;
  readonly latentDays: number;
  readonly infectiousDays: number;
}

/** Shorter mean stays in a stage change no daily number, and would only ask for tiny steps. */
const SHORTEST_STAGE_DAYS = 1 / 24;
const HOURS_PER_DAY = 24;
/** Share of all cases still to come, about, when a falling epidemic counts as over. */
const NEGLIGIBLE = 1e-10;

/**
 * People who can be infected at the start, S(0), such that the epidemic reaches its size. With every case passing through
 * I, the integral of I is (all cases) / gamma, so d ln S / dt = -beta I gives the final-size equation
 *
 *     ln(1 - (T - I0) / S0) = -R T / S0
 *
 * for T cases in all, I0 of them initial, and beta = R gamma / S0. The rest of the population is immune or out of reach.
 * Solved for 1 / S0, in which the difference of both sides is concave with a root at 0 and one other.
 * Source: Kermack and McKendrick (1927), Proc. R. Soc. A 115; Diekmann and Heesterbeek (2000), Mathematical Epidemiology of
 *   Infectious Diseases, section 1.3.
 */
export function susceptibleAtStart({ totalCases, initialCases, reproductionNumber }: EpidemicCourse): number {
  const infected = totalCases - initialCases;
  let low = 0;
  let high = 1 / infected;
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (ln(1 - infected * middle) + reproductionNumber * totalCases * middle > 0) low = middle;
    else high = middle;
  }
  return 2 / (low + high);
}

/**
 * The largest attack rate that an epidemic can have: its final size when the whole population can be infected.
 * @returns a share of the population, the initial cases among it
 */
export function largestAttackRate({
  population,
  initialCases,
  reproductionNumber,
}: {
  readonly population: number;
  readonly initialCases: number;
  readonly reproductionNumber: number;
}): number {
  const susceptible = population - initialCases;
  let low = initialCases;
  let high = population;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low / population;
    const spared = 1 - (middle - initialCases) / susceptible;
    if (spared > 0 && ln(spared) + (reproductionNumber * middle) / susceptible > 0) low = middle;
    else high = middle;
  }
}

/**
 * New cases (people who become infectious, which is when they call) over time:
 *
 *     S' = -beta S I      E' = beta S I - sigma E      I' = sigma E - gamma I      (new cases)' = sigma E
 *
 * with S(0) as above, E(0) = 0, I(0) the initial cases, sigma = 1 / latent time and gamma = 1 / infectious time. Integrated
 * by the classical Runge-Kutta method of order 4 with a fixed step of an hour or, where stages are short, an even part of
 * it: at most an eighth of the shorter stage over the root of the reproduction number.
 * Source: Anderson and May (1991), Infectious Diseases of Humans, ch. 6; Hairer, Norsett and Wanner (1993), II.1.
 */
export class Epidemic {
  private readonly cumulative: number[] = [0];
  private readonly casesPerHour: number[] = [0];

  /** @param lastDay days after the start beyond which nobody asks */
  constructor(course: EpidemicCourse, lastDay: number) {
    const sigma = 1 / (HOURS_PER_DAY * Math.max(course.latentDays, SHORTEST_STAGE_DAYS));
    const gamma = 1 / (HOURS_PER_DAY * Math.max(course.infectiousDays, SHORTEST_STAGE_DAYS));
    let susceptible = susceptibleAtStart(course);
    const beta = (course.reproductionNumber * gamma) / susceptible;
    const stepsPerHour = Math.ceil(8 * Math.max(sigma, gamma) * Math.sqrt(course.reproductionNumber));
    const h = 1 / stepsPerHour;
    let exposed = 0;
    let infectious = course.initialCases;
    let cases = 0;
    for (let hour = 1; hour <= lastDay * HOURS_PER_DAY + 1; hour++) {
      for (let step = 0; step < stepsPerHour; step++) {
        const s1 = -beta * susceptible * infectious;
        const c1 = sigma * exposed;
        const i1 = c1 - gamma * infectious;
        const e2 = exposed - 0.5 * h * (s1 + c1);
        const i2 = infectious + 0.5 * h * i1;
        const s2 = -beta * (susceptible + 0.5 * h * s1) * i2;
        const c2 = sigma * e2;
        const di2 = c2 - gamma * i2;
        const e3 = exposed - 0.5 * h * (s2 + c2);
        const i3 = infectious + 0.5 * h * di2;
        const s3 = -beta * (susceptible + 0.5 * h * s2) * i3;
        const c3 = sigma * e3;
        const di3 = c3 - gamma * i3;
        const e4 = exposed - h * (s3 + c3);
        const i4 = infectious + h * di3;
        const s4 = -beta * (susceptible + h * s3) * i4;
        const c4 = sigma * e4;
        const di4 = c4 - gamma * i4;
        const ds = (h / 6) * (s1 + 2 * s2 + 2 * s3 + s4);
        const dc = (h / 6) * (c1 + 2 * c2 + 2 * c3 + c4);
        susceptible += ds;
        exposed -= ds + dc;
        infectious += (h / 6) * (i1 + 2 * di2 + 2 * di3 + di4);
        cases += dc;
      }
      this.cumulative.push(cases);
      this.casesPerHour.push(sigma * exposed);
      const isFalling = beta * susceptible < gamma;
      if (isFalling && exposed + infectious < NEGLIGIBLE * course.totalCases) break;
    }
  }

  /** New cases from the start until so many days after it; between the hours by Hermite's cubic. */
  casesUntil(days: number): number {
    const hours = days * HOURS_PER_DAY;
    const last = this.cumulative.length - 1;
    if (hours <= 0) return 0;
    if (hours >= last) return this.cumulative[last];
    const hour = Math.floor(hours);
    const x = hours - hour;
    const from = this.cumulative[hour];
    const rise = this.cumulative[hour + 1] - from;
    const first = this.casesPerHour[hour];
    const second = this.casesPerHour[hour + 1];
    return from + x * (first + x * (3 * rise - 2 * first - second + x * (first + second - 2 * rise)));
  }
}
