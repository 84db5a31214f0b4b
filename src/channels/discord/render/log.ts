import type { Locale } from '../../../core/brand.js';
import { type IncidentAction, UNTIL_RESOLVED } from '../../../core/incident.js';
import type { IncidentCard } from '../../../core/message.js';
import { type Translate, translator } from '../../../lib/i18n/i18n.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { escapeLine } from './escape.js';
import { colourOf } from './incident.js';
import type { EmbedParts } from './limits.js';
import { moment, personText } from './people.js';

/** Latest steps shown; a card that is updated for days has hundreds, most of them counts. */
const MAX_STEPS = 25;
/** Of what a person wrote. */
const MAX_NOTE = 300;

/** The log of an incident: who did what, when; oldest first. */
export function logEmbed(card: IncidentCard, locale: Locale): EmbedParts {
  const t = translator(locale);
  const steps = foldUpdates(card.actions);
  const shown = steps.slice(-MAX_STEPS);
  const older = steps.length - shown.length;
  const lines = shown.map((action) => stepLine(action, t));
  return {
    title: t('discord:thread.log'),
    description: [
      ...(older === 0 ? [] : [t('discord:thread.logOlder', { count: older })]),
      ...lines,
    ].join('\n'),
    fields: [],
    footer: `v${card.incident.version}`,
    colour: colourOf(card),
  };
}

/** Of several counts in a row the last one says it all. */
function foldUpdates(actions: readonly IncidentAction[]): readonly IncidentAction[] {
  return actions.filter(
    ({ action }, index) => action !== 'updated' || actions[index + 1]?.action !== 'updated',
  );
}

function stepLine(action: IncidentAction, t: Translate): string {
  const { at, actor, action: kind } = action;
  const detail = detailText(action, t);
  const parts = [`**${t(`discord:action.${kind}`)}**`, ...(detail === '' ? [] : [detail])];
  return `${moment(at)} ${parts.join(' ')} · ${personText(actor)}`;
}

function detailText({ action, detail }: IncidentAction, t: Translate): string {
  if (detail === '') return '';
  switch (action) {
    case 'assigned':
      return t('discord:detail.to', { who: personText(detail) });
    case 'muted': {
      const until = new Date(detail);
      if (Number.isNaN(until.getTime())) return '';
      if (until >= UNTIL_RESOLVED) return t('discord:detail.untilResolved');
      return t('discord:detail.until', { when: moment(until) });
    }
    case 'worsened': {
      const { from, to } = levelsOf(detail);
      return t('discord:detail.level', { from, to });
    }
    case 'updated':
      return t('discord:detail.count', { count: Number(detail) || 0 });
    case 'opened':
      return t('discord:detail.wave', { id: escapeLine(detail) });
    default:
      return t('discord:detail.note', {
        note: escapeLine(safeText(detail, { maxLength: MAX_NOTE })),
      });
  }
}

/** '2>3' as its two ends. */
export function levelsOf(detail: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = detail.split('>');
  return { from: escapeLine(from), to: escapeLine(to) };
}
