import { serveStudies } from '../../../engine/browser-study-server.ts';
import { workersStarted } from './workers-started.ts';

// The page cannot see workers that its worker starts.
const channel = new BroadcastChannel(workersStarted);
globalThis.Worker = class extends Worker {
  constructor(...given: ConstructorParameters<typeof Worker>) {
    super(...given);
    channel.postMessage(null);
  }
};
serveStudies();
