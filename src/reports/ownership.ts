import type { Brand } from '../core/brand.js';
import { DEFAULT_TOUCHPOINTS, departmentNamed } from '../core/default-touchpoints.js';
import type { Incident } from '../core/incident.js';
import type { DepartmentName, TouchpointLine, TouchpointTask } from '../core/report.js';

/** The touchpoints that hurt most are three: more is a list that nobody works through. */
const MAX_TASKS = 3;
/** Part of the excess that a touchpoint must carry to be what an incident is about. */
const MIN_SHARE = 0.2;
/** Who speaks for the brand where no touchpoint stands out, as far as the brand has such a department. */
const SPEAKERS = ['communications', 'marketing'] as const;

const DEFAULT_IDS: ReadonlySet<string> = new Set(DEFAULT_TOUCHPOINTS.map(({ id }) => id));

/** What an incident is about: the touchpoint that carries most of it, advertising for a campaign's; null where none does. */
export function touchpointOf(brand: Brand, { finding }: Incident): string | null {
  const ids = new Set(brand.touchpoints.map(({ id }) => id));
  const isCampaign = finding.reasons.some(
    ({ kind, term, share }) => kind === 'campaign' && term !== '*' && share >= 0.5,
  );
  if (isCampaign && ids.has('advertising')) return 'advertising';
  const [top] = finding.reasons
    .filter(({ kind, term, share }) => kind === 'touchpoint' && ids.has(term) && share >= MIN_SHARE)
    .toSorted((a, b) => b.share - a.share);
  return top?.term ?? null;
}

/** The department that owns an incident; null for a brand that has none to name. */
export function ownerOf(brand: Brand, incident: Incident): DepartmentName | null {
  const touchpoint = touchpointOf(brand, incident);
  const place = brand.touchpoints.find(({ id }) => id === touchpoint);
  if (place !== undefined) return departmentNamed(brand.departments, place.department);
  const speaker = SPEAKERS.find((id) => brand.departments.some((one) => one.id === id));
  return speaker === undefined
    ? (brand.departments[0] ?? null)
    : departmentNamed(brand.departments, speaker);
}

/** Key of the first action at a touchpoint: its id where it is of the default map, else 'general'. */
export function actionKey(touchpoint: string | null): string {
  return touchpoint !== null && DEFAULT_IDS.has(touchpoint) ? touchpoint : 'general';
}

/** What the touchpoints with most negatives ask of whom. @param lines worst first */
export function tasksOf(lines: readonly TouchpointLine[]): readonly TouchpointTask[] {
  return lines
    .filter(({ counts }) => counts.negative > 0)
    .slice(0, MAX_TASKS)
    .map(({ touchpoint, name, department, counts, previous }) => ({
      touchpoint,
      name,
      department,
      negative: counts.negative,
      previous: previous.negative,
      action: actionKey(touchpoint),
    }));
}
