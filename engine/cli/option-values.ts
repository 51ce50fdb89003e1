import { availableParallelism } from 'node:os';
import { BadInput } from './bad-input.ts';

// The limits of replications, seed and confidence are those of the scenario's own `run`.
const mostReplications = 1_000_000;
const longestSeed = 200;
const leastConfidence = 0.5;
const mostConfidence = 0.9999;
const mostWorkers = 256;

export function parseReplications(text: string): number {
  return wholeNumber('--replications', text, mostReplications);
}

export function parseWorkers(text: string): number {
  return wholeNumber('--workers', text, mostWorkers, ` (this machine runs ${availableParallelism()} at once)`);
}

export function parseConfidence(text: string): number {
  const value = plainNumber(text);
  if (value >= leastConfidence && value <= mostConfidence) return value;
  throw fault('--confidence', text, `a number from ${leastConfidence} to ${mostConfidence}`);
}

export function parseSeed(text: string): string {
  if (text.length >= 1 && text.length <= longestSeed) return text;
  throw fault('--seed', text, `a text of 1 to ${longestSeed} characters`);
}

function wholeNumber(option: string, text: string, most: number, remark = ''): number {
  const value = plainNumber(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw fault(option, text, `a whole number from 1 to ${most}${remark}`);
}

// `Number` also takes '', ' 7' and '0x10', which nobody means. NaN is outside every range.
function plainNumber(text: string): number {
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function fault(option: string, text: string, allowed: string): BadInput {
  const shown = text.length > 40 ? `${text.slice(0, 37)}...` : text;
  return new BadInput([`${option}: found ${JSON.stringify(shown)}; allowed: ${allowed}`]);
}
