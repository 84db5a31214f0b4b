import type { DraftScore } from '../../../core/response.js';
import type { Translate } from '../../../lib/i18n/i18n.js';
import { markLines, violationLines } from '../../../lib/wording/draft-score.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { OVER_COLOUR, SEVERITY_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';

/** Points of the ten marks, and those from which a draft is fit to be published or on its way. */
const MAX_POINTS = 20;
const GOOD = 16;
const MIDDLING = 11;
const MAX_TEXT = 600;

/** A draft's score with the reason of each mark, worst first, since those are what to change. */
export function draftEmbed(
  score: DraftScore,
  { text, t }: { readonly text: string; readonly t: Translate },
): EmbedParts {
  const { total, marks, violations } = score;
  const isPoor = violations.length > 0 || total < MIDDLING;
  const verdict = isPoor ? 'poor' : total < GOOD ? 'middling' : 'good';
  const colours = { good: OVER_COLOUR, middling: SEVERITY_COLOURS[2], poor: SEVERITY_COLOURS[3] };
  const worstFirst = { ...score, marks: marks.toSorted((a, b) => a.score - b.score) };
  return {
    title: t('discord:draft.title', { points: total, max: MAX_POINTS }),
    description: `> ${escapeLine(safeText(text, { maxLength: MAX_TEXT }))}\n\n${t(`discord:draft.${verdict}`)}`,
    fields: [
      {
        name: t('discord:draft.breaches'),
        value: violationLines(score, t)
          .map((line) => `• ${escapeLine(line)}`)
          .join('\n'),
      },
      {
        name: t('discord:draft.marks'),
        value: markLines(worstFirst, t).map(escapeLine).join('\n'),
      },
    ],
    colour: colours[verdict],
  };
}
