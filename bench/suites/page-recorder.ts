/** What the page's own clock saw, milliseconds since its navigation began; null for what has not happened yet. */
export interface PageTimes {
  firstPaint: number | null;
  firstContentfulPaint: number | null;
  /** The frame with the first simulated figure has been drawn. */
  firstFigure: number | null;
  /** The last input on a lever, and the frame with the first figures of the plan that it made. */
  lever: number | null;
  newFigures: number | null;
}

/** A batch of replications in a worker of the thread that runs studies, milliseconds since 1970. */
export interface BatchTimes {
  readonly sent: number;
  /** null while the worker simulates. */
  answered: number | null;
}

declare global {
  interface Window {
    pageTimes: PageTimes;
  }
  var batchTimes: BatchTimes[];
}

/** What the recorder reads of the page's state. */
interface OpenPage extends Element {
  readonly store?: { readonly state: { readonly study: { readonly headline: unknown; readonly isStale: boolean } } };
}

/**
 * Watches a page from before its first script on, without changing what it does. Runs in the page: nothing outside this
 * function exists there.
 */
export function recordPage(): void {
  const times: PageTimes = {
    ...{ firstPaint: null, firstContentfulPaint: null, firstFigure: null },
    ...{ lever: null, newFigures: null },
  };
  window.pageTimes = times;

  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === 'first-paint') times.firstPaint = startTime;
      if (name === 'first-contentful-paint') times.firstContentfulPaint = startTime;
    }
  }).observe({ type: 'paint', buffered: true });

  const find = (root: ParentNode, selector: string): Element | null => {
    const hit = root.querySelector(selector);
    if (hit !== null) return hit;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inside = shadowRoot && find(shadowRoot, selector);
      if (inside) return inside;
    }
    return null;
  };

  // A message sent in a frame's callback is read once that frame has been drawn.
  const afterDrawing = (act: (now: number) => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => act(performance.now());
    port2.postMessage(null);
  };
  const study = () => document.querySelector<OpenPage>('surge-page')?.store?.state.study;
  let headlineBefore: unknown = null;
  const eachFrame = () => {
    if (times.firstFigure === null && find(document, '[data-verdict]') !== null) {
      times.firstFigure = Number.POSITIVE_INFINITY;
      afterDrawing((now) => {
        times.firstFigure = now;
      });
    }
    if (times.lever !== null && times.newFigures === null) {
      const { headline, isStale } = study() ?? { headline: headlineBefore, isStale: true };
      if (headline !== headlineBefore && !isStale) {
        times.newFigures = Number.POSITIVE_INFINITY;
        afterDrawing((now) => {
          times.newFigures = now;
        });
      }
    }
    requestAnimationFrame(eachFrame);
  };
  requestAnimationFrame(eachFrame);

  window.addEventListener(
    'input',
    () => {
      times.lever = performance.now();
      times.newFigures = null;
      headlineBefore = study()?.headline;
    },
    { capture: true },
  );
}

/** Watches the batches that go from a thread to its workers, which run already. Runs in the thread: nothing outside this function exists there. */
export function recordBatches(): void {
  globalThis.batchTimes = [];
  const { postMessage } = Worker.prototype;
  const now = () => performance.timeOrigin + performance.now();
  const inHand = new Map<string, BatchTimes>();
  const heard = new WeakSet<Worker>();
  const hear = ({ data }: MessageEvent) => {
    const batch = inHand.get(data?.id);
    if (batch) batch.answered = now();
  };
  Worker.prototype.postMessage = function (this: Worker, message: unknown, options?: unknown) {
    if (!heard.has(this)) this.addEventListener('message', hear);
    heard.add(this);
    // Batches are told from other calls by comlink's messages.
    const { path, id } = (message ?? {}) as { path?: string[]; id?: string };
    if (path?.[0] === 'runBatch' && id !== undefined) {
      const batch = { sent: now(), answered: null };
      inHand.set(id, batch);
      globalThis.batchTimes.push(batch);
    }
    postMessage.call(this, message, options as StructuredSerializeOptions);
  };
}
