import type { SurveyAnswer, SurveyCount } from '../survey.js';
import type { TimeRange } from '../time.js';

/** What became of an import. */
export interface SurveyImportCounts {
  readonly added: number;
  /** Known already: by id, within brand and kind. */
  readonly known: number;
}

export interface SurveyStore {
  /** Stores answers at once, as a webhook brings them; known ones change nothing. */
  add(answers: readonly SurveyAnswer[], at: Date): Promise<SurveyImportCounts>;
  /**
   * Begins an import whose answers count only when it is finished. One that nobody finished within a day is
   * removed by the next.
   *
   * @returns the number of the import
   */
  begin(brandId: string, at: Date): Promise<number>;
  /** Puts answers aside for an import. Of two with one id the first counts. */
  stage(importId: number, answers: readonly SurveyAnswer[]): Promise<void>;
  /** Makes all that was put aside count, at once. @throws {Error} there is no such import under way */
  finish(importId: number): Promise<SurveyImportCounts>;
  /** Removes what was put aside; does nothing to a finished import. */
  cancel(importId: number): Promise<void>;
  /** Answers given within the range, by kind, touchpoint, scale and score. */
  counts(brandId: string, range: TimeRange): Promise<readonly SurveyCount[]>;
  /** Time of the first and last answer; null where there is none. */
  span(brandId: string): Promise<TimeRange | null>;
  /** Removes answers given before. @returns how many went */
  removeBefore(answeredBefore: Date): Promise<number>;
}
