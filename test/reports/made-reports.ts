import { DEFAULT_DEPARTMENTS } from '../../src/core/default-touchpoints.js';
import type { Digest, LegalClocks, ResponseFigures, RiskSummary } from '../../src/core/report.js';

/** Nobody asked for anything. */
export const NO_FIGURES: ResponseFigures = {
  total: 0,
  answered: 0,
  inTime: 0,
  late: 0,
  medianMinutes: null,
};

/** No legal term runs. */
export const NO_CLOCKS: LegalClocks = { open: 0, overdue: 0, dueSoon: 0, lines: [] };

/** A department of the default list. */
export const LOGISTICS = DEFAULT_DEPARTMENTS[3];

/** The parts of a digest that are empty on most days. */
export const DIGEST_REST = {
  period: 'day',
  tasks: [],
  incidentTotals: { real: 0, falseAlarms: 0 },
  responses: { acknowledge: NO_FIGURES, reply: NO_FIGURES },
  clocks: NO_CLOCKS,
  earlyWarning: null,
  chart: [],
  chartStep: 'hour',
} as const satisfies Partial<Digest>;

/** The parts of a risk summary that are empty in most weeks. */
export const RISK_REST = {
  history: [],
  decision: null,
  openIncidentTotal: 0,
  clocks: NO_CLOCKS,
  shareOfVoice: [],
  campaigns: [],
  tasks: [],
} as const satisfies Partial<RiskSummary>;
