import type { SurveyField } from '../experience/survey-row.js';

/** Columns that are missing altogether: no row was looked at. */
export class ColumnsMissingError extends Error {
  override readonly name = 'ColumnsMissingError';
  readonly missing: readonly SurveyField[];
  readonly names: readonly string[];

  constructor(missing: readonly SurveyField[], names: readonly string[]) {
    super(`no column for ${missing.join(' and ')}`);
    this.missing = missing;
    this.names = names;
  }
}
