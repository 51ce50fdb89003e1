/** How the command ends, for scripts. Numbers above 63 follow sysexits.h and the shell. */
export const ExitCode = {
  /** All targets are met, or there are none. */
  met: 0,
  /** The study ran, and a target is missed. */
  targetMissed: 1,
  /** The scenario, an option or a file is at fault; the faults are on stderr. */
  badInput: 2,
  /** The engine is at fault. */
  internalError: 70,
  /** Stopped with Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
