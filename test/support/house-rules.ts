import { posix } from 'node:path';
import { computedSpecifier, type SourceFacts, sourceFacts } from './source-facts.ts';

/** A source file, by its path from the top of the project (with `/`). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Which folders and doors each folder may import; `types of` allows `import type` only. Own folder and packages apart. */
const importTable: Readonly<Record<string, readonly string[]>> = {
  'engine/arithmetic': [],
  'engine/scenario': ['engine/arithmetic'],
  'engine/random': ['engine/arithmetic'],
  'engine/theory': ['engine/arithmetic'],
  'engine/compile': ['engine/arithmetic', 'engine/scenario', 'engine/random'],
  'engine/simulate': ['engine/arithmetic', 'types of engine/compile', 'engine/random'],
  'engine/collect': ['engine/arithmetic', 'engine/simulate', 'types of engine/compile'],
  'engine/kernel': [
    'engine/arithmetic',
    'types of engine/compile',
    'engine/random',
    'engine/simulate',
    'engine/collect',
  ],
  'engine/summarise': [
    'engine/arithmetic',
    'engine/collect',
    'types of engine/compile',
    'types of engine/scenario',
    'engine/theory',
  ],
  'engine/run': [
    'engine/arithmetic',
    'engine/scenario',
    'engine/compile',
    'engine/simulate',
    'engine/collect',
    'engine/kernel',
    'engine/summarise',
    'engine/random',
  ],
  'engine/optimise': ['engine/arithmetic', 'engine/run', 'engine/summarise', 'engine/theory', 'engine/scenario'],
  'engine/calibrate': ['engine/arithmetic', 'engine/run', 'engine/summarise', 'engine/theory', 'engine/scenario'],
  'engine/claims': [
    'engine/arithmetic',
    'engine/run',
    'engine/summarise',
    'engine/compile',
    'engine/collect',
    'engine/scenario',
  ],
  'engine/cli': ['engine/node.ts'],
  'web/state': ['engine/browser.ts', 'docs/validation/results.json'],
  'web/charts': ['types of engine', 'types of web'],
  'web/components': ['web/charts', 'web/state', 'web/style', 'types of engine/browser.ts'],
  'web/style': [],
};

/** Constants that anything may read; they import nothing. */
const leaves = ['engine/version.ts'];

/** Packages that belong to one place; every other place goes through it. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  comlink: ['engine/run/'],
  commander: ['engine/cli/'],
  'cli-progress': ['engine/cli/'],
  'cli-table3': ['engine/cli/'],
  d3: ['web/charts/'],
  lit: ['web/components/', 'web/style/', 'web/main.ts'],
  'node:': ['engine/cli/', 'engine/run/node-'],
  zod: ['engine/scenario/'],
};

/** What a page may open: the engine, and the two ends of a thread that runs studies for it. */
const browserDoors = ['engine/browser.ts', 'engine/browser-studies.ts', 'engine/browser-study-server.ts'];

const stages = ['arithmetic', 'scenario', 'random', 'theory', 'compile', 'simulate', 'collect', 'kernel', 'summarise'];

/** Rounded the same by every machine, as IEEE 754 and ECMAScript ask; the other functions of Math are not. */
const exactMath = new Set(
  ['sqrt', 'floor', 'ceil', 'round', 'trunc', 'abs', 'sign', 'min', 'max', 'imul', 'clz32', 'fround', 'PI', 'E']
    .concat(['LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'])
    .map((name) => `Math.${name}`),
);

/** Pure calls on objects that are otherwise clocks or doors to the machine. */
const pureUses = new Set(['Date.UTC']);

/** All rules that a file breaks, in sentences; empty when it breaks none. */
export function brokenRules(file: SourceFile): string[] {
  const broken = [...brokenNameRules(file.path), ...brokenLengthRules(file)];
  if (/^(engine|web)\//.test(file.path)) {
    const facts = sourceFacts(file.path, file.text);
    for (const { specifier, isType } of facts.imports) {
      if (!isImportAllowed(file.path, specifier, isType)) {
        broken.push(`must not import ${isType ? 'types of ' : ''}${specifier}`);
      }
    }
    broken.push(...brokenPurityRules(file.path, facts));
    if (isDoor(file.path) && !facts.isReExportsOnly) broken.push('is a door: re-exports only');
  }
  return broken.map((rule) => `${file.path} ${rule}`);
}

function brokenNameRules(path: string): string[] {
  const names = path.split('/').map((name) => name.split('.')[0]!);
  const broken: string[] = [];
  if (names.some((name) => /^(utils?|helpers?|common|misc)$/.test(name))) broken.push('is a drawer: name the idea');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(names.at(-1)!)) broken.push('is not in kebab-case');
  return broken;
}

function brokenLengthRules({ text }: SourceFile): string[] {
  const lines = text.split('\n').length - 1;
  if (lines <= 400) return [];
  const header = /^\s*(\/\*[\s\S]*?\*\/|(\/\/.*\n)+)/.exec(text)?.[0] ?? '';
  return /\b(lines|long|length|one file)\b/i.test(header)
    ? []
    : [`has ${lines} lines and a header that does not say why`];
}

function brokenPurityRules(path: string, { uses }: SourceFacts): string[] {
  const area = areaOf(path);
  const broken: string[] = [];
  for (const use of uses) {
    const isArithmetic = use === '**' || use === 'Math' || use.startsWith('Math');
    if (isArithmetic) {
      const isExact = exactMath.has(use) || (area === 'engine/arithmetic' && use !== 'Math.random');
      if (path.startsWith('engine/') && !isExact)
        broken.push(`must not use ${use}: its digits differ between machines`);
    } else if (stages.some((stage) => area === `engine/${stage}`) && !pureUses.has(use)) {
      broken.push(`must not use ${use}: a stage knows no clock and no machine`);
    } else if (area === 'engine/run' && /^performance/.test(use) && path !== 'engine/run/clock.ts') {
      broken.push(`must not use ${use}: engine/run reads time in clock.ts alone`);
    }
  }
  return broken;
}

function isImportAllowed(path: string, specifier: string, isType: boolean): boolean {
  if (specifier === computedSpecifier) return false;
  if (!specifier.startsWith('.')) return isPackageAllowed(path, specifier);
  const target = posix.join(posix.dirname(path), specifier).replace(/\?.*$/, '');
  if (leaves.includes(target)) return true;
  const area = areaOf(path);
  if (!area.includes('/')) return isTopAllowed(area, target);
  const allowed = importTable[area];
  if (allowed === undefined) return false;
  return [area, ...allowed].some((entry) => {
    const place = entry.replace(/^types of /, '');
    const isWithin = target === place || target.startsWith(`${place}/`);
    return isWithin && (isType || !entry.startsWith('types of '));
  });
}

/** The doors of the engine and the entry of the page tie their own side together; the page ships scenarios. */
function isTopAllowed(area: string, target: string): boolean {
  if (area === 'engine') return target.startsWith('engine/') && !target.startsWith('engine/cli/');
  return target.startsWith('web/') || browserDoors.includes(target) || target.startsWith('scenarios/');
}

function isPackageAllowed(path: string, specifier: string): boolean {
  const home = Object.entries(packageHomes).find(
    ([name]) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
  return home === undefined || home[1].some((place) => path.startsWith(place));
}

function isDoor(path: string): boolean {
  return ['engine/index.ts', 'engine/node.ts', ...browserDoors].includes(path);
}

/** `engine/run/clock.ts` lies in the area `engine/run`, `engine/index.ts` in `engine`. */
function areaOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 2).join('/');
}
