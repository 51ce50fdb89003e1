/** One fault of a scenario file, or a remark on it: where, what is there, what may be there. */
export interface Issue {
  /** Place in the file, such as `agents[2].headcount`, or `line 3, column 7`; `scenario` for the whole. */
  path: string;
  /** A short printable excerpt of what is there. */
  found: string;
  /** What would be accepted. */
  allowed: string;
  /** The word that was probably meant. */
  guess?: string;
}

/** Keys and indices from the top of the file to a place in it. */
export type Path = readonly (string | number)[];

/** A fault before its path is put into words. */
export interface Fault extends Omit<Issue, 'path'> {
  readonly path: Path;
  /** Places whose own faults would make this one meaningless. */
  readonly dependsOn?: readonly Path[];
}

const longestPath = 120;
const longestAllowed = 240;

/** An issue in one sentence: `routing.billing[0].group: found "manilla"; allowed: "manila". Did you mean "manila"?` */
export function formatIssue(issue: Issue): string {
  const sentence = `${issue.path}: found ${issue.found}; allowed: ${issue.allowed}`;
  return issue.guess === undefined ? sentence : `${sentence}. Did you mean ${excerpt(issue.guess)}?`;
}

/** A fault in words. */
export function issueOf(fault: Fault): Issue {
  const { path, found, allowed, guess } = fault;
  const words = { path: formatPath(path), found, allowed: cut(allowed, longestAllowed) };
  return guess === undefined ? words : { ...words, guess };
}

/** A path as one would write it in JavaScript; the middle of a very long one is left out. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_$][\w$]{0,60}$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${excerpt(step)}]`;
  }
  if (text === '') return 'scenario';
  if (text.length <= longestPath) return text;
  return `${text.slice(0, 56)}...${text.slice(-(longestPath - 59))}`;
}

/** A value in at most about 60 printable characters. */
export function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return printable(value.length > 48 ? `${value.slice(0, 45)}...` : value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  return `a ${typeof value}`;
}

// Control, format (such as right-to-left marks) and separator characters could forge the lines around them.
function printable(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

/** Words in quotes, the first dozen of them: `"a", "b" or "c"`. */
export function orList(words: readonly unknown[]): string {
  if (words.length === 0) return 'none (there are none)';
  const shown: string[] = [];
  let length = 0;
  for (const word of words) {
    const quoted = excerpt(word);
    if (shown.length > 0 && (shown.length === 20 || length + quoted.length > longestAllowed - 40)) break;
    shown.push(quoted);
    length += quoted.length + 2;
  }
  const rest = words.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} or ${rest} more`;
  const last = shown.pop()!;
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`;
}
