import { type ChannelDefinition, missingVariables } from '../../lib/drivers.js';
import { lazyChannel } from '../../lib/lazy-channel.js';
import { EmailSettings } from './settings.js';

const ENV = [
  {
    variable: 'EMAIL_USER',
    description: 'account at the SMTP server of channels.email.host, where it asks for one',
    isRequired: false,
  },
  {
    variable: 'EMAIL_PASSWORD',
    description: 'password of that account, best one for this program alone',
    isRequired: false,
  },
] as const;

/** Sends mail by SMTP; an incident is one conversation. */
export const emailChannel: ChannelDefinition<EmailSettings> = {
  name: 'email',
  settings: EmailSettings,
  env: ENV,
  missing({ settings: { host, from, to, brands, security }, env }) {
    const hasRecipients = to.length > 0 || Object.keys(brands).length > 0;
    const hasOne = (env.EMAIL_USER === undefined) !== (env.EMAIL_PASSWORD === undefined);
    return [
      ...missingVariables(ENV, env),
      ...(host === undefined ? ['channels.email.host'] : []),
      ...(from === undefined ? ['channels.email.from'] : []),
      ...(hasRecipients ? [] : ['channels.email.to']),
      ...(hasOne ? ['EMAIL_USER and EMAIL_PASSWORD, both or none'] : []),
      ...(security === 'none' && env.EMAIL_PASSWORD !== undefined
        ? ['channels.email.security other than none, which would send the password in clear']
        : []),
    ];
  },
  create({ settings, env, log }) {
    return lazyChannel('email', async () => {
      const { MailChannel } = await import('./mail-channel.js');
      return new MailChannel({
        settings,
        user: env.EMAIL_USER ?? null,
        password: env.EMAIL_PASSWORD ?? null,
        log,
      });
    });
  },
};
