/** What the probe can be asked to measure, and what it answers. Both cross a process boundary as JSON. */
export interface ProbeTasks {
  readonly studies: StudiesTask;
  readonly stages: StagesTask;
  readonly pool: PoolTask;
  readonly 'bare-loop': BareLoopTask;
  readonly micro: MicroTask;
}

export interface ProbeResults {
  readonly studies: { readonly studies: readonly TimedStudy[]; readonly residentMegabytes: number };
  readonly stages: StageTimes;
  /** Study by study. */
  readonly pool: readonly { readonly contacts: number; readonly elapsedSeconds: number }[];
  readonly 'bare-loop': TimedStudy;
  readonly micro: readonly MicroCost[];
}

/** Studies through the public door, one after the other: scenario text in, report as text out, on one thread. */
export interface StudiesTask {
  /** Folder of the built engine. */
  readonly engine: string;
  /** A name that `scenarioText` knows. */
  readonly scenario: string;
  /** Each has its own seed, which begins with `yardstick`. */
  readonly studies: number;
  /** Default: those of the scenario. */
  readonly replications?: number;
}

export interface TimedStudy {
  readonly contacts: number;
  readonly elapsedSeconds: number;
  readonly cpuSeconds: number;
  /** By these two another simulator can tell that it simulates the same model. */
  readonly abandonment: number;
  readonly meanWaitSeconds: number;
}

export interface StagesTask {
  readonly engine: string;
  readonly scenario: string;
  /** Replications simulated, one batch each, so that there is something to merge. */
  readonly replications: number;
}

export interface StageTimes {
  readonly parseMilliseconds: number;
  readonly compileMilliseconds: number;
  /** Of a replication, the first left out where there are more. */
  readonly simulateMilliseconds: number;
  /** Of a batch. */
  readonly mergeMilliseconds: number;
  readonly reportMilliseconds: number;
  /** Bytes of a model as it crosses to a worker, once a study. */
  readonly modelBytes: number;
  /** Bytes of the result of a batch of one replication. */
  readonly batchBytes: number;
  /** Bytes of the report as JSON. */
  readonly reportBytes: number;
}

/** Studies, one after the other, in worker threads that are running already and have simulated a tenth of one. */
export interface PoolTask {
  readonly engine: string;
  readonly scenario: string;
  readonly replications: number;
  readonly workers: number;
  readonly studies: number;
}

export interface BareLoopTask {
  readonly contacts: number;
}

export interface MicroTask {
  /** Name of a set of `bench/micro`. */
  readonly set: string;
  /** For each case, milliseconds. */
  readonly timeMilliseconds: number;
}

export interface MicroCost {
  readonly group: string;
  readonly name: string;
  readonly nanoseconds: number;
}
