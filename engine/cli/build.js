// Runs after `npm install` in a checkout, so that `npx surgeboard` works at once. It never fails: an installation without
// development packages has nothing to build with, and npx, which also comes by here, would be left with half a link that
// it does not mend. Whoever then calls the command is told what to do.
try {
  const { build } = await import('vite');
  await build({ mode: 'engine', logLevel: 'warn' });
} catch (error) {
  console.error(`surgeboard is not built; once this is mended, run: npm run build:engine\n${error.message}`);
}
