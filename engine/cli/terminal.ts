import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Puts colour on a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Colour for a stream that shows it: a terminal, unless NO_COLOR is set or TERM is dumb. FORCE_COLOR overrides both. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const hasColour = isForced || (!NO_COLOR && stream.isTTY === true && stream.hasColors());
  return hasColour ? (style, text) => styleText(style, text) : plain;
}

export const plain: Paint = (_style, text) => text;

/**
 * A reader that has seen enough (`surgeboard run ... | head`) closes the pipe. That is no fault: the rest goes nowhere, and
 * the exit code stays what it would have been.
 */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
