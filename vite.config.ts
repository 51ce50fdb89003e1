import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vite';
import { configDefaults } from 'vitest/config';
import { codeCache } from './engine/cli/code-cache-plugin.ts';
import { checkedModule } from './engine/compile/checked-module.ts';
import { assemblyScript } from './engine/kernel/kernel-plugin.ts';

/** A browser is opened only for someone who sits before it: at a terminal, with a screen, not in continuous integration. */
const hasScreen = ['darwin', 'win32'].includes(process.platform) || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const isAttended = process.stdout.isTTY === true && Boolean(hasScreen) && !process.env.CI;

/** The page ships the validation report beside itself. */
const validationReport: Plugin = {
  name: 'validation-report',
  generateBundle() {
    const source = readFileSync(new URL('./docs/validation/report.html', import.meta.url), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'validation.html', source });
  },
};

/**
 * What the page would ask for late is asked for at once: the thread that simulates starts while the page's own script is on
 * its way, and charts are fetched before the first figures are on the screen.
 */
const firstThings: Plugin = {
  name: 'first-things',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const outputs = Object.values(bundle);
      const worker = outputs.find(({ fileName }) => fileName.includes('/study-worker-'));
      const charts = outputs.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/chart-board.ts'));
      const startWorker = (file: string) =>
        `{const worker=(globalThis.studyWorker=new Worker("./${file}",{type:"module"}));worker.onerror=()=>{delete globalThis.studyWorker}}`;
      return [
        ...(worker ? [{ tag: 'script', children: startWorker(worker.fileName) }] : []),
        ...(charts ? [{ tag: 'link', attrs: { rel: 'prefetch', href: `./${charts.fileName}` } }] : []),
      ];
    },
  },
};

/** `import scenario, { zoneRules } from './x.json?checked'`: a scenario that the build has read and checked. A faulty file fails the build. */
const checkedScenario = (): Plugin => ({
  name: 'checked-scenario',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('?checked')) return null;
    const file = await this.resolve(source.slice(0, -'?checked'.length), importer, { skipSelf: true });
    // With a zero in front it is JSON to nobody else.
    return file && `\0${file.id}?checked`;
  },
  load(id) {
    const [, file] = /^\0(.*)\?checked$/.exec(id) ?? [];
    if (file === undefined) return null;
    this.addWatchFile(file);
    const database = createRequire(import.meta.url)('moment-timezone/data/packed/latest.json');
    return checkedModule(readFileSync(file, 'utf8'), file, database);
  },
});

/** Modules of the engine do nothing when they are read: what page and threads do not use of the engine's doors is not in their files. */
const withoutUnused = { treeshake: { moduleSideEffects: (id: string) => !id.includes('/engine/') } };

/** The seed of a study is always given: `seedrandom` need not load Node's cryptography, at each start, to make one up. */
const noSeedsMadeUp: Plugin = {
  name: 'no-seeds-made-up',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'crypto' && importer?.includes('/seedrandom/') ? '\0no-crypto' : null),
  load: (id) => (id === '\0no-crypto' ? 'export {};' : null),
};

/** `commander` can start other programs as commands, and loads for it what Node has of processes and networks. None is one here. */
const noOtherPrograms: Plugin = {
  name: 'no-other-programs',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'node:child_process' && importer?.includes('/commander/') ? '\0no-other-programs' : null,
  load: (id) => (id === '\0no-other-programs' ? 'export {};' : null),
};

/** Commands that run here alone, on packages that are installed here: the validation of the engine, its benchmark, and what makes the gallery of scenarios. */
const toolInputs: Readonly<Record<string, Record<string, string>>> = {
  validation: {
    validate: 'test/validation/validate.ts',
    'study-worker': 'test/validation/study-worker.ts',
    'stream-bytes': 'test/validation/random/stream-bytes.ts',
  },
  bench: { main: 'bench/main.ts', probe: 'bench/probe/main.ts' },
  gallery: { 'make-gallery': 'test/gallery/make-gallery.ts', worker: 'engine/run/node-worker.ts' },
};

/**
 * Products from one tree: the page (`vite build`, to dist/web); with `--mode engine`, the command line with its worker
 * thread (to dist/engine); with `--mode validation`, `--mode bench` and `--mode gallery`, tools (to folders of these names in dist). The first two
 * bundle what they need, so the page works offline and the command starts at once; the second brings V8's code of itself.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'engine') {
    return {
      plugins: [assemblyScript({ isBeside: true }), noSeedsMadeUp, noOtherPrograms, codeCache()],
      ssr: { noExternal: true as const },
      build: {
        ssr: true,
        ssrEmitAssets: true,
        target: 'node20',
        outDir: 'dist/engine',
        emptyOutDir: true,
        minify: false,
        rollupOptions: {
          input: { surgeboard: 'engine/cli/main.ts', worker: 'engine/run/node-worker.ts', node: 'engine/node.ts' },
          output: {
            format: 'cjs' as const,
            entryFileNames: '[name].cjs',
            chunkFileNames: '[name]-[hash].cjs',
            // Names stay, for whoever reads where a fault was; comments and blanks cost each start some milliseconds and 6 MB.
            minify: { compress: true, mangle: false },
          },
        },
      },
    };
  }
  if (toolInputs[mode] !== undefined) {
    return {
      plugins: [assemblyScript()],
      build: {
        ssr: true,
        target: 'node20',
        outDir: `dist/${mode}`,
        emptyOutDir: true,
        minify: false,
        rollupOptions: {
          input: toolInputs[mode],
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    };
  }
  return {
    test: {
      // The guard times processes: it runs alone, when all other tests have ended.
      projects: [
        {
          extends: true as const,
          test: {
            name: 'tests',
            include: ['test/**/*.test.ts'],
            exclude: [...configDefaults.exclude, 'test/guard/**'],
            sequence: { groupOrder: 0 },
          },
        },
        {
          extends: true as const,
          test: { name: 'guard', include: ['test/guard/**/*.test.ts'], sequence: { groupOrder: 1 } },
        },
      ],
      reporters: ['default', './test/support/count-reporter.ts'],
      testTimeout: 120_000,
      hookTimeout: 240_000,
    },
    plugins: [assemblyScript(), checkedScenario(), validationReport, firstThings],
    root: process.env.VITEST ? '.' : 'web',
    base: './',
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 800,
      rollupOptions: withoutUnused,
    },
    worker: {
      format: 'es' as const,
      plugins: () => [assemblyScript(), checkedScenario()],
      rollupOptions: withoutUnused,
    },
    server: { fs: { allow: ['..'] } },
    preview: { port: 4173, open: isAttended },
  };
});
