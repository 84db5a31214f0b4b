import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

/** `sources.imap` in vigia.yaml. */
export const ImapSettings = z.strictObject({
  host: z
    .string()
    .min(1)
    .max(253)
    .optional()
    .describe('mail server, for example imap.condor.example'),
  port: z.int().min(1).max(65_535).default(993).describe('993 for TLS, mostly 143 for STARTTLS'),
  tls: z
    .enum(['always', 'starttls', 'none'])
    .default('always')
    .describe("'none' sends the password as it is: for a server on this machine alone"),
});
export type ImapSettings = z.infer<typeof ImapSettings>;

/** `sources.imap` in a brand's file. */
export const ImapBrandSettings = z.strictObject({
  mailboxes: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(20)
    .default(['INBOX'])
    .describe("mailboxes (folders) whose mail is the brand's"),
});
export type ImapBrandSettings = z.infer<typeof ImapBrandSettings>;

/** The account. */
export const IMAP_ENV: readonly EnvSpec[] = [
  {
    variable: 'IMAP_USER',
    description: 'user of the mail account that is read, mostly its address',
    isRequired: true,
  },
  {
    variable: 'IMAP_PASSWORD',
    description: 'its password; an app password where the provider asks for one',
    isRequired: true,
  },
];
