/**
 * The command line. This file only reads arguments and turns what happens into an exit code; each command is loaded when
 * it is called, so that `--help` and a mistyped option answer at once.
 */

import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../version.ts';
import { BadInput } from './bad-input.ts';
import { ExitCode } from './exit-code.ts';
import { parseConfidence, parseReplications, parseSeed, parseWorkers } from './option-values.ts';
import { tolerateClosedPipes } from './terminal.ts';

const examples = `
Examples:
  $ surgeboard run scenarios/flu-season.json
  $ surgeboard run plan.json --replications 1000 --seed review-7
  $ surgeboard run plan.json --json > report.json
  $ cat plan.json | surgeboard run - --json | jq .totals.measures.serviceLevel
  $ surgeboard run scenarios/surge-in-a-week.json --variant bench
  $ surgeboard compare plan.json more-evening-staff.json
  $ surgeboard compare plan.json
  $ surgeboard claims
  $ surgeboard validate scenarios/*.json
  $ surgeboard schema > scenario.schema.json
  $ surgeboard schema --reference | less

Exit codes:
  0 all targets met   1 a target missed, or a verdict not as expected   2 bad input   70 fault of the program   130 stopped with Ctrl-C`;

function createProgram(finish: (exitCode: ExitCode) => void): Command {
  const program = new Command('surgeboard')
    .description('Waits, service levels and cost of a healthcare contact centre, simulated from a scenario file.')
    .version(ENGINE_VERSION)
    .showHelpAfterError('(surgeboard --help shows what is allowed)')
    .addHelpText('after', examples)
    .exitOverride();

  program
    .command('run')
    .description('Simulate a scenario and report on it.')
    .argument('<file>', 'scenario file, or - for the standard input; file#name is a variant of it')
    .option('--variant <name>', 'simulate this variant of the scenario')
    .option('--replications <n>', "independent replications (default: the scenario's)", parseReplications)
    .option('--seed <text>', "the same seed gives the same digits (default: the scenario's)", parseSeed)
    .option('--workers <n>', 'threads; changes the speed, never a digit (default: as many as pay)', parseWorkers)
    .option(
      '--confidence <share>',
      "confidence of the intervals, such as 0.95 (default: the scenario's)",
      parseConfidence,
    )
    .option('--json', 'print the report as JSON: the same bytes as the page computes')
    .action(async (file, options) => {
      const { run } = await import('./run.ts');
      finish(await run(file, options));
    });

  program
    .command('compare')
    .description('Simulate two scenarios, or one and its variants, with the same callers and report how they differ.')
    .argument('<first>', 'scenario file, or - for the standard input; file#name is a variant of it')
    .argument('[second]', 'the same; left out, the first is compared with all of its variants')
    .option('--replications <n>', "independent replications (default: the first scenario's)", parseReplications)
    .option('--seed <text>', "the same seed gives the same digits (default: the first scenario's)", parseSeed)
    .option('--workers <n>', 'threads; changes the speed, never a digit (default: as many as pay)', parseWorkers)
    .option(
      '--confidence <share>',
      "confidence of the intervals, such as 0.95 (default: the first scenario's)",
      parseConfidence,
    )
    .option('--json', 'print the comparison as JSON')
    .action(async (first, second, options) => {
      const { compare } = await import('./compare.ts');
      finish(await compare(first, second, options));
    });

  program
    .command('claims')
    .description('Put the claims of scenarios to the test: what holds, what holds if, what does not.')
    .argument('[files...]', 'scenario files or folders (default: the scenarios that come with Surgeboard)')
    .option('--all', 'also account for every row of the table of claims beside the scenarios')
    .option('--replications <n>', "independent replications (default: each scenario's)", parseReplications)
    .option('--seed <text>', "the same seed gives the same digits (default: each scenario's)", parseSeed)
    .option('--workers <n>', 'threads; changes the speed, never a digit (default: as many as pay)', parseWorkers)
    .option('--csv', 'print one line a claim, for a spreadsheet')
    .option('--json', 'print all figures as JSON')
    .action(async (files, options) => {
      const { claims } = await import('./claims.ts');
      finish(await claims(files, options));
    });

  program
    .command('validate')
    .description('Check scenario files and list all their faults.')
    .argument('<file...>', 'scenario files, or - for the standard input')
    .action(async (files) => {
      const { validate } = await import('./validate.ts');
      finish(await validate(files));
    });

  program
    .command('schema')
    .description('Print the JSON Schema of a scenario file, for editors, or its reference, for readers.')
    .option('--reference', 'print every field with range, unit, default and meaning, as Markdown')
    .action(async (options) => {
      const { printSchema } = await import('./schema.ts');
      finish(printSchema(options));
    });

  return program;
}

async function main(): Promise<void> {
  tolerateClosedPipes();
  try {
    await createProgram((exitCode) => {
      process.exitCode = exitCode;
    }).parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Says what went wrong in sentences, and what that means for the exit code. */
function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.met : ExitCode.badInput;
  if (error instanceof BadInput) {
    for (const line of error.lines) console.error(line);
    return ExitCode.badInput;
  }
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`surgeboard failed, and the fault is its own: ${reason}`);
  if (process.env.SURGEBOARD_DEBUG) console.error(error);
  else console.error('Set SURGEBOARD_DEBUG=1 to see where; the scenario file and that output make a good report.');
  return ExitCode.internalError;
}

process.on('uncaughtException', (error) => process.exit(report(error)));
void main();
