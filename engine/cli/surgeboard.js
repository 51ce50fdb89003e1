#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// Most studies are over before optimised JavaScript has paid for its compilation, as what runs long is WebAssembly: V8
// spends a fifth of their processor time on it. It is told to wait for code that runs eight times as long. Measured with
// the V8 of Node 20; later ones compile in other steps, and are left alone.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');

const built = new URL('../../dist/engine/surgeboard.js', import.meta.url);

if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('surgeboard is not built yet; run: npm run build:engine');
  process.exitCode = 70;
}
