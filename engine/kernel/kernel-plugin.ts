import type { Plugin } from 'vite';

const SUFFIX = '?assemblyscript';

export interface AssemblyScriptOptions {
  /** True: for Node alone, bytes lie in files beside the scripts of the build. */
  readonly isBeside?: boolean;
}

/**
 * Compiles `import code from './plain/kernel.ts?assemblyscript'` to WebAssembly and inlines it in base 64, so that one bundle
 * works in Node, in workers and in a page that was opened without a network. Where the bundle is for Node alone each module
 * has a file of its own: V8 would hold the text twice, as source and as a constant, for as long as the process lives. The
 * compiler is loaded when it is needed.
 */
export function assemblyScript({ isBeside = false }: AssemblyScriptOptions = {}): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const file = await this.resolve(source.slice(0, -SUFFIX.length), importer, { skipSelf: true });
      return file === null ? null : `${file.id}${SUFFIX}`;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      this.addWatchFile(entry);
      const bytes = await optimised(await compiled(entry), rareIn(entry));
      if (!isBeside) return moduleOf(Buffer.from(bytes).toString('base64'));
      const fileName = fileNameOf(entry);
      this.emitFile({ type: 'asset', fileName, source: bytes });
      return moduleBeside(fileName);
    },
  };
}

/** @param entry `.../assembly/plain/kernel.ts` or `.../assembly/merging.ts` */
function fileNameOf(entry: string): string {
  const [, folder, name] = /([^/]+)\/([^/]+)\.ts$/.exec(entry) ?? [];
  return `${folder === 'assembly' ? '' : `${folder}-`}${name}.wasm`;
}

/** A function that reads the bytes from beside the script of Node that it ends up in. */
function moduleBeside(fileName: string): string {
  const file = JSON.stringify(fileName);
  return `export default () => process.getBuiltinModule('fs').readFileSync(__filename.replace(/[^/\\\\]*$/, ${file}));`;
}

/**
 * A function that gives the bytes. Node and new browsers read base 64 in no time; elsewhere, and as slowly as code runs that
 * has just been loaded, it is read sign by sign.
 */
function moduleOf(base64: string): string {
  return `
    const base64 = ${JSON.stringify(base64)};
    export default () =>
      globalThis.Buffer?.from(base64, 'base64') ??
      Uint8Array.fromBase64?.(base64) ??
      Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  `;
}

/** @throws Error with what the compiler had to say */
async function compiled(entry: string): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  let bytes: Uint8Array | null = null;
  const [, folder, name] = /^(.*)\/([^/]+\/[^/]+)$/.exec(entry) ?? [];
  // No runtime: nothing is allocated but what `room.ts` hands out, and `abort` is never called. Names are for `optimised`.
  const options = ['-O0', '--noAssert', '--debug', '--runtime', 'stub', '--use', 'abort=', '--enable', 'simd'];
  const { error, stderr } = await asc.main([name, '--baseDir', folder, ...options, '--outFile', 'kernel.wasm'], {
    writeFile: (file, contents) => {
      if (file === 'kernel.wasm' && typeof contents !== 'string') bytes = contents;
    },
  });
  if (error !== null || bytes === null) throw new Error(`${name} does not compile: ${error?.message}\n${stderr}`);
  return bytes;
}

/**
 * Functions that few contacts come by, or few scenarios: they stay out of line. V8 optimises what is hot by whole
 * functions, so whatever is rare among hot code is compiled with it, while the study waits: a fifth of a first study.
 */
const RARE = [
  ...['exp-and-ln/expNearLimits', 'exponential/nextExponential', 'exponential/outsideLayer', 'normal/nextNormal'],
  ...['normal/outsideLayer', 'normal/tail', 'gamma/nextGamma', 'laws/*', 'stream/openStream', 'room/*'],
  // Called 32 times for each stream that is opened, and inlined so often that it would take longer to optimise than all else.
  'stream/quarterRound',
  ...['callers/replay', 'callers/multiplyByCell', 'callers/describeCallers'],
  ...['tournament/newTournament', 'tournament/layOutTournament', 'tournament/Tournament#playByRank'],
  ...['counting/spread', 'counting/countWithin', 'busy-time/advance', 'busy-time/turn'],
  ...['duty/countOvertime', 'duty/changeStaff'],
  ...['condensing/sumCell', 'condensing/accumulate', 'counting/cumulate', 'counting/foldInto*'],
  ...['accruing/addTerm', 'packing/pack', 'packing/unpack', 'duty/countUntil', 'past-rows/beginRows'],
  ...['past-rows/packBefore', 'past-rows/packAll', 'past-rows/packRows', 'past-rows/packClass', 'past-rows/packOther'],
  ...['past-rows/unpackBatch', 'past-rows/nextWaits'],
  // Merging by twos is rare, and out of line it keeps the module within the 4 kB that some browsers compile at once in a page.
  ...['merging/addOne', 'merging/moveMean'],
  ...['arrivals/advanceRow', 'arrivals/countInRow', 'arrivals/renew', 'plan/*'],
  // Called once a block, and then for long.
  ...['callers/drawCallers', 'exponential/fillExponential', 'normal/fillLognormal'],
];
/** The same by kernel, or by module. */
const RARE_IN: Readonly<Record<string, readonly string[]>> = {
  plain: [
    ...[
      'duty/finishDuty',
      'lanes/sweep',
      'lanes/finishLanes',
      'lanes/oldestRow',
      'floor/oldest*',
      'contacts/takeSlab',
      'floor/finishFloor',
      'floor/chooseTeam',
    ],
    ...['next-contact/takeByScore', 'routing/*', 'replication/carryOutPlan'],
    ...['several-teams/carryOutPlan', 'several-teams/changeStaff', 'several-teams/oldestRow'],
    ...['several-teams/firstOfEqual', 'team/Team#comeOnDuty', 'team/Team#goOffDuty'],
    ...['team/Team#forgetAgent', 'team/Team#settle', 'team/Team#oldestRow', 'arrivals-ahead/writeDown'],
    ...['one-queue/lookAhead', 'one-queue/carryOutPlan', 'one-queue/comeOnDuty', 'one-queue/goOffDuty'],
    ...['one-queue/makeRoom'],
  ],
  // Thousands of calls, not millions: what counts is that little is to be compiled.
  'gamma-copula': ['gamma-quantile/*', 'normal/*', 'exp-and-ln/*', 'gamma-copula/gammaFromNormal'],
  whole: [
    ...['replication/begin*', 'replication/finish', 'replication/turnWindow', 'replication/endInterval'],
    ...['replication/tellState', 'replication/changeWhoIsThere', 'replication/dropInOutage'],
    ...['backlog/*', 'snapshot/*', 'schedules/openSecondsAfter', 'schedules/nextTurn', 'schedules/nextOpening'],
    ...['surge-watch/begin*', 'surge-watch/look', 'surge-watch/turn', 'surge-watch/judge', 'surge-watch/setCalled'],
    ...['surge-watch/finish*', 'surge-watch/withCalled', 'timers/makeRoom', 'timers/clear*', 'timer-heap/grow'],
    ...['timer-heap/comesFirst', 'fates/refill', 'fates/open', 'again/refill', 'again/open', 'journey-tables/begin*'],
    ...['journey/meetClosedLine', 'journey/turnAway', 'journey/block', 'journey/shareAt', 'journey/planCallbacks'],
    ...['journey/standForCallback', 'journey/isReached', 'journey/callsAgain', 'journey/lineOpens', 'journey/hangsUp'],
    ...['journey/follow', 'journey/begin*', 'journey/finish*', 'interruption/*', 'desks/begin*', 'desks/finish*'],
    ...['floor/finishFloor', 'floor/beginFloor', 'floor/dropServices', 'floor/interruptFor', 'floor/bestByScore'],
    ...['floor/openLane', 'floor/openStep', 'floor/rejoin', 'floor/anyIdle', 'floor/changeInterpreters'],
    ...['lanes/sweep', 'lanes/finishLanes', 'waiting-lines/rejoin', 'contacts/makeRoom', 'contacts/clear*'],
  ],
};

/** @param entry `.../assembly/plain/kernel.ts` or that of another kernel, `.../assembly/merging.ts` and its like */
function rareIn(entry: string): readonly string[] {
  const [, name = ''] = /([^/]+)(?:\/kernel)?\.ts$/.exec(entry) ?? [];
  return [...RARE, ...(RARE_IN[name] ?? [])];
}

/**
 * What is on the way of every contact becomes one function: V8 joins no functions of WebAssembly, and each call costs two or
 * three nanoseconds. Sizes are in nodes of Binaryen's syntax tree; twice as much gains nothing more.
 */
async function optimised(bytes: Uint8Array, rare: readonly string[]): Promise<Uint8Array> {
  const { default: binaryen } = await import('assemblyscript/binaryen');
  const module = binaryen.readBinary(bytes);
  for (const name of rare) {
    binaryen.setPassArgument('no-inline', `*${name}`);
    module.runPasses(['no-inline']);
  }
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(100);
  binaryen.setFlexibleInlineMaxSize(400);
  binaryen.setOneCallerInlineMaxSize(1000);
  binaryen.setDebugInfo(false);
  // What the first round joins the second simplifies.
  module.optimize();
  module.optimize();
  return module.emitBinary();
}
