/**
 * Every check of meaning in one file, longer than most, because what one check says and what another leaves to it can only
 * be read side by side: each fault is to be named once, by the check that knows most.
 */
import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { validateScenario } from '../../engine/scenario/parse-scenario.ts';
import type { ScenarioInput } from '../../engine/scenario/scenario.ts';
import { everyField, smallClinic } from './example-scenarios.ts';

type Change = (scenario: ScenarioInput) => void;

function faults(change: Change, from: () => ScenarioInput = smallClinic): string[] {
  const scenario = from();
  change(scenario);
  const parsed = validateScenario(scenario);
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
}

/** Each change makes exactly one fault, whose sentence holds the text. */
function eachIsOneFault(cases: [string, string, Change][], from?: () => ScenarioInput): void {
  it.each(cases)('%s', (_, sentence, change) => {
    const found = faults(change, from);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });
}

const exponential = { law: 'exponential', meanSeconds: 60 } as const;
const shift = { start: '08:00', end: '16:00', headcount: 3 };
const onShift = (change: object): Change => {
  return (s) => void (s.agents = [{ name: 'desk', shifts: [{ ...shift, ...change }] }]);
};

describe('the calendar', () => {
  eachIsOneFault([
    ['needs a length', 'calendar: found neither days nor hours', (s) => delete s.calendar.days],
    ['needs only one length', 'calendar: found both days and hours', (s) => void (s.calendar.hours = 5)],
    [
      'needs a time zone that exists, and offers the nearest',
      'found "America/NewYork"; allowed: an IANA time zone, such as "America/New_York". Did you mean "America/New_York"?',
      (s) => void (s.calendar.timeZone = 'America/NewYork'),
    ],
    [
      'knows the zone of a city',
      'sites.main.timeZone: found "Manila"; allowed: an IANA time zone, such as "America/New_York". Did you mean "Asia/Manila"?',
      (s) => void (s.sites = { main: { timeZone: 'Manila' } }),
    ],
  ]);
});

describe('volume', () => {
  eachIsOneFault([
    [
      'needs gaps of a mean above 0',
      'demand.arrivals.gap: found a law of gaps that are all 0; allowed: a law with a mean > 0',
      (s) =>
        void (s.demand.arrivals = {
          process: 'renewal',
          gap: { law: 'mixture', parts: [{ weight: 1, of: { law: 'constant', seconds: 0 } }] },
        }),
    ],
    ['must be given', 'demand: found no volume; allowed: exactly one of', (s) => delete s.demand.contactsPerHour],
    [
      'must be given once',
      'demand: found "contactsPerHour" and "contactsPerDay"; allowed: exactly one of',
      (s) => void (s.demand.contactsPerDay = 9),
    ],
    [
      'by day must cover every day of the run',
      'demand.dailyContacts: found no value for 2026-01-06 and 3 more; allowed: a value for each day from 2026-01-05 to 2026-01-09',
      (s) => void (s.demand = { dailyContacts: { '2026-01-05': 9 } }),
    ],
    [
      'by trace must not fall',
      'demand.trace[0].atSeconds[2]: found 2 after 3; allowed: instants that never fall',
      (s) => void (s.demand = { trace: [{ atSeconds: [1, 3, 2] }] }),
    ],
    [
      'needs a time of day with some weight',
      'demand.timeOfDay: found only zeros',
      (s) => void (s.demand.timeOfDay = new Array(24).fill(0)),
    ],
    [
      'needs shares that add to 1',
      'demand.topics: found shares that add to 0.9; allowed: shares that add to 1',
      (s) => void (s.demand.topics = { a: { share: 0.5 }, b: { share: 0.4 } }),
    ],
    [
      'needs shares everywhere or nowhere',
      'demand.languages: found shares that add to 0.5, and 1 without a share',
      (s) => void (s.demand.languages = { en: { share: 0.5 }, es: {} }),
    ],
    [
      'needs a season that goes forward',
      'demand.season.weeks[1].weekOf: found "2026-01-05"; allowed: a date after "2026-01-12"',
      (s) => {
        s.demand.season = { weeks: ['2026-01-12', '2026-01-05'].map((weekOf) => ({ weekOf, multiplier: 1 })) };
      },
    ],
    [
      'needs events that touch the run',
      'demand.events[0].start: found "2026-03-01", after the run; allowed: a time that touches the run, 2026-01-05 00:00 to 2026-01-10 00:00',
      (s) => void (s.demand.events = [{ name: 'e', shape: 'step', start: '2026-03-01', multiplier: 2 }]),
    ],
    [
      'needs events that end after they begin',
      'demand.events[0].end: found "2026-01-06"; allowed: a time after the start, "2026-01-07"',
      (s) => {
        s.demand.events = [{ name: 'e', shape: 'step', start: '2026-01-07', end: '2026-01-06', multiplier: 2 }];
      },
    ],
  ]);

  it('without shares is spread in equal parts', () => {
    expect(faults((s) => void (s.demand.topics = { a: {}, b: {} }))).toEqual([]);
  });

  it('tolerates a rounding error in shares, up to a millionth', () => {
    const thirds =
      (share: number): Change =>
      (s) => {
        s.demand.topics = { a: { share }, b: { share }, c: { share } };
      };
    expect(faults(thirds(0.3333333))).toEqual([]);
    expect(faults(thirds(0.33333))).toHaveLength(1);
  });
});

describe('behaviour', () => {
  eachIsOneFault([
    [
      'needs a handle time once the layers are merged',
      'contacts.handleTime: found nothing for general/en/voice; allowed: a distribution',
      (s) => delete s.contacts.handleTime,
    ],
    [
      'of live contacts needs a patience, which may be "never"',
      'contacts.patience: found nothing for general/en/voice; allowed: a distribution for live contacts, here or in a later layer; {"law":"never"} if they never hang up',
      (s) => delete s.contacts.patience,
    ],
    [
      'never has a handle time without end',
      'contacts.handleTime.law: found "never"; allowed: a law with an end',
      (s) => void (s.contacts.handleTime = { law: 'never' }),
    ],
    [
      'has no bounds the wrong way round',
      'contacts.handleTime.highSeconds: found 5; allowed: a number >= lowSeconds, 9',
      (s) => void (s.contacts.handleTime = { law: 'uniform', lowSeconds: 9, highSeconds: 5 }),
    ],
    [
      'has weights that are not all 0',
      'contacts.patience.parts: found only weights of 0',
      (s) => void (s.contacts.patience = { law: 'mixture', parts: [{ weight: 0, of: exponential }] }),
    ],
    [
      'has quantiles that never fall',
      'contacts.patience.quantilesSeconds[1]: found 3 after 5',
      (s) => void (s.contacts.patience = { law: 'empirical', quantilesSeconds: [5, 3] }),
    ],
    [
      'offers a callback at some point',
      'contacts.callback: found a callback that is never offered',
      (s) => void (s.contacts.callback = { acceptance: 0.5 }),
    ],
    [
      'of a channel with a name of its own needs a kind',
      'demand.channels.fax.kind: found nothing; allowed: "live", "deferred" or "outbound"',
      (s) => void (s.demand.channels = { fax: {} }),
    ],
  ]);

  it('may come from any layer, and deferred work needs no patience', () => {
    expect(
      faults((s) => {
        s.contacts = {};
        s.demand.channels = { email: {} };
        s.demand.topics = { a: {}, b: {} };
        s.overrides = [
          { topic: 'a', handleTime: exponential },
          { topic: 'b', handleTime: exponential },
        ];
      }),
    ).toEqual([]);
  });
});

describe('agents', () => {
  eachIsOneFault([
    [
      'are staffed in some way',
      'agents[0]: found no staffing; allowed: exactly one of',
      (s) => delete s.agents[0]!.headcount,
    ],
    ['are staffed in one way', 'agents[0]: found headcount and shifts', (s) => void (s.agents[0]!.shifts = [shift])],
    [
      'have a name of their own',
      'agents[1].name: found "desk" again; allowed: each name once',
      (s) => void s.agents.push({ name: 'desk', headcount: 1 }),
    ],
    [
      'have a site when there are several',
      'agents[0].site: found nothing; allowed: "a" or "b"',
      (s) => void (s.sites = { a: {}, b: {} }),
    ],
    [
      'have a speed for each load',
      'agents[0].concurrency.speedAtLoad: found 2 speeds; allowed: 3 speeds',
      (s) => void (s.agents[0]!.concurrency = { channels: ['voice'], limit: 3, speedAtLoad: [1, 0.6] }),
    ],
    [
      'say how fast several contacts go in one way alone',
      'agents[0].concurrency: found neither; allowed: exactly one of speedAtLoad and turns',
      (s) => void (s.agents[0]!.concurrency = { channels: ['voice'], limit: 3 }),
    ],
    [
      'have no shift at 25:00',
      'agents[0].shifts[0].end: found "25:00"; allowed: a time of day, "00:00" to "24:00"',
      onShift({ end: '25:00' }),
    ],
    [
      'have no shift without length',
      'agents[0].shifts[0].end: found "08:00"; allowed: another time than start',
      onShift({ end: '08:00' }),
    ],
    [
      'have their breaks within the shift',
      'agents[0].shifts[0].breaks[0]: found a break of 60 minutes at "15:30"; allowed: a break within the shift, 08:00 to 16:00',
      onShift({ breaks: [{ at: '15:30', minutes: 60 }] }),
    ],
    [
      'have no shift that is never worked',
      'agents[0].shifts[0]: found a shift that begins on no day of the run',
      onShift({ until: '2025-12-20' }),
    ],
  ]);

  it('on weekdays that a short run does not have are allowed, with a note', () => {
    const scenario = smallClinic();
    onShift({ days: ['sat'] })(scenario);
    const parsed = validateScenario(scenario);
    expect(parsed.ok && parsed.notes.map((note) => note.found)).toContain('a shift that begins on no day of the run');
  });

  it("are dated on their site's calendar: in Auckland it is the tenth before the ninth ends in New York", () => {
    const from = (date: string, timeZone: string): Change => {
      return (s) => {
        onShift({ from: date })(s);
        s.agents[0]!.site = 'far';
        s.sites = { far: { timeZone } };
      };
    };
    expect(faults(from('2026-01-10', 'Pacific/Auckland'))).toEqual([]);
    expect(faults(from('2026-01-10', 'America/New_York'))).toHaveLength(1);
    expect(faults(from('2026-02-10', 'Pacific/Auckland'))).toHaveLength(1);
  });

  it('may have breaks after midnight, and shifts that began before the run', () => {
    expect(faults(onShift({ start: '22:00', end: '06:00', breaks: [{ at: '02:00', minutes: 30 }] }))).toEqual([]);
    expect(faults(onShift({ days: ['sun'], start: '22:00', end: '06:00' }))).toEqual([]);
  });

  it('on duty at no time are allowed, with a note', () => {
    const parsed = validateScenario({ ...smallClinic(), agents: [{ name: 'desk', headcount: 0 }] });
    expect(parsed.ok && parsed.notes.map((note) => note.found)).toEqual(['no agent on duty at any time']);
  });
});

describe('names', () => {
  eachIsOneFault([
    [
      'of groups in routing exist, and the nearest is offered',
      'routing["*"][0].group: found "dsk"; allowed: "desk". Did you mean "desk"?',
      (s) => void (s.routing = { '*': [{ group: 'dsk' }, { group: 'desk' }] }),
    ],
    [
      'of topics in overrides exist',
      'overrides[0].topic: found "genral"; allowed: "general". Did you mean "general"?',
      (s) => void (s.overrides = [{ topic: 'genral' }]),
    ],
    [
      'in selectors exist',
      'targets[0].contacts: found "es"; allowed: "en"',
      (s) => void (s.targets = [{ measure: 'asa', atMost: 9, contacts: '*/es' }]),
    ],
    [
      'of sites of outages exist',
      'outages[0].site: found "manila"; allowed: "main"',
      (s) =>
        void (s.outages = [
          { name: 'x', site: 'manila', start: '2026-01-06', hours: 2, share: 1, contactsInHand: 'dropped' },
        ]),
    ],
    [
      'of groups of surge plans exist',
      'surge[0].group: found "desks"; allowed: "desk". Did you mean "desk"?',
      (s) => void (s.surge = [{ name: 'x', group: 'desks', agents: 1, start: '2026-01-06', leadTimeHours: 0 }]),
    ],
    [
      'of return channels exist',
      'contacts.returns.toChannel: found "voic"; allowed: "voice"',
      (s) => void (s.contacts.returns = { delay: exponential, toChannel: 'voic' }),
    ],
  ]);
  eachIsOneFault(
    [
      [
        'of interpreter pools exist',
        'routing["billing/es"][1].interpreter: found "fone"; allowed: "phone"',
        (s) => void (s.routing!['billing/es']![1]!.interpreter = 'fone'),
      ],
      [
        'of targets of contracts exist',
        'vendors.outsourcer.sla.target: found "phone"; allowed: "phones". Did you mean "phones"?',
        (s) => void (s.vendors!.outsourcer!.sla!.target = 'phone'),
      ],
      [
        'of vendors exist',
        'agents[1].vendor: found "outsourcers"; allowed: "in-house" or "outsourcer". Did you mean "outsourcer"?',
        (s) => void (s.agents[1]!.vendor = 'outsourcers'),
      ],
    ],
    everyField,
  );
});

describe('coverage', () => {
  const bilingual: Change = (s) => {
    s.demand.languages = { en: { share: 0.8 }, es: { share: 0.2 } };
    s.agents[0]!.languages = ['en'];
  };
  const withInterpreter: Change = (s) => {
    bilingual(s);
    s.interpreters = { phone: { languages: ['es'], interpreters: 2, pricePerMinute: 1 } };
    s.routing = { '*': [{ group: 'desk', interpreter: 'phone' }] };
  };
  eachIsOneFault([
    [
      'misses a language that nobody speaks',
      'demand.languages.es: found "es" contacts that no agent group can serve',
      bilingual,
    ],
    [
      'misses a topic that nobody knows',
      'demand.topics.b: found "b" contacts that no agent group can serve',
      (s) => {
        s.demand.topics = { a: {}, b: {} };
        s.agents[0]!.topics = ['a'];
      },
    ],
    [
      'misses a language that only an event brings',
      'demand.languages.es: found "es" contacts',
      (s) => {
        bilingual(s);
        s.demand.languages = { en: { share: 1 }, es: { share: 0 } };
        s.demand.events = [{ name: 'e', shape: 'step', start: '2026-01-06', multiplier: 1, languageMix: { es: 1 } }];
      },
    ],
    [
      'misses a channel that contacts only turn into',
      'demand.channels.email: found "email" contacts',
      (s) => {
        s.demand.channels = { voice: { share: 1 }, email: { share: 0 } };
        s.contacts.convertsTo = { channel: 'email', share: 0.1 };
        s.agents[0]!.channels = ['voice'];
      },
    ],
    [
      'misses a class without routing steps',
      'routing: found no steps for "b/en/voice"',
      (s) => {
        s.demand.topics = { a: {}, b: {} };
        s.routing = { a: [{ group: 'desk' }] };
      },
    ],
    [
      'misses a step to a group without the skill',
      'routing["general/es"][0].group: found "desk"; allowed: a group with topic, language and channel of "general/es/voice"',
      (s) => {
        bilingual(s);
        s.agents.push({ name: 'other', headcount: 1 });
        s.routing = { '*': [{ group: 'desk' }], 'general/es': [{ group: 'desk' }, { group: 'other' }] };
      },
    ],
    [
      'misses a class that no step of its routing serves',
      'routing["*"]: found no step that serves "general/es/voice"',
      (s) => {
        bilingual(s);
        s.routing = { '*': [{ group: 'desk' }] };
      },
    ],
    [
      'misses an interpreter who does not speak the language',
      'routing["*"]: found no step that serves "general/es/voice"',
      (s) => {
        withInterpreter(s);
        s.interpreters!.phone!.languages = ['en'];
      },
    ],
  ]);

  it('is given by an interpreter, by a front door that keeps everyone, and where there is no volume', () => {
    expect(faults(withInterpreter)).toEqual([]);
    const withDoor = (containment: number): Change => {
      return (s) => {
        bilingual(s);
        s.ai = [{ name: 'bot', contacts: ['*/es'], adoption: 1, session: exponential, containment }];
      };
    };
    const withoutVolume: Change = (s) => {
      bilingual(s);
      s.demand.languages = { en: { share: 1 }, es: { share: 0 } };
    };
    expect(faults(withDoor(1))).toEqual([]);
    expect(faults(withDoor(0.9))).toHaveLength(1);
    expect(faults(withoutVolume)).toEqual([]);
  });
});

describe('aims', () => {
  const plan = { name: 'x', group: 'desk', agents: 1, leadTimeHours: 0 };
  eachIsOneFault([
    ['have a bound', 'targets[0]: found neither atLeast nor atMost', (s) => void (s.targets = [{ measure: 'asa' }])],
    [
      'have bounds the right way round',
      'targets[0].atMost: found 0.5; allowed: a number >= atLeast, 0.8',
      (s) => void (s.targets = [{ measure: 'occupancy', atLeast: 0.8, atMost: 0.5 }]),
    ],
    [
      'of a stopping rule have a width',
      'run.untilHalfWidth: found neither relative nor absolute',
      (s) => void (s.run = { untilHalfWidth: { measure: 'asa' } }),
    ],
    ['of a surge are set off somehow', 'surge[0]: found neither start nor trigger', (s) => void (s.surge = [plan])],
    [
      'of a surge come in time',
      'surge[0].start: found "2026-06-01", after the run',
      (s) => void (s.surge = [{ ...plan, start: '2026-06-01' }]),
    ],
    [
      'of a trigger have one side',
      'surge[0].trigger: found neither above nor below',
      (s) => void (s.surge = [{ ...plan, trigger: { measure: 'wait', windowMinutes: 30 } }]),
    ],
    [
      'of an outcome curve ascend',
      'outcomes.satisfaction[1].waitSeconds: found 5; allowed: a number > 9, the wait before it',
      (s) => void (s.outcomes = { satisfaction: [9, 5].map((waitSeconds) => ({ waitSeconds, value: 1 })) }),
    ],
  ]);
});

it('weekday factors that do not average to 1 are used as given, with a note', () => {
  const parsed = validateScenario({ ...smallClinic(), demand: { contactsPerDay: 100, weekdayFactors: { mon: 2 } } });
  expect(parsed.ok && parsed.notes.map(formatIssue)).toEqual([
    'demand.weekdayFactors: found factors whose mean is 1.14; allowed: any, used as given; with a mean of 1 the week keeps its volume',
  ]);
});

it('weekday factors of a line closed at weekends may average to 1 over its open days, unless volume is that of a week', () => {
  const weekdayFactors = { mon: 1.2, tue: 1, wed: 0.9, thu: 0.9, fri: 1, sat: 0, sun: 0 };
  const notesOf = (volume: object) => {
    const parsed = validateScenario({ ...smallClinic(), demand: { ...volume, weekdayFactors } });
    return parsed.ok && parsed.notes.map(formatIssue);
  };
  expect(notesOf({ contactsPerDay: 100 })).toEqual([]);
  expect(notesOf({ contactsPerWeek: 700 })).toEqual([
    'demand.weekdayFactors: found factors whose mean is 0.714; allowed: any, used as given; with a mean of 1 the week keeps its volume',
  ]);
});
