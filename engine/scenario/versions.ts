import { excerpt, type Fault } from './issue.ts';

/** Version of the scenario format that this engine writes. */
export const scenarioVersion = 1;

/** A step from one version of the format to the next. */
export type Upgrade = (value: Record<string, unknown>) => Record<string, unknown>;

/** The step from version n at index n - 1. Old files stay readable: steps are added, never removed. */
const upgrades: readonly Upgrade[] = [];

/**
 * Brings a scenario of an older version to the present one. A value without a sound version is returned as it is: the
 * schema says what is wrong with it.
 */
export function upgradeScenario(value: Record<string, unknown>, chain = upgrades): Record<string, unknown> {
  const { surgeboard: version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return value;
  return chain.slice(version - 1).reduce((older, upgrade) => upgrade(older), value);
}

/** The fault of a scenario that a newer engine wrote, whose other keys cannot be judged here. */
export function newerVersionFault(value: Record<string, unknown>): Fault | undefined {
  const { surgeboard: version } = value;
  if (typeof version !== 'number' || !(version > scenarioVersion)) return undefined;
  const allowed = `${scenarioVersion}, the newest format this version of Surgeboard reads; a newer Surgeboard wrote this file`;
  return { path: ['surgeboard'], found: excerpt(version), allowed };
}
