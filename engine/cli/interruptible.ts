/**
 * Runs a task that Ctrl-C cancels through its signal. What the task rejects with after that is of no interest; a second
 * Ctrl-C ends the process in the system's own way.
 */
export async function interruptible<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T | 'interrupted'> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  try {
    return await task(interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) return 'interrupted';
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
  }
}
