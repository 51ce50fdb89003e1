import scenario, { zoneRules } from '../scenarios/nhs-111-winter.json?checked';
import { planFor } from './state/page-state.ts';

export { zoneRules };

/** The file that the page opens with, among those that come with it. */
export const openingName = 'nhs-111-winter';

/** What the page opens with. Its variants are read after the first answer: nobody chooses one before. */
export const openingPlan = planFor({ base: scenario, variants: {} });
