export * from './browser-workers.ts';
export * from './index.ts';
