import { UserError } from '../../../core/errors.js';
import { say } from '../asking.js';
import { customId } from '../custom-id.js';
import { needs } from '../guards/permission.js';
import { actorOf, personText } from '../render/people.js';
import { userMenuRow } from '../render/rows.js';
import type { ButtonFamily } from './family.js';
import { incidentIdOf } from './incident-id.js';

/** 'Asignar': asks whom. */
export const assign: ButtonFamily = {
  name: 'assign',
  guards: [needs('assign')],
  async run({ args }, { desk, t }) {
    const incidentId = incidentIdOf(args);
    await desk.incident(incidentId);
    const menu = userMenuRow({
      id: customId('assignee', incidentId),
      placeholder: t('discord:done.assignChoose'),
    });
    return say(t('discord:done.assign'), [menu]);
  },
};

/** The person chosen; the thread tells them. */
export const assignee: ButtonFamily = {
  name: 'assignee',
  guards: [needs('assign')],
  isUpdate: true,
  async run({ args, values: [userId] }, { desk, asker, t }) {
    if (userId === undefined) throw new UserError('outdated');
    const incidentId = incidentIdOf(args);
    const person = actorOf(userId);
    await desk.act({ incidentId, asker, action: { type: 'assign', assignee: person } });
    return say(t('discord:done.assigned', { who: personText(person) }));
  },
};
