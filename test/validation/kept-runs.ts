import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeptRun } from './section.ts';

const fileOf = (folder: string, section: string): string => join(folder, 'data', `${section}.json`);

/** What was found when the section last ran; null when it never did. */
export function keptRun(folder: string, section: string): KeptRun | null {
  const file = fileOf(folder, section);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** One line a value of the data's first two levels, so that a change of one figure is a change of one line. */
export function keepRun(folder: string, run: KeptRun): void {
  const file = fileOf(folder, run.section);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines(run, 3)}\n`);
}

function lines(value: unknown, levels: number, indent = ''): string {
  const isNested = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isNested || levels === 0) return JSON.stringify(value);
  const inner = `${indent} `;
  const parts = Array.isArray(value)
    ? value.map((part) => `${inner}${lines(part, levels - 1, inner)}`)
    : Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([key, part]) => `${inner}${JSON.stringify(key)}: ${lines(part, levels - 1, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
