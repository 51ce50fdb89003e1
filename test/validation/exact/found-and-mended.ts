/** What the comparison brought to light, in Markdown. */
export const FOUND_AND_MENDED = `
No figure that a report had was wrong. Figures were missing, and a few systems could not be said; both are mended in the schema and the report, as features that a planner would use.

| found | mended |
| --- | --- |
| A report did not tell which pool answers which class | \`report.answeredByGroup\` |
| The queue was told by arrival (Little's law) alone: not as time passes, nor its state at the end of an interval | \`report.queueOverTime\`, \`report.waitingAtLeast\` |
| Shares within further thresholds had three denominators of five, over the run, of all contacts | every formula, by class, and by interval (\`report.thresholdsOverTime\`) |
| First attempts could not be told from redials and returns, nor who is served in the end, nor how many will call again | \`journey.retries\` |
| Behind an AI front door shares were of all contacts, not of those who reach an agent; sessions refused were not counted | \`flow.reachedAgents\`, \`delayedOfReached\`, \`abandonedOfReached\`, \`aiFullShare\` |
| Callbacks within half an hour | \`serviceLevel.callbackWithinSeconds\` |
| How many chats agents hold, in shares of time | \`loadShares\`, \`slotOccupancy\` |
| Time in the system, waits of those who waited, standard deviation of waits, time not in service | \`flow\` |
| The variance of daily and half-hourly volume, and the probability of at most so many contacts | \`report.volumeVariation\`, \`report.volumesAtMost\` |
| A pool's own order of classes could be said only by the order of steps | \`rank\` of a routing step |
| Patience that changes with the hour (ContactCenters' SimpleMSK) | \`patienceMultiplier\` of an event |
| Chats whose speed follows from turns that agent and customer take | \`concurrency.turns\` |
| The theory of general patience refused thousands of agents at several times their capacity, as if nobody ever hung up (its panels climbed a peak of thousands of e-folds, and asked for more digits than a double has) | it begins where the density counts |
| Chats that fill one agent up before the next; agents taken at random | \`concurrency.assignment\`, \`random-idle\` |

Of the method: the relaxation time of a queue near saturation can exceed 60 mean handle times, after which it still remembers its empty start; the
scenarios warm up for twenty relaxation times instead. In the record of the callback case, callers who take the offer do not count as waiting, and neither do they here.`;
