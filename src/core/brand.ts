/** Languages of what people read: alerts, digests, the page, the command line. */
export const LOCALES = ['es', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export type JourneyStage = 'before' | 'during' | 'after';
export type ContactKind = 'direct' | 'indirect';

/** What a brand promises at a point of contact. */
export interface ServiceTargets {
  /** Minutes to the first public answer to a complaint. */
  readonly replyMinutes: number;
  /** Share of negative voices, from 0 to 1, above which the touchpoint is out of its target. */
  readonly maxNegativeShare: number;
}

/** A point of contact between the customer and the brand. */
export interface Touchpoint {
  /** Short and stable, for example 'delivery'. */
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly stage: JourneyStage;
  readonly contact: ContactKind;
  /** One of those where an experience can become a 'wow', or a loss. */
  readonly isCritical: boolean;
  /** Id of the department that owns it. */
  readonly department: string;
  /** Words, by language, that place a text here, beside what the reader knows of the default map. */
  readonly keywords: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Absent: `targetsOf` of `default-touchpoints.ts` says. */
  readonly targets?: ServiceTargets;
}

export interface Department {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
}

/** A planned action of the brand; mentions rise while it runs. `to` is excluded. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  /** Words or hashtags by which its mentions are known. */
  readonly terms: readonly string[];
}

/** Varieties of Spanish and English that a suggested answer can be written in. */
export const VARIETIES = ['es-ES', 'es-MX', 'es-AR', 'es-CO', 'es-PE', 'en-GB', 'en-US'] as const;
export type Variety = (typeof VARIETIES)[number];

/** How the brand speaks in a suggested answer. */
export interface Voice {
  /** Form of address in Spanish. */
  readonly address: 'tu' | 'usted' | 'vos';
  /** Absent: by the brand's time zone. */
  readonly variety?: Variety | undefined;
  /** 'warm' may say how it feels; 'sober' keeps to the matter. Absent: warm. */
  readonly tone?: 'warm' | 'sober' | undefined;
  readonly signature: string;
  readonly bannedWords: readonly string[];
}

/** One thing that may be said in an answer, by language; one that a language lacks is not said in it. */
export interface BrandFact {
  /** What it is about: ids of touchpoints, campaigns or risks; empty for any answer. */
  readonly about: readonly string[];
  readonly text: Readonly<Partial<Record<string, string>>>;
}

/** What a suggested answer may assert of the brand beside what the incident says: nothing else is. */
export interface BrandFacts {
  /** Where customers take what is private, by language, as part of a sentence: 'por mensaje directo'. */
  readonly contact: Readonly<Partial<Record<string, string>>>;
  readonly known: readonly BrandFact[];
}

/** The law under which a brand's complaints have a term. */
export interface BrandLegal {
  /** Id of a law in the configuration. */
  readonly law: string;
  /** Whose regional holidays count, for example 'ES-MD'. */
  readonly region: string | null;
}

/** Which query is asked of one source for the brand, and how. */
export interface BrandSource {
  readonly source: string;
  /** The source's own settings (servers, feed addresses, files), checked by the source's schema. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Another brand of the trade. */
export interface Competitor {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Id of the brand of this configuration that listens to it; absent where nothing does. */
  readonly brand?: string;
}

/** What is made of the history of those who write; absent from a brand that did not ask for it. */
export interface CustomerSettings {
  /** Handles that are businesses, by source or '*'. */
  readonly businessAccounts: Readonly<Record<string, readonly string[]>>;
}

/** A brand that is listened to, as configured. */
export interface Brand {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** In the language of `ingest/query`; where absent in config, any of name and aliases. */
  readonly query: string;
  /** Language subtags that are kept; empty keeps all. */
  readonly languages: readonly string[];
  /** Handles, by source or '*', whose own posts are left out. */
  readonly officialAccounts: Readonly<Record<string, readonly string[]>>;
  readonly competitors: readonly Competitor[];
  readonly campaigns: readonly Campaign[];
  readonly touchpoints: readonly Touchpoint[];
  readonly departments: readonly Department[];
  readonly sources: readonly BrandSource[];
  /** Where its messages go, by kind; empty means every configured channel. */
  readonly channels: readonly string[];
  /** IANA name, for example 'Europe/Madrid'. */
  readonly timeZone: string;
  readonly locale: Locale;
  readonly voice: Voice;
  /** Absent: nothing is asserted but what the incident says. */
  readonly facts?: BrandFacts | undefined;
  /** Absent: no law gives its complaints a term. */
  readonly legal?: BrandLegal | undefined;
  /** Absent: no kinds of customer are kept. */
  readonly customers?: CustomerSettings;
}
