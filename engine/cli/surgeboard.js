#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../../dist/engine/surgeboard.js', import.meta.url);

if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('surgeboard is not built yet; run: npm run build:engine');
  process.exitCode = 70;
}
