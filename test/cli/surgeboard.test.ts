import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSurgeboard, startSurgeboard, surgeboardScript } from '../support/run-surgeboard.ts';

/** Two hours of a small line: the whole study takes a few milliseconds. */
function scenario(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    surgeboard: 1,
    name: 'Two hours',
    calendar: { start: '2026-01-05T08:00', hours: 2 },
    demand: { contactsPerHour: 48 },
    contacts: {
      handleTime: { law: 'exponential', meanSeconds: 360 },
      patience: { law: 'exponential', meanSeconds: 180 },
    },
    agents: [{ name: 'desk', headcount: 5 }],
    run: { replications: 20 },
    ...change,
  };
}

const within = (share: number) => ({ targets: [{ measure: 'service-level', atLeast: share }] });

let folder: string;
let small: string;

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'surgeboard-cli-'));
  small = write('small.json', scenario());
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('surgeboard run', () => {
  it('prints the answer first, as plain text where there is no terminal, and nothing on stderr', async () => {
    const { exitCode, stdout, stderr } = await runSurgeboard(['run', small]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Two hours\n\n\d+ % \(\d+-\d+\) are answered within 20 s; no target is set\.\n/);
    expect(stdout).toContain('seed surgeboard . 20 replications . intervals at 95 % . ');
    expect(stdout).not.toContain('\u001b');
  });

  it('gives the same bytes on one, two and three threads, and without any', async () => {
    const runs = [['--workers', '1'], ['--workers', '2'], ['--workers', '3'], []];
    const ended = await Promise.all(runs.map((args) => runSurgeboard(['run', small, '--json', ...args])));
    for (const { exitCode } of ended) expect(exitCode).toBe(0);
    expect(new Set(ended.map(({ stdout }) => stdout)).size).toBe(1);
  });

  it('prints a report in JSON that the options have changed', async () => {
    const options = ['--replications', '7', '--seed', 'another', '--confidence', '0.8'];
    const { stdout } = await runSurgeboard(['run', small, '--json', ...options]);
    expect(JSON.parse(stdout)).toMatchObject({ reportVersion: 1, replications: 7, seed: 'another', confidence: 0.8 });
    expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
  });

  it('reads the scenario from the standard input for -', async () => {
    const [piped, named] = await Promise.all([
      runSurgeboard(['run', '-', '--json'], JSON.stringify(scenario())),
      runSurgeboard(['run', small, '--json']),
    ]);
    expect(piped).toEqual(named);
  });

  it('ends with 0 when the target is met and with 1 when it is missed', async () => {
    const [met, missed] = await Promise.all([
      runSurgeboard(['run', write('met.json', scenario(within(0.1)))]),
      runSurgeboard(['run', write('missed.json', scenario(within(0.99)))]),
    ]);
    expect([met.exitCode, missed.exitCode]).toEqual([0, 1]);
    expect(met.stdout).toContain('; target 10 %.');
    expect(missed.stdout).toContain('missed');
  });

  it('lists every fault of a bad scenario, one a line behind the name of its file, and ends with 2', async () => {
    const file = write('bad.json', scenario({ agents: [{ name: 'desk', headcount: -1 }], currency: 'dollars' }));
    const { exitCode, stdout, stderr } = await runSurgeboard(['run', file]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.startsWith(`${file}: `)).toBe(true);
    expect(stderr).toMatch(/agents\[0\]\.headcount: found -1; allowed: /);
  });

  it('stops with 130 on Ctrl-C, with no report and no thread left behind', async () => {
    // Nobody on duty: the remark on stderr says that the run has begun.
    const endless = scenario({
      calendar: { start: '2026-01-05', days: 365 },
      agents: [{ name: 'desk', headcount: 0 }],
    });
    for (const threads of [['--workers', '2'], []]) {
      const running = startSurgeboard(['run', '-', '--replications', '100000', ...threads], JSON.stringify(endless));
      await new Promise((resolve) => running.process.stderr!.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, 300));
      running.process.kill('SIGINT');
      const { exitCode, stdout, stderr } = await running.ended;
      expect(exitCode).toBe(130);
      expect(stdout).toBe('');
      expect(stderr).toContain('Stopped; nothing is reported.');
    }
  });

  it('is quiet when the reader of its output leaves', async () => {
    // Two weeks of half hours: far more JSON than a pipe holds.
    const long = write('long.json', scenario({ calendar: { start: '2026-01-05', days: 14 } }));
    const child = spawn(process.execPath, [surgeboardScript, 'run', long, '--json', '--replications', '2']);
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });
});

describe('surgeboard run refuses', () => {
  it.each([
    [['--replications', 'abc'], '--replications: found "abc"; allowed: a whole number from 1 to 1000000'],
    [['--replications', '0'], '--replications: found "0"; allowed: '],
    [['--replications', '-1'], '--replications: found "-1"; allowed: '],
    [['--workers', '1e9'], '--workers: found "1e9"; allowed: a whole number from 1 to 256'],
    [['--confidence', '95'], '--confidence: found "95"; allowed: a number from 0.5 to 0.9999'],
    [['--replication', '5'], 'Did you mean --replications?'],
    [['--seed'], 'argument missing'],
  ])('%j in a sentence and ends with 2', async (args, sentence) => {
    const { exitCode, stdout, stderr } = await runSurgeboard(['run', small, ...args]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('a file that is not there, a folder, one that is too large and one that is no text', async () => {
    const large = write('large.json', '');
    // A hole in the file: nothing is written, and nothing may be read.
    truncateSync(large, 64 * 1024 * 1024);
    const binary = join(folder, 'binary.json');
    writeFileSync(binary, Uint8Array.of(0x7b, 0xff, 0xfe));
    const files = [join(folder, 'absent.json'), folder, large, binary];
    const ended = await Promise.all(files.map((file) => runSurgeboard(['run', file])));
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
    expect(ended.map(({ stderr }) => stderr)).toEqual([
      `${files[0]}: found no such file; allowed: a scenario file in JSON, or - for the standard input\n`,
      `${files[1]}: found a folder; allowed: a scenario file in JSON, or - for the standard input\n`,
      `${files[2]}: found 67108864 bytes; allowed: at most 33554432 bytes\n`,
      `${files[3]}: found bytes that are not UTF-8; allowed: a text in UTF-8\n`,
    ]);
  });
});

describe('surgeboard compare', () => {
  const more = () => write('more.json', scenario({ name: 'One more', agents: [{ name: 'desk', headcount: 6 }] }));

  it('prints both scenarios side by side, with a star where the difference is clear', async () => {
    const { exitCode, stdout, stderr } = await runSurgeboard(['compare', small, more()]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^A Two hours\nB One more\n/);
    expect(stdout).toMatch(/^service level .* \+\d+(\.\d)? points \(.*\) \*$/m);
    expect(stdout).toMatch(/^contacts offered .* 0$/m);
    expect(stdout).toContain('seed surgeboard . 20 pairs of replications . paired intervals at 95 % . ');
  });

  it('gives the same bytes of JSON on one, two and three threads, and without any', async () => {
    const other = more();
    const runs = [['--workers', '1'], ['--workers', '2'], ['--workers', '3'], []];
    const ended = await Promise.all(runs.map((args) => runSurgeboard(['compare', small, other, '--json', ...args])));
    expect(new Set(ended.map(({ stdout }) => stdout)).size).toBe(1);
    const { measures, replications } = JSON.parse(ended[0]!.stdout);
    expect(replications).toBe(20);
    expect(measures.find((one: { name: string }) => one.name === 'serviceLevel')).toMatchObject({
      of: 'all',
      unit: 'share',
    });
  });

  it('lists the faults of both files, and takes the standard input once', async () => {
    const broken = write('broken.json', scenario({ agents: [] }));
    const { exitCode, stderr, stdout } = await runSurgeboard(['compare', broken, broken]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect((await runSurgeboard(['compare', '-', '-'], '')).exitCode).toBe(2);
  });
});

describe('a variant', () => {
  const variants = {
    late: { changes: { agents: { desk: { headcount: 2 } } } },
    eager: { changes: { costs: { nightPremium: 1 } } },
  };
  const withVariants = () => write('variants.json', scenario({ variants }));

  it('is simulated by its name behind the file, or as an option', async () => {
    const file = withVariants();
    const [hash, option, whole] = await Promise.all([
      runSurgeboard(['run', `${file}#late`, '--json']),
      runSurgeboard(['run', file, '--variant', 'late', '--json']),
      runSurgeboard(['run', `${file}#base`, '--json']),
    ]);
    expect(hash.stdout).toBe(option.stdout);
    expect(JSON.parse(hash.stdout).scenarioName).toMatch(/: late$/);
    expect(JSON.parse(whole.stdout).scenarioName).not.toMatch(/: late$/);
  });

  it('that there is not is refused with the names of those there are', async () => {
    const { exitCode, stderr } = await runSurgeboard(['run', `${withVariants()}#lat`]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('variant: found "lat"; allowed: "base", "late" or "eager". Did you mean "late"?');
  });

  it('is compared with the scenario, as two files would be', async () => {
    const file = withVariants();
    const all = await runSurgeboard(['compare', file, '--json']);
    const one = await runSurgeboard(['compare', file, `${file}#late`, '--json']);
    const [late, eager] = JSON.parse(all.stdout);
    expect(late.measures).toEqual(JSON.parse(one.stdout).measures);
    expect(eager.secondName).toMatch(/: eager$/);
    const { stdout } = await runSurgeboard(['compare', file]);
    expect(stdout).toContain('service level\n  base');
    const none = await runSurgeboard(['compare', small]);
    expect(none).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('variants: found none') });
  });

  it('is named by validate, and its faults are told at their place', async () => {
    const file = withVariants();
    expect((await runSurgeboard(['validate', file])).stdout).toBe(`${file}: valid; variants: late, eager\n`);
    const broken = write('broken.json', scenario({ variants: { late: { changes: { agents: { dsek: null } } } } }));
    const { exitCode, stderr } = await runSurgeboard(['validate', broken]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('variants.late.changes.agents.dsek: found null; allowed: "desk"');
  });
});

describe('surgeboard claims', () => {
  const claims = [
    { text: 'Five will do.', tests: [{ measure: 'serviceLevel', atLeast: 0 }] },
    { text: 'Nobody hangs up.', tests: [{ measure: 'abandonment', atMost: -1 }], rows: ['claim.a'] },
    { text: 'They are trusted.', outside: 'Trust is not simulated.' },
  ];

  it('prints the verdict on each claim, with the figure on which it rests', async () => {
    const { exitCode, stdout } = await runSurgeboard(['claims', write('story.json', scenario({ claims }))]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/"Five will do\." +holds\n +service level; base: .* wanted at least 0 %/);
    expect(stdout).toMatch(/"Nobody hangs up\." +does not hold\n/);
    expect(stdout).toMatch(/"They are trusted\." +the model does not speak of it\n +Trust is not simulated\./);
  });

  it('prints a line a claim, or everything, for machines', async () => {
    const file = write('story.json', scenario({ claims }));
    const { stdout } = await runSurgeboard(['claims', file, '--csv']);
    expect(stdout.trim().split('\n')).toHaveLength(4);
    expect(stdout).toContain('story,Nobody hangs up.,claim.a,does-not-hold,does not hold,,abandoned; base,');
    const told = JSON.parse((await runSurgeboard(['claims', file, '--json'])).stdout);
    expect(told).toMatchObject([
      { file, expected: null, study: { claimStudyVersion: 1, claims: [{ verdict: 'holds' }, {}, {}] } },
    ]);
  });

  it('ends with 1 when a verdict is not the one that is written down', async () => {
    const file = write('told.json', scenario({ claims }));
    mkdirSync(join(folder, 'expected'), { recursive: true });
    const verdicts = (...words: string[]) => JSON.stringify({ claims: words.map((verdict) => ({ verdict })) });
    writeFileSync(join(folder, 'expected/told.json'), verdicts('holds', 'does-not-hold', 'outside'));
    expect((await runSurgeboard(['claims', file])).exitCode).toBe(0);
    writeFileSync(join(folder, 'expected/told.json'), verdicts('holds', 'holds', 'outside'));
    const { exitCode, stdout } = await runSurgeboard(['claims', file]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Not the verdicts that are written down: told.json.');
    writeFileSync(join(folder, 'expected/told.json'), '{}');
    expect((await runSurgeboard(['claims', file])).exitCode).toBe(2);
  });

  it('accounts for every row of the table of claims', async () => {
    const file = write('story.json', scenario({ claims }));
    mkdirSync(join(folder, 'data'), { recursive: true });
    const head = 'key,value_low,value_typical,value_high,unit,note,outside';
    writeFileSync(
      join(folder, 'data/claims.csv'),
      `${head}\nclaim.a,,0.1,,share,,\nclaim.b,0.2,,,share,,nobody pays fines here\n`,
    );
    const { stdout } = await runSurgeboard(['claims', file, '--all']);
    expect(stdout).toMatch(/claim\.a +0\.1 share +story: does not hold/);
    expect(stdout).toMatch(/claim\.b +0\.2 share +no simulator of staffing can say: nobody pays fines here/);
  });

  it('refuses files without claims, and figures that there are not', async () => {
    expect(await runSurgeboard(['claims', small])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('claims: found none in one file'),
    });
    const tests = [{ of: 'language fr', measure: 'serviceLevel', atLeast: 0 }];
    const file = write('story.json', scenario({ claims: [{ text: 'So.', tests }] }));
    const { exitCode, stderr } = await runSurgeboard(['claims', file]);
    expect(exitCode).toBe(2);
    const fault = 'claims[0].tests[0].of: found "language fr", which base does not have; allowed: "all"';
    expect(stderr).toContain(fault);
    expect(await runSurgeboard(['validate', file])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(fault),
    });
  });
});

describe('surgeboard validate', () => {
  it('looks at every file, whatever is wrong with the ones before it', async () => {
    const broken = write('broken.json', '{ "surgeboard": 1, }');
    const absent = join(folder, 'absent.json');
    const { exitCode, stdout, stderr } = await runSurgeboard(['validate', absent, broken, small]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe(`${small}: valid\n`);
    expect(stderr).toContain(`${absent}: found no such file; allowed: `);
    expect(stderr).toContain(`${broken}: line 1, column `);
  });

  it('ends with 0 when all files are valid', async () => {
    expect(await runSurgeboard(['validate', small])).toEqual({ exitCode: 0, stdout: `${small}: valid\n`, stderr: '' });
  });

  it('leaves out the schema that a pattern names beside the scenarios, and refuses it as the only file', async () => {
    const schema = fileURLToPath(new URL('../../scenarios/scenario.schema.json', import.meta.url));
    const { exitCode, stdout, stderr } = await runSurgeboard(['validate', small, schema]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`${small}: valid\n`);
    expect(stderr).toBe(`${schema}: the schema of scenarios, not one of them; left out\n`);
    expect((await runSurgeboard(['validate', schema])).exitCode).toBe(2);
  });
});

describe('surgeboard', () => {
  it('prints the JSON Schema of a scenario', async () => {
    const { exitCode, stdout } = await runSurgeboard(['schema']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object' });
  });

  it('prints the reference of the scenario format', async () => {
    const { exitCode, stdout, stderr } = await runSurgeboard(['schema', '--reference']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(readFileSync(new URL('../../scenarios/REFERENCE.md', import.meta.url), 'utf8'));
  });

  it('names its version, which is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runSurgeboard(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('helps with examples and exit codes', async () => {
    const { exitCode, stdout } = await runSurgeboard(['--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('$ surgeboard run ');
    expect(stdout).toContain('Exit codes:');
  });

  it('takes a command it does not know for a slip, names the nearest and ends with 2', async () => {
    const { exitCode, stderr } = await runSurgeboard(['rum', small]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean run?');
  });

  it('is what npx runs in a checkout', async () => {
    const { stdout } = await promisify(execFile)('npx', ['--no-install', 'surgeboard', '--version'], {
      cwd: new URL('../..', import.meta.url),
      shell: process.platform === 'win32',
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
