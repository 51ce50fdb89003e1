/** A report is nested five deep where it is long: series by interval. What is cut no further is one of these, or small. */
const DEEPEST = 4;

/** Characters that are written at a time, or a piece more. */
const WRITTEN_AT_ONCE = 65536;

/**
 * Prints plain data as `JSON.stringify(value, null, 2)` would, and a line break, but never holds the whole text: that of a
 * national service for a year is 34 MB, and as long again in bytes.
 */
export async function printJson(value: unknown): Promise<void> {
  let text = '';
  for (const piece of jsonPieces(value)) {
    text += piece;
    if (text.length < WRITTEN_AT_ONCE) continue;
    await written(text);
    text = '';
  }
  await written(`${text}\n`);
}

/** Resolves too when nobody reads any more (see `tolerateClosedPipes`): the rest goes nowhere. */
function written(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

/** The text of plain data as JSON, with an indentation of 2, in pieces. @param depth how deep the value lies in what is printed */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  if (depth === DEEPEST || typeof value !== 'object' || value === null) {
    yield textAt(value, depth);
    return;
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, of]) => isList || of !== undefined);
  if (entries.length === 0 || (isList && typeof value[0] !== 'object')) {
    yield textAt(value, depth);
    return;
  }
  const line = `\n${'  '.repeat(depth + 1)}`;
  let before = isList ? '[' : '{';
  for (const [key, of] of entries) {
    yield isList ? before + line : `${before}${line}${JSON.stringify(key)}: `;
    yield* jsonPieces(of, depth + 1);
    before = ',';
  }
  yield line.slice(0, -2) + (isList ? ']' : '}');
}

/** A value as it is printed so deep: within as many lists, which are cut off. */
function textAt(value: unknown, depth: number): string {
  let nested = value;
  for (let i = 0; i < depth; i++) nested = [nested];
  const text = JSON.stringify(nested, null, 2);
  // Of list i on the way a bracket, a line break and 2 (i + 1) blanks come before, and a line break, 2 i blanks and a bracket after.
  return text.slice(depth * (depth + 3), text.length - depth * (depth + 1));
}
