import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { LaneWalker } from '../../lib/lanes.js';
import { Secret } from '../../lib/secret.js';
import { fetchMails, type MailPage } from './client.js';
import { IMAP_ENV, ImapBrandSettings, ImapSettings } from './config.js';
import { toPost } from './map.js';

const NAME = 'imap';

const Place = z.object({ validity: z.string(), lastUid: z.int().min(0) });

/** Mail that customers write to the brand. */
export const imap: SourceDefinition<ImapSettings, ImapBrandSettings> = {
  name: NAME,
  settings: ImapSettings,
  brandSettings: ImapBrandSettings,
  env: IMAP_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  settings,
  env,
  clock,
  log,
}: SourceTools & { readonly settings: ImapSettings; readonly env: EnvValues }): Source {
  const missing = [
    ...missingVariables(IMAP_ENV, env),
    ...(settings.host === undefined ? ['sources.imap.host'] : []),
  ];
  const walker = new LaneWalker(Place);
  const user = env.IMAP_USER ?? new Secret('');
  const password = env.IMAP_PASSWORD ?? new Secret('');

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 3 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { mailboxes } = ImapBrandSettings.parse(own);
      return walker.next({
        lanes: [...new Set(mailboxes)].map((key) => ({ key, group: key })),
        cursor,
        signal,
        fetch: async ({ key: mailbox }, place) => {
          const account = { settings, user, password };
          const page = await fetchMails(account, { mailbox, place, since, signal });
          const { posts, skipped } = await read(page, mailbox);
          return {
            posts: posts.filter(({ createdAt }) => createdAt >= since),
            state: page.place,
            isDone: !page.hasMore,
            skipped,
          };
        },
      });
    },
  };

  async function read({ mails }: MailPage, mailbox: string) {
    const posts: RawPost[] = [];
    let skipped = 0;
    for (const mail of mails) {
      try {
        const post = await toPost(mail, clock.now());
        if (post !== null) posts.push(post);
      } catch {
        // Its parser's words can hold the mail's own.
        skipped++;
        log.warn({ mailbox, uid: mail.uid }, 'mail left out: it cannot be read');
      }
    }
    return { posts, skipped };
  }
}
