/** The thread's side of the browser's door: the script of a Web Worker that reads scenarios and runs studies calls this. */
export { serveStudies } from './run/browser-study-server.ts';
