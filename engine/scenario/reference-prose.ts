import { jsonText } from './reference-words.ts';
import type { ScenarioInput } from './scenario.ts';

/** The parts of the reference page that no single field says. */

/** Nothing can be left out of it. */
export const shortestScenario: ScenarioInput = {
  surgeboard: 1,
  name: 'Clinic line',
  calendar: { start: '2026-01-05', hours: 8 },
  demand: { contactsPerHour: 48 },
  contacts: {
    handleTime: { law: 'exponential', meanSeconds: 360 },
    patience: { law: 'exponential', meanSeconds: 180 },
  },
  agents: [{ name: 'desk', headcount: 5 }],
};

/** What a scenario is, and how to read the tables. */
export const opening = `# The scenario file

<!-- Made from the schema in engine/scenario by "npm run schema"; a change here is lost. -->

A scenario is one JSON file: who calls and when, how contacts behave, who answers them, and what it is to cost and achieve. The shortest one:

\`\`\`json
${jsonText(shortestScenario, 80)}
\`\`\`

Five agents, 48 calls an hour of six minutes each, customers who hang up after three minutes on average, for eight hours from midnight. All else has a default.

- **Nothing is ignored.** A field that is not on this page is a fault, with the name that was probably meant. \`surgeboard validate FILE\` lists all faults at once.
  What is valid and this version does not simulate is refused by name.
- **Units** end the names: seconds, hours, shares from 0 to 1; money is in the scenario's \`currency\`.
- **Default**: \`required\` must be given; \`none\` may be left out, and the meaning says what holds then.
- Bounds of 100,000 and more only guard the engine and are not listed; the [JSON Schema](scenario.schema.json) has them. An editor that is given
  \`"$schema": "./scenario.schema.json"\` completes and checks while you type.
- A field that holds an object has its own section, or the next rows: \`holidays[].date\` is the \`date\` of each entry of \`holidays\`, \`topics.{name}\` what is
  given under each name.`;

/** The sections that `closing` has, in order. */
export const closingHeadings = ['Selectors', 'Layers of behaviour', 'Names, dates and times', 'Distributions'] as const;

/** What the sections of the fields refer to; `laws` are the tables of the distributions. */
export const closing = (laws: string): string => `## Selectors

A selector picks contacts by class: \`topic/language/channel\`. \`*\` stands for any, and trailing parts may be left out.

| selector | picks |
| --- | --- |
| \`"*"\` | every contact |
| \`"billing"\` | billing, in every language, on every channel |
| \`"billing/es"\` | billing in Spanish |
| \`"*/es"\` | everything in Spanish |
| \`"*/*/chat"\` | every chat |
| \`"billing/es/chat"\` | one class |

Where several selectors are keys of one object (\`routing\`, \`openingHours\`, ...), **the most specific that matches a contact wins**: the one that names more parts; at equal number, one
that names the topic before one that names the language before one that names the channel. In a list of selectors (\`contacts\` of a queue), any may match. The parts must be
names that [demand](#demand) has.

## Layers of behaviour

The [behaviour fields](#contacts) may be given in five places. For each class of contacts they are laid over each other in this order, the later over the earlier:

1. [contacts](#contacts), for all
2. its channel, in [demand.channels](#demandchannels)
3. its language, in [demand.languages](#demandlanguages)
4. its topic, in [demand.topics](#demandtopics)
5. [overrides](#overrides) that match it, in the order of the file

A later layer **replaces a field whole**: a \`redial\` given for a topic takes nothing from that of \`contacts\`. Only \`handleTimeMultiplier\` is different: the factors of all layers
multiply. Defaults are filled in last.

## Names, dates and times

| kind | form | example |
| --- | --- | --- |
| name | 1 to 80 characters, without \`/\`, \`*\` or spaces at its ends | \`"billing"\` |
| variant | letters and digits, beginning with a letter; \`base\` is the scenario itself | \`"eightWeeks"\` |
| date | year, month, day; 1900 to 2200 | \`"2026-01-05"\` |
| moment | a date, meaning 00:00, or a date and time of day | \`"2026-01-05T08:00"\` |
| time of day | \`00:00\` to \`24:00\` | \`"16:30"\` |
| weekday | \`mon\`, \`tue\`, \`wed\`, \`thu\`, \`fri\`, \`sat\`, \`sun\` | \`"mon"\` |
| time zone | a name of the IANA database | \`"America/New_York"\` |

Dates and times are local: on the clock of the scenario ([calendar](#calendar)), for shifts on that of their site ([sites](#sites)). A local time that a clock change skips moves on by the
gap; of one that happens twice the first is meant.

## Distributions

The probability distribution of a time. \`law\` names its family; most are given by their mean, and by \`cv\`, the standard deviation divided by the mean.

${laws}`;
