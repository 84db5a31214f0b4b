import { say } from '../asking.js';
import { needs } from '../guards/permission.js';
import type { SlashCommand } from './command.js';

const MAX_HANDLE = 200;

/** `/vigia forget`: erases everything kept of an account. */
export const forget: SlashCommand = {
  data: {
    path: ['forget'],
    options: [
      { name: 'source', type: 'text', isRequired: true, maxLength: 32 },
      { name: 'account', type: 'text', isRequired: true, maxLength: MAX_HANDLE },
    ],
  },
  guards: [needs('forget')],
  async run(call, { desk, asker, t }) {
    const source = call.text('source') ?? '';
    const handle = call.text('account') ?? '';
    const { mentions, incidents } = await desk.forget({ source, handle, asker });
    if (mentions + incidents === 0) return say(t('discord:done.forgetNothing'));
    return say(
      t('discord:done.forget', {
        mentions: t('discord:mentionCount', { count: mentions }),
        incidents: t('discord:incidentCount', { count: incidents }),
      }),
    );
  },
};
