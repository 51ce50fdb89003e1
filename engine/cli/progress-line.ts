import type { SingleBar } from 'cli-progress';
import type { StudyProgress } from '../node.ts';

/** A bar that flashes by tells nothing: it appears only when the study has taken this long. */
const quietMilliseconds = 300;

/** The progress bar of a study on stderr, with the time left. Nothing is shown unless stderr is a terminal. */
export class ProgressLine {
  private readonly startedAt = performance.now();
  private latest: StudyProgress = { done: 0, total: 0, contactsSimulated: 0 };
  private bar: SingleBar | null = null;
  private timer: NodeJS.Timeout | null = null;

  start(): void {
    if (process.stderr.isTTY === true) this.timer = setTimeout(() => this.show(), quietMilliseconds);
  }

  update(progress: StudyProgress): void {
    this.latest = progress;
    this.bar?.update(progress.done, { left: this.timeLeft() });
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
      format: 'simulating {bar} {percentage} %  {value} of {total} replications  {left}',
      barCompleteChar: '=',
      barIncompleteChar: ' ',
      barsize: 24,
      clearOnComplete: true,
      // What was never switched off in the terminal need not be switched on again, however the process ends.
      hideCursor: false,
      linewrap: true,
      stream: process.stderr,
    });
    this.bar.start(this.latest.total, this.latest.done, { left: this.timeLeft() });
  }

  private timeLeft(): string {
    const { done, total } = this.latest;
    if (done === 0) return '';
    const seconds = Math.ceil((((performance.now() - this.startedAt) / done) * (total - done)) / 1000);
    if (seconds < 100) return `${seconds} s left`;
    return seconds < 6000 ? `${Math.ceil(seconds / 60)} min left` : `${Math.ceil(seconds / 3600)} h left`;
  }
}
