/** The page's side of the browser's door, where studies run in a thread of their own: small, since the engine is in the thread. */
export { startStudyThread } from './run/browser-studies.ts';
export type { StudyThread } from './run/study-thread.ts';
