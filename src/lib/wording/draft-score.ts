import type { Classification, DraftScore, Strategy, WordedReason } from '../../core/response.js';
import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';

/** Longest quotation of a draft in a reason. */
const MAX_QUOTE = 80;
/** Marks at their best are not worth a line where there is little room. */
const FULL_MARK = 2;

/** 'Evitable con indignación moral (fue decisión nuestra; nadie salió herido)'. */
export function classificationText(
  { cluster, hasOutrage, reasons }: Classification,
  t: Translate,
): string {
  const name = t(`reply:cluster.name.${cluster}`);
  return t('reply:cluster.line', {
    cluster: hasOutrage ? t('reply:cluster.withOutrage', { cluster: name }) : name,
    reasons: reasons.map((reason) => reasonText(reason, t)).join('; '),
  });
}

/** 'negar, bromear, compensar en público'. */
export function strategiesText(strategies: readonly Strategy[], t: Translate): string {
  return strategies.map((strategy) => t(`reply:strategy.${strategy}`)).join(', ');
}

/** 'Puntuación 17/20', then the marks that fall short, each with its reason. */
export function scoreText({ total, marks }: DraftScore, t: Translate): string {
  const short = marks
    .filter(({ score }) => score < FULL_MARK)
    .map(({ id, score, reason }) =>
      t('reply:score.short', { id, score, reason: reasonText(reason, t) }),
    );
  return [t('reply:score.total', { total }), ...short].join(' · ');
}

/** All ten marks, a line each with its reason. */
export function markLines({ marks }: DraftScore, t: Translate): readonly string[] {
  return marks.map(({ id, score, reason }) =>
    t('reply:score.mark', { id, score, reason: reasonText(reason, t) }),
  );
}

/** What forbids a draft to be published as it is, a sentence or two for each guardrail that it breaks. */
export function violationLines({ violations }: DraftScore, t: Translate): readonly string[] {
  return violations.map(({ reason }) => reasonText(reason, t));
}

/** A reason in words; what it quotes comes from outside and is made harmless. */
export function reasonText({ key, values }: WordedReason, t: Translate): string {
  const harmless = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? safeText(value, { maxLength: MAX_QUOTE }) : value,
  ]);
  return t(key, Object.fromEntries(harmless));
}
