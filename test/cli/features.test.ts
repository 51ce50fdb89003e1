import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runSurgeboard } from '../support/run-surgeboard.ts';

describe('surgeboard and the features of a scenario', () => {
  const features = fileURLToPath(new URL('../features', import.meta.url));
  const files = ['demand/epidemic.json', 'staff/site-outage.json', 'staff/dated-surge.json'].map((name) =>
    join(features, name),
  );

  it('validates files of epidemics, outages and surges in one call, the standard input among them', async () => {
    const { exitCode, stdout } = await runSurgeboard(['validate', ...files, '-'], readFileSync(files[0], 'utf8'));
    expect(exitCode).toBe(0);
    expect(stdout).toBe([...files, '<stdin>'].map((name) => `${name}: valid\n`).join(''));
  });

  it('reports the same bytes from a file and from the standard input', async () => {
    const short = ['--replications', '4', '--json'];
    const [fromFile, fromInput] = await Promise.all([
      runSurgeboard(['run', files[1], ...short]),
      runSurgeboard(['run', '-', ...short], readFileSync(files[1], 'utf8')),
    ]);
    expect(fromFile.exitCode).toBe(0);
    expect(fromInput.stdout).toBe(fromFile.stdout);
    expect(JSON.parse(fromInput.stdout)).toMatchObject({ replications: 4 });
  });
});
