import { jsonSchemaText } from '../node.ts';
import { ExitCode } from './exit-code.ts';

/** `surgeboard schema` */
export function printSchema(): ExitCode {
  process.stdout.write(jsonSchemaText());
  return ExitCode.met;
}
