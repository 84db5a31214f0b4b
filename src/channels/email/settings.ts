import { z } from 'zod';

const Address = z.email().max(254);
const Recipients = z.array(Address).max(50);

/** 'Vigía <vigia@condor.example>', or the address alone. */
const Sender = z.union([
  Address,
  z.string().regex(/^[^<>"\r\n]{1,80} <[^<>\s]+@[^<>\s]+>$/, "an address, or 'Name <address>'"),
]);

/** The `channels.email` part of `vigia.yaml`. */
export const EmailSettings = z.strictObject({
  host: z.string().min(1).optional().describe('SMTP server that takes the mail'),
  port: z.int().min(1).max(65_535).default(587),
  security: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .describe(
      'starttls (port 587), tls from the first byte (465), or none: a relay on this machine',
    ),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file of the authority behind the server, where it is a private one'),
  from: Sender.optional().describe('whom mail comes from'),
  to: Recipients.default([]).describe('whom mail goes to, where a brand names nobody'),
  brands: z
    .record(z.string(), z.strictObject({ to: Recipients.min(1) }))
    .default({})
    .describe('recipients of one brand, by its id'),
});
export type EmailSettings = z.infer<typeof EmailSettings>;

/** Whom mail about a brand goes to; the general recipients where it is about none. */
export function recipientsFor(
  { to, brands }: EmailSettings,
  brandId: string | null,
): readonly string[] {
  return (brandId === null ? undefined : brands[brandId]?.to) ?? to;
}

/** The address of a sender without the name. */
export function senderAddress(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}
