import type { Model } from '../compile/model.ts';
import { GammaCopula } from '../random/gamma-copula.ts';
import { gammaFromNormal } from '../random/gamma-from-normal.ts';
import { nextNormal } from '../random/normal.ts';
import { Purpose } from '../random/purpose.ts';
import { hashName, openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';

/** No topic has this name, which selectors keep for themselves. */
const ALL_TOPICS = '*';

/**
 * The random factors on volume in one replication: busyness by topic and day, times the forecast error of the run. Shared
 * by the callers of all classes, drawn when the first of them begins a replication.
 *
 * Each topic has a stream of its own, and one is common to all; day d takes the d-th draw of each. So another cv or another
 * length of run leaves good days good and bad days bad, and adding a topic leaves the others as they were.
 * Source: gamma busyness as in Avramidis, Deslauriers and L'Ecuyer (2004), Modeling daily arrivals to a telephone call
 *   center, Management Science 50(7); correlation by a normal copula as in Channouf and L'Ecuyer (2012), ITOR 19.
 */
export class DemandFactors {
  /** Whether volume has random factors at all; if not, `factors` is empty. */
  readonly isRandom: boolean;
  /** Factor of topic t on day d at [t * days + d]. */
  readonly factors: Float64Array;

  private readonly model: Model;
  private readonly topicHashes: readonly (readonly [number, number])[];
  private readonly commonHash = hashName(ALL_TOPICS);
  private readonly stream = new Stream();
  private readonly common: Float64Array;
  private key: StudyKey | null = null;
  private replication = -1;

  constructor(model: Model) {
    const { arrivals, classes } = model;
    this.model = model;
    this.isRandom = arrivals.busyness !== null || arrivals.forecast !== null;
    this.factors = new Float64Array(this.isRandom ? classes.topics.length * arrivals.days : 0);
    this.common = new Float64Array(arrivals.busyness === null ? 0 : arrivals.days);
    this.topicHashes = classes.topics.map(hashName);
  }

  /** Draws the factors of a replication, unless they are those of the last call. */
  draw(key: StudyKey, replication: number): void {
    if (!this.isRandom || (key === this.key && replication === this.replication)) return;
    this.key = key;
    this.replication = replication;
    this.factors.fill(this.drawForecast(key, replication));
    this.multiplyByBusyness(key, replication);
  }

  private drawForecast(key: StudyKey, replication: number): number {
    const { forecast } = this.model.arrivals;
    if (forecast === null) return 1;
    openStream(this.stream, key, this.commonHash, Purpose.forecastError, replication);
    return forecast.mean * gammaFromNormal(nextNormal(this.stream), forecast.cv);
  }

  private multiplyByBusyness(key: StudyKey, replication: number): void {
    const { busyness, days } = this.model.arrivals;
    if (busyness === null) return;
    const { factors, common, stream } = this;
    const r = busyness.normalCorrelationBetweenTopics;
    const phi = busyness.normalCorrelationBetweenDays;
    const ofCommon = Math.sqrt(r);
    const ofOwn = Math.sqrt(1 - r);
    const ofNews = Math.sqrt(1 - phi * phi);
    // A year of days for each topic: see `GammaCopula`.
    const factorOf = GammaCopula.get()?.gammaFromNormal ?? gammaFromNormal;
    openStream(stream, key, this.commonHash, Purpose.busyness, replication);
    for (let d = 0; d < days; d++) common[d] = nextNormal(stream);
    for (let t = 0; t < this.topicHashes.length; t++) {
      openStream(stream, key, this.topicHashes[t], Purpose.busyness, replication);
      let normal = 0;
      for (let d = 0; d < days; d++) {
        const news = ofCommon * common[d] + ofOwn * nextNormal(stream);
        normal = d === 0 ? news : phi * normal + ofNews * news;
        factors[t * days + d] *= factorOf(normal, busyness.cv);
      }
    }
  }
}
