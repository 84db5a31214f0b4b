import type { HumanAction } from '../../../core/incident.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { say } from '../asking.js';
import { customId } from '../custom-id.js';
import { needs } from '../guards/permission.js';
import type { ButtonFamily } from './family.js';
import { textForm } from './form.js';
import { incidentIdOf } from './incident-id.js';

/** Of what was done, or why it was nothing. */
const MAX_NOTE = 1_000;

/** 'Resolver': asks what was done. */
export const resolve = closing('resolve', (note) => ({ type: 'resolve', note }));

/** 'Falsa alarma': asks why. */
export const dismiss = closing('dismiss', (reason) => ({ type: 'dismiss', reason }));

function closing(
  name: 'resolve' | 'dismiss',
  actionOf: (text: string) => HumanAction,
): ButtonFamily {
  return {
    name,
    guards: [needs(name)],
    form: (args, { t }) =>
      textForm({
        id: customId(name, incidentIdOf(args)),
        title: t(`discord:modal.${name}.title`),
        label: t(`discord:modal.${name}.label`),
        hint: t(`discord:modal.${name}.hint`),
        maxLength: MAX_NOTE,
      }),
    async run({ args, written }, { desk, asker, t }) {
      const incidentId = incidentIdOf(args);
      const action = actionOf(safeText(written, { maxLength: MAX_NOTE }));
      await desk.act({ incidentId, asker, action });
      return say(t(`discord:done.${name}`));
    },
  };
}
