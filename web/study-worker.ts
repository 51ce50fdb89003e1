import { serveStudies } from '../engine/browser-study-server.ts';
import { openingPlan, zoneRules } from './opening-plan.ts';
import { applyLevers } from './state/levers.ts';
import { batchMilliseconds } from './state/study-controller.ts';

// The script of the thread that simulates for the page. It begins with what the page opens with: a question put to it before the
// page has drawn itself for the first time would reach it after that.
const { scenario, levers, seed } = openingPlan;
serveStudies({ scenario: applyLevers(scenario, levers, seed), zoneRules, batchMilliseconds });
