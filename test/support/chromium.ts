import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Starts the Chromium of this machine without a window. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to put root into its sandbox; continuous integration often is root in a container.
      ...(isRoot() ? ['--no-sandbox'] : []),
    ],
  });
}

/**
 * Path of a Chromium or Chrome: CHROMIUM_PATH, the search path, the usual places; where none is and this process may
 * install one (root on a Debian), it does.
 * @throws Error with one line that says what to install
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH: found ${JSON.stringify(given)}; allowed: the path of a Chromium or Chrome`);
  }
  const found = usualPlaces().find(existsSync) ?? (installChromium() ? usualPlaces().find(existsSync) : undefined);
  if (found !== undefined) return found;
  throw new Error('The browser tests need Chromium: install chromium or Google Chrome, or set CHROMIUM_PATH to one.');
}

function usualPlaces(): string[] {
  const searchPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onSearchPath = ['/usr/bin', ...searchPath].flatMap((folder) => names.map((name) => join(folder, name)));
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ...onSearchPath,
      ];
    case 'win32': {
      const { ProgramFiles, 'ProgramFiles(x86)': programFilesX86, LOCALAPPDATA } = process.env;
      const folders = [ProgramFiles, programFilesX86, LOCALAPPDATA].filter((folder) => folder !== undefined);
      const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
      return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
    }
    default:
      return onSearchPath;
  }
}

function installChromium(): boolean {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  try {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
