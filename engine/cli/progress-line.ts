import type { SingleBar } from 'cli-progress';
import type { StudyProgress } from '../node.ts';

/** A bar that flashes by tells nothing: it appears only when the study has taken this long. */
const quietMilliseconds = 300;

/** The progress bar of a study on stderr, with the time left. Nothing is shown unless stderr is a terminal. */
export class ProgressLine {
  private bar: SingleBar | null = null;
  private latest: StudyProgress = { done: 0, total: 0, contactsSimulated: 0 };
  private timer: NodeJS.Timeout | null = null;

  start(): void {
    if (process.stderr.isTTY !== true) return;
    this.timer = setTimeout(() => this.show(), quietMilliseconds);
  }

  update(progress: StudyProgress): void {
    this.latest = progress;
    this.bar?.setTotal(progress.total);
    this.bar?.update(progress.done);
  }

  /** Takes the bar away and leaves the line clean. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.bar?.stop();
    this.bar = null;
  }

  private async show(): Promise<void> {
    const { default: cliProgress } = await import('cli-progress');
    if (this.timer === null) return;
    this.bar = new cliProgress.SingleBar({
      format: 'simulating {bar} {percentage} %  {value} of {total} replications  {eta_formatted} left',
      barCompleteChar: '=',
      barIncompleteChar: ' ',
      barsize: 24,
      clearOnComplete: true,
      // A cursor that was never hidden need not be brought back, however the process ends.
      hideCursor: false,
      stream: process.stderr,
    });
    this.bar.start(this.latest.total, this.latest.done);
  }
}
