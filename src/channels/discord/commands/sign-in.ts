import { say } from '../asking.js';
import { needs } from '../guards/permission.js';
import { buttonRow, linkButton } from '../render/rows.js';
import type { SlashCommand } from './command.js';

/** `/vigia sign-in`: the page, for the person who asks. */
export const signIn: SlashCommand = {
  data: { path: ['sign-in'], options: [] },
  guards: [needs('sign-in')],
  async run(_call, { desk, asker, member, t }) {
    const role = member.isManager ? 'admin' : 'manager';
    const url = await desk.signInLink({ asker, role });
    const link = linkButton(t('discord:button.page'), url);
    const words = t('discord:done.signIn');
    return link === null ? say(`${words}\n<${url}>`) : say(words, [buttonRow(link)]);
  },
};
