import type { Severity } from '../../../core/finding.js';
import type { RiskBand } from '../../../core/report.js';

/** Of the bar beside an embed, by severity; each also has its emoji, so that nothing depends on colour alone. */
export const SEVERITY_COLOURS: Readonly<Record<Severity, number>> = {
  1: 0x3b82c4,
  2: 0xd9a514,
  3: 0xc8372d,
  4: 0x8e24aa,
};
export const OVER_COLOUR = 0x3a9d5d;
export const QUIET_COLOUR = 0x7a8087;

export const BAND_COLOURS: Readonly<Record<RiskBand, number>> = {
  low: OVER_COLOUR,
  guarded: 0xd9a514,
  high: 0xe07b1f,
  severe: 0xc8372d,
};
