/** A scenario that comes with the page, as its gallery shows it before it is loaded. */
export interface ScenarioCard {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly story: string;
  /** What was found, with intervals; empty where nothing is said. */
  readonly finding: string;
  readonly claims: readonly {
    readonly text: string;
    readonly verdict: string;
    /** The verdict in words. */
    readonly words: string;
    readonly figure: string;
  }[];
}

/** Where the page gets its own scenarios, each when it is asked for. */
export interface BuiltInScenarios {
  cards(): Promise<readonly ScenarioCard[]>;
  /** Markup of the SVG that goes with a card. */
  picture(name: string): Promise<string>;
  /** The text of the scenario file. */
  text(name: string): Promise<string>;
}

/** The gallery while it is open; null: it is closed. */
export interface Gallery {
  readonly cards: readonly ScenarioCard[];
  /** Pictures that have come, by the names of their cards. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Why there is nothing to show; empty otherwise. */
  readonly failure: string;
}

export const emptyGallery: Gallery = { cards: [], pictures: {}, failure: '' };
