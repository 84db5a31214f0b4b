import { say } from '../asking.js';
import { needs } from '../guards/permission.js';
import type { ButtonFamily } from './family.js';
import { incidentIdOf } from './incident-id.js';

/** 'Reconocer': I have it. Of two who press, the first wins. */
export const acknowledge: ButtonFamily = {
  name: 'ack',
  guards: [needs('acknowledge')],
  async run({ args }, { desk, asker, t }) {
    const incidentId = incidentIdOf(args);
    await desk.act({ incidentId, asker, action: { type: 'acknowledge' } });
    return say(t('discord:done.acknowledge'));
  },
};
