import type { Touchpoint } from '../brand.js';
import type { Contribution, Reading } from '../reading.js';

/** A text to be read, with what is known of it. */
export interface ReadRequest {
  readonly text: string;
  /** Declared language, or null to have it detected. */
  readonly lang: string | null;
  /** 1 to 5 where the text is a review with a rating; null otherwise. */
  readonly rating: number | null;
  /** The brand's map; the default map where the brand has none of its own. */
  readonly touchpoints: readonly Touchpoint[];
  /** Names by which the brand and its competitors are known, for telling who the text is about; may be empty. */
  readonly brandNames: readonly string[];
  readonly competitorNames: readonly string[];
}

/** Reads texts. Pure: the same request gives the same reading. */
export interface Reader {
  /** Name and version, stored with every reading. */
  readonly version: string;
  read(request: ReadRequest): Reading;
  /** Words that moved the score, strongest first. */
  explain(request: ReadRequest): {
    readonly reading: Reading;
    readonly contributions: readonly Contribution[];
  };
}

/** A reader that must wait for its model (a neural one): the same, asynchronously and in batches. */
export interface BatchReader {
  readonly version: string;
  readAll(requests: readonly ReadRequest[]): Promise<readonly Reading[]>;
}
