import { UserError } from '../../../core/errors.js';
import { UNTIL_RESOLVED } from '../../../core/incident.js';
import { MINUTE_MS } from '../../../core/time.js';
import { say } from '../asking.js';
import { customId } from '../custom-id.js';
import { needs } from '../guards/permission.js';
import { moment } from '../render/people.js';
import { button, buttonRow } from '../render/rows.js';
import type { ButtonFamily } from './family.js';
import { incidentIdOf } from './incident-id.js';

/** 'Silenciar': asks for how long. */
export const mute: ButtonFamily = {
  name: 'mute',
  guards: [needs('mute')],
  async run({ args }, { desk, t }) {
    const incidentId = incidentIdOf(args);
    await desk.incident(incidentId);
    const choice = (span: string, label: string) =>
      button({ id: customId('quiet', incidentId, span), label: t(`discord:button.${label}`) });
    const row = buttonRow(
      choice('15', 'mute15'),
      choice('60', 'mute60'),
      choice('end', 'muteResolved'),
    );
    return say(t('discord:done.mute'), [row]);
  },
};

/** The time chosen, in minutes, or 'end' for as long as the incident lasts. */
export const quiet: ButtonFamily = {
  name: 'quiet',
  guards: [needs('mute')],
  isUpdate: true,
  async run({ args }, { desk, asker, clock, t }) {
    const incidentId = incidentIdOf(args);
    const until = untilOf(args[1] ?? '', clock.now());
    await desk.act({ incidentId, asker, action: { type: 'mute', until } });
    if (until === UNTIL_RESOLVED) return say(t('discord:done.mutedResolved'));
    return say(t('discord:done.muted', { when: moment(until) }));
  },
};

function untilOf(span: string, now: Date): Date {
  if (span === 'end') return UNTIL_RESOLVED;
  if (!/^\d{1,4}$/.test(span)) throw new UserError('outdated');
  return new Date(now.getTime() + Number(span) * MINUTE_MS);
}
