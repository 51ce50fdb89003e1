/**
 * The portable door to the engine: everything that runs alike in a page, in Node and in a worker. `browser.ts` and
 * `node.ts` add an executor to it.
 */

export type { ClaimResult, ClaimStudy, ConditionResult, StoryFigure, TestResult } from './claims/claim-study.ts';
export { boundsText, decisiveTest, figureName, figureText, verdictWords } from './claims/figure-words.ts';
export type { Outcome, Verdict } from './claims/judge-test.ts';
export { type ClaimOutcome, figureFaults, runClaims, type Story } from './claims/run-claims.ts';
export { type Compiled, compile } from './compile/compile.ts';
export type { Model } from './compile/model.ts';
export {
  type Comparison,
  type ComparisonOptions,
  type ComparisonOutcome,
  compareStudies,
  compareWithFirst,
} from './run/compare-studies.ts';
export { type BatchRequest, StudyEngine } from './run/replicate.ts';
export { runStudy, type StudyOptions, type StudyOutcome, type StudyProgress } from './run/run-study.ts';
export { StudyResult } from './run/study-result.ts';
export { baseVariant } from './scenario/base-variant.ts';
export { longestText } from './scenario/guard.ts';
export { formatIssue, type Issue, orList } from './scenario/issue.ts';
export { jsonSchemaText } from './scenario/json-schema.ts';
export { nearest } from './scenario/nearest.ts';
export { type Parsed, parseScenario, validateScenario } from './scenario/parse-scenario.ts';
export type { Scenario, ScenarioInput } from './scenario/scenario.ts';

export type { ComparedMeasure } from './summarise/comparison.ts';
export {
  formatDifference,
  formatDuration,
  formatMeasure,
  formatMoney,
  formatNumber,
  formatSeconds,
  formatShare,
  formatWhole,
  MEASURE_WORDS,
  noFigure,
} from './summarise/figure-text.ts';
export type {
  AgentSlice,
  AgreementResult,
  ContactMeasures,
  ContactSlice,
  CostLine,
  Estimate,
  EstimateSeries,
  GroupSlice,
  Headline,
  JourneyMeasures,
  NamedAmount,
  PatientOutcomeResults,
  Report,
  StoppingResult,
  TargetResult,
  TimeAxis,
  WaitPercentiles,
} from './summarise/report.ts';
export { ENGINE_VERSION } from './version.ts';
