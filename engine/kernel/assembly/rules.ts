/** The rules of routing by the numbers that `kernel/rule-numbers.ts` gives them; `engine/compile/model-routing.ts` says what they mean. */

export const enum AgentRule {
  longestIdle = 0,
  mostIdle = 1,
  expectedDelay = 2,
  randomIdle = 3,
}

export const enum CustomerRule {
  longestWait = 0,
  listedOrder = 1,
  longestWeightedWait = 2,
  ageing = 3,
  longestQueue = 4,
  queueRatio = 5,
}
