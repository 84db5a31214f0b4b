import type { IncidentStatus } from '../../../core/incident.js';
import { show } from '../asking.js';
import { needs } from '../guards/permission.js';
import { incidentListEmbed, SHOWN } from '../render/incident-list.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

const STATUSES: Readonly<Record<string, readonly IncidentStatus[]>> = {
  active: ['open', 'acknowledged'],
  closed: ['resolved', 'dismissed'],
};

/** `/vigia incident list`: newest first. */
export const incidentList: SlashCommand = {
  data: {
    path: ['incident', 'list'],
    options: [BRAND, { name: 'status', type: 'text', choices: ['active', 'closed'] }],
  },
  guards: [needs('view')],
  async run(call, asking) {
    const statuses = STATUSES[call.text('status') ?? ''];
    const found = await asking.desk.incidents({
      ...(call.text('brand') === null ? {} : { brandId: brandOf(call, asking).id }),
      ...(statuses === undefined ? {} : { statuses }),
      limit: SHOWN + 1,
    });
    return show(incidentListEmbed(found, asking));
  },
};
