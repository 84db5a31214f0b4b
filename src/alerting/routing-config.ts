import { z } from 'zod';
import type { EscalationSettings } from './escalation-config.js';

const Route = z.strictObject({
  incidents: z
    .union([z.literal(false), z.literal([1, 2, 3, 4])])
    .optional()
    .describe('the least severity of an incident that goes there, or false for none; 1 by default'),
  escalations: z.boolean().optional().describe('calls to take an incident; true by default'),
  digest: z.boolean().optional().describe('true by default'),
  risk: z.boolean().optional().describe('true by default'),
  notices: z
    .boolean()
    .optional()
    .describe('what concerns Vigía itself: a silent source; true by default'),
});
export type Route = z.infer<typeof Route>;

/** The `alerting.routing` part of `vigia.yaml`. A channel that is not named gets everything. */
export const RoutingSettings = z.strictObject({
  channels: z.record(z.string(), Route).default({}).describe('what each channel gets, by its name'),
  brands: z
    .record(z.string(), z.record(z.string(), Route))
    .default({})
    .describe("what a brand's messages do otherwise, by the brand's id and the channel's name"),
});
export type RoutingSettings = z.infer<typeof RoutingSettings>;

/** Names of channels that a ladder or a route names and that do not exist, each with its path in `alerting`. */
export function unknownChannels(
  {
    routing,
    escalation,
  }: { readonly routing: RoutingSettings; readonly escalation: EscalationSettings },
  known: readonly string[],
): readonly { readonly path: readonly (string | number)[]; readonly name: string }[] {
  const named = [
    ...Object.keys(routing.channels).map((name) => ({ path: ['routing', 'channels', name], name })),
    ...Object.entries(routing.brands).flatMap(([brand, routes]) =>
      Object.keys(routes).map((name) => ({ path: ['routing', 'brands', brand, name], name })),
    ),
    ...Object.entries(escalation.ladder).flatMap(([severity, steps]) =>
      steps.flatMap(({ channels = [] }, index) =>
        channels.map((name, at) => ({
          path: ['escalation', 'ladder', severity, index, 'channels', at],
          name,
        })),
      ),
    ),
  ];
  return named.filter(({ name }) => !known.includes(name));
}
