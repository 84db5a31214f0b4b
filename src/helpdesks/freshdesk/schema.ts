import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';

/** Of a ticket, what is used here; Freshdesk adds fields at will. */
export const FreshdeskTicket = z.object({
  id: z.number().int().positive(),
  status: z.number().int(),
  tags: optional(z.array(z.string())),
  deleted: optional(z.boolean()),
  spam: optional(z.boolean()),
});
export type FreshdeskTicket = z.infer<typeof FreshdeskTicket>;

/** `GET /api/v2/tickets`. */
export const TicketList = forgivingArray(FreshdeskTicket);

/** `GET /api/v2/search/tickets`. */
export const TicketSearch = z.object({ results: forgivingArray(FreshdeskTicket) });

const Refusal = z.object({
  code: optional(z.string()),
  errors: optional(
    z.array(z.object({ field: optional(z.string()), code: optional(z.string()) })).min(1),
  ),
});

/**
 * What Freshdesk says is wrong, as one word: 'requester_id:missing_field' of a ticket that it does not take,
 * 'invalid_credentials' of a key. Its sentences are left out: they quote values.
 */
export function refusalCode(body: unknown): string | undefined {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return undefined;
  const [first] = refusal.data.errors ?? [];
  if (first === undefined) return refusal.data.code;
  return [first.field, first.code].filter((part) => part !== undefined).join(':');
}
