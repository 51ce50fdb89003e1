/** A page that nobody sees draws nothing: then it is waited for no longer, milliseconds. */
const longest = 100;

/** Resolves when what the page has changed is on the screen. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, longest);
    requestAnimationFrame(() => setTimeout(done));
  });
}
