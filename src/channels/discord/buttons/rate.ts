import { say } from '../asking.js';
import { needs } from '../guards/permission.js';
import type { ButtonFamily } from './family.js';
import { incidentIdOf } from './incident-id.js';

/** 'Útil' and 'No útil': what the team thinks of the rule that called. */
export const rate: ButtonFamily = {
  name: 'rate',
  guards: [needs('rate')],
  async run({ args }, { desk, asker, t }) {
    const incidentId = incidentIdOf(args);
    const isUseful = args[1] === 'yes';
    await desk.act({ incidentId, asker, action: { type: 'rate', isUseful } });
    const { useful: count, notUseful } = (await desk.incident(incidentId)).verdicts;
    const verdicts = t('discord:verdicts', { count, notUseful });
    return say(t('discord:done.rated', { verdicts }));
  },
};
