import { MomentForest } from '../collect/moment-forest.ts';
import { resultLayout } from '../collect/result-layout.ts';
import type { Model } from '../compile/model.ts';
import type { Headline, Report } from '../summarise/report.ts';
import { summarise } from '../summarise/summarise.ts';

/** The results of a study so far: batches in any order, of any size, merge to the same bytes. */
export class StudyResult {
  private readonly model: Model;
  private readonly forest: MomentForest;
  private readonly layout: ReturnType<typeof resultLayout>;

  private constructor(model: Model) {
    this.model = model;
    this.layout = resultLayout(model);
    this.forest = new MomentForest(this.layout.moments);
  }

  static empty(model: Model): StudyResult {
    return new StudyResult(model);
  }

  /**
   * @param buffer passes to the study, which keeps views of it until `spareBuffer` gives it back: the caller neither writes to it nor transfers it
   * @throws RangeError when the batch belongs to another scenario or was added before
   */
  add(buffer: ArrayBuffer): void {
    this.forest.addBuffer(buffer);
  }

  /** A buffer that was added and is needed no more; null when there is none (see `StudyEngine.runBatch`). */
  spareBuffer(replications: number): ArrayBuffer | null {
    return this.forest.spareBuffer(replications);
  }

  /** All buffers that were added, when the last report has been drawn: nothing can be read afterwards. */
  giveUpBuffers(): ArrayBuffer[] {
    return this.forest.giveUpBuffers();
  }

  get replications(): number {
    return this.forest.replications;
  }

  /** Replications 0..contiguous-1 are all there; these are what `report` is about. */
  get contiguous(): number {
    return this.forest.contiguous;
  }

  /** Contacts simulated in all replications held, warm-up included. */
  get contactsSimulated(): number {
    return this.forest.contactsSimulated;
  }

  /** @param onHeadline is given the part of the report that is made first */
  report(onHeadline?: (headline: Headline) => void): Report {
    return summarise(this.model, this.layout, this.forest.total(), onHeadline);
  }

  /** The same when no batch will follow: in the memory of the results, which are used up. */
  lastReport(): Report {
    return summarise(this.model, this.layout, this.forest.total(true));
  }
}
