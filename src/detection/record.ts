/** What a team has said of a rule's incidents. */
export interface Verdicts {
  readonly useful: number;
  readonly notUseful: number;
}

/** How right a rule has been, and what to try instead. Nothing changes by itself. */
export interface RuleRecord {
  /** Useful of all judged, from 0 to 1; null where nothing was judged. */
  readonly precision: number | null;
  /** 90 % interval of the precision. */
  readonly low: number;
  readonly high: number;
  /** Budget in weeks that is proposed; null where the present one is to stay. */
  readonly proposedWeeks: number | null;
}

const Z90 = 1.645;
/** Fewer verdicts are chance. */
const MIN_VERDICTS = 5;
/** A team that is called in vain every second time stops coming. */
const POOR = 0.5;
/** Hardly ever in vain: there is room to hear of things sooner. */
const GOOD = 0.8;
const STRICTEST_WEEKS = 52;
const LOOSEST_WEEKS = 1;

/** Judges a rule by its verdicts: twice as strict where it is surely poor, twice as watchful where it is surely good. */
export function ruleRecord({ useful, notUseful }: Verdicts, budgetWeeks: number): RuleRecord {
  const total = useful + notUseful;
  if (total === 0) return { precision: null, low: 0, high: 1, proposedWeeks: null };
  const precision = useful / total;
  const square = Z90 * Z90;
  const centre = (precision + square / (2 * total)) / (1 + square / total);
  const half =
    (Z90 * Math.sqrt((precision * (1 - precision)) / total + square / (4 * total * total))) /
    (1 + square / total);
  const low = Math.max(0, centre - half);
  const high = Math.min(1, centre + half);
  return { precision, low, high, proposedWeeks: proposal({ total, low, high, budgetWeeks }) };
}

function proposal({
  total,
  low,
  high,
  budgetWeeks,
}: {
  readonly total: number;
  readonly low: number;
  readonly high: number;
  readonly budgetWeeks: number;
}): number | null {
  if (total < MIN_VERDICTS) return null;
  if (high < POOR && budgetWeeks < STRICTEST_WEEKS)
    return Math.min(STRICTEST_WEEKS, budgetWeeks * 2);
  if (low > GOOD && budgetWeeks > LOOSEST_WEEKS) return Math.max(LOOSEST_WEEKS, budgetWeeks / 2);
  return null;
}
