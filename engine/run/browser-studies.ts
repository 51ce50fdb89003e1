import { connectionTo } from './browser-connection.ts';
import { StudyThread } from './study-thread.ts';

/** @param start starts a Web Worker whose script calls `serveStudies` */
export function startStudyThread(start: () => Worker): StudyThread {
  return new StudyThread(() => connectionTo(start()));
}
