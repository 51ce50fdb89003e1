import { readFileSync } from 'node:fs';
import type { ScenarioInput } from '../../engine/scenario/scenario.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The text of the shortest scenario that is worth running. */
export const smallClinicText = read('small-clinic.json');

/** A fresh copy of the small clinic, to be damaged by a test. */
export const smallClinic = (): ScenarioInput => JSON.parse(smallClinicText) as ScenarioInput;

/** A fresh copy of the scenario that uses every field of the format that can stand beside the others. */
export const everyField = (): ScenarioInput => JSON.parse(read('every-field.json')) as ScenarioInput;
