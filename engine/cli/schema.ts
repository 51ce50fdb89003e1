import { jsonSchemaText, referencePage } from '../node.ts';
import { ExitCode } from './exit-code.ts';

/** `surgeboard schema`: the JSON Schema of a scenario file, or with `--reference` the page that explains every field. */
export function printSchema(options: { readonly reference?: boolean }): ExitCode {
  process.stdout.write(options.reference === true ? referencePage() : jsonSchemaText());
  return ExitCode.met;
}
