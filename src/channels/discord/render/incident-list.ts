import type { Brand } from '../../../core/brand.js';
import type { Incident } from '../../../core/incident.js';
import { incidentCause, incidentMark } from '../../../lib/wording/incident.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import type { Asking } from '../asking.js';
import { QUIET_COLOUR, SEVERITY_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';
import { ago } from './people.js';

/** Incidents in a list: what fits in one embed with the longest names. */
export const SHOWN = 12;
const MAX_NAME = 60;

interface Listed {
  readonly incident: Incident;
  readonly brand: Brand;
}

/** Incidents, newest first. @param found one more than is shown, where there are more */
export function incidentListEmbed(found: readonly Listed[], asking: Asking): EmbedParts {
  const { t } = asking;
  const shown = found.slice(0, SHOWN);
  const lines = shown.map((listed) => incidentLine(listed, asking));
  const worst = Math.max(0, ...shown.map(({ incident }) => incident.severity));
  return {
    title: t('discord:incidents.title', { count: shown.length }),
    description: lines.length === 0 ? t('discord:incidents.none') : lines.join('\n'),
    fields: [],
    ...(found.length > SHOWN ? { footer: t('discord:incidents.older') } : {}),
    colour: worst >= 3 ? SEVERITY_COLOURS[3] : QUIET_COLOUR,
  };
}

/** '🔴 **Pico de menciones negativas: «suela»** · Cóndor · sin atender · hace 5 minutos · `ab12`'. */
export function incidentLine({ incident, brand }: Listed, { t }: Asking): string {
  const { id, status, openedAt, finding } = incident;
  return t('discord:incidents.line', {
    mark: incidentMark(incident),
    cause: escapeLine(incidentCause({ finding, brand, t })),
    brand: escapeLine(safeText(brand.name, { maxLength: MAX_NAME })),
    status: t(`terms:status.${status}`),
    when: ago(openedAt),
    id,
  });
}
