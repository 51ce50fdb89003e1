/** What the page's own clock saw, milliseconds since its navigation began; null for what has not happened yet. */
export interface PageTimes {
  firstPaint: number | null;
  firstContentfulPaint: number | null;
  /** The frame with the first simulated figure has been drawn. */
  firstFigure: number | null;
  /** The last input on a lever, and the frame with the first figures of the plan that it made. */
  lever: number | null;
  newFigures: number | null;
  /** No worker simulates for the plan before that input any more. */
  cancelled: number | null;
  /** Batches that workers were simulating at that input. */
  batchesInHand: number;
}

declare global {
  interface Window {
    pageTimes: PageTimes;
  }
}

/** What the recorder reads of the page's state. */
interface OpenPage extends Element {
  readonly store?: { readonly state: { readonly study: { readonly report: unknown; readonly isStale: boolean } } };
}

/**
 * Watches a page from before its first script on, without changing what it does. Runs in the page: nothing outside this
 * function exists there.
 */
export function recordPage(): void {
  const times: PageTimes = {
    ...{ firstPaint: null, firstContentfulPaint: null, firstFigure: null },
    ...{ lever: null, newFigures: null, cancelled: null, batchesInHand: 0 },
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
  let reportBefore: unknown = null;
  const eachFrame = () => {
    if (times.firstFigure === null && find(document, '[data-verdict]') !== null) {
      times.firstFigure = Number.POSITIVE_INFINITY;
      afterDrawing((now) => {
        times.firstFigure = now;
      });
    }
    if (times.lever !== null && times.newFigures === null) {
      const { report, isStale } = study() ?? { report: reportBefore, isStale: true };
      if (report !== reportBefore && !isStale) {
        times.newFigures = Number.POSITIVE_INFINITY;
        afterDrawing((now) => {
          times.newFigures = now;
        });
      }
    }
    requestAnimationFrame(eachFrame);
  };
  requestAnimationFrame(eachFrame);

  // Batches in hand, by the identifiers of comlink's calls and answers.
  const inHand = new Set<string>();
  let ofPlanBefore = new Set<string>();
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        inHand.delete(data?.id);
        if (ofPlanBefore.delete(data?.id) && ofPlanBefore.size === 0) times.cancelled = performance.now();
      });
    }

    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      const { path, id } = (message ?? {}) as { path?: string[]; id?: string };
      if (path?.[0] === 'runBatch' && id !== undefined) inHand.add(id);
      super.postMessage(message, options as StructuredSerializeOptions);
    }
  };
  window.addEventListener(
    'input',
    () => {
      times.lever = performance.now();
      times.newFigures = null;
      times.cancelled = null;
      reportBefore = study()?.report;
      ofPlanBefore = new Set(inHand);
      times.batchesInHand = ofPlanBefore.size;
    },
    { capture: true },
  );
}
