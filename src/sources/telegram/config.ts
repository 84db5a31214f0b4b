import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

/** `sources.telegram` in vigia.yaml. */
export const TelegramSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://api.telegram.org')
    .describe('address of the Bot API; one that runs on a server of yours is called the same way'),
  pageSize: z.int().min(1).max(100).default(100).describe('updates asked for at once'),
});
export type TelegramSettings = z.infer<typeof TelegramSettings>;

/** '@name' in any case, or a number. */
const Chat = z.coerce
  .string()
  .regex(/^(?:@?[A-Za-z]\w{3,31}|-?\d{1,20})$/, "'@channel', or the number of a chat")
  .transform((chat) => chat.replace(/^@/, '').toLowerCase());

/** `sources.telegram` in a brand's file. */
export const TelegramBrandSettings = z.strictObject({
  chats: z
    .array(Chat)
    .max(200)
    .default([])
    .describe(
      "channels and groups that count: '@channel' or the number of a chat; all that the bot is in where empty",
    ),
});
export type TelegramBrandSettings = z.infer<typeof TelegramBrandSettings>;

/** The bot. */
export const TELEGRAM_ENV: readonly EnvSpec[] = [
  {
    variable: 'TELEGRAM_BOT_TOKEN',
    description: 'token of a Telegram bot of its own, from @BotFather, that no other program reads',
    isRequired: true,
  },
];
