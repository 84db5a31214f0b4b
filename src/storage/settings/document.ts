import { z } from 'zod';
import type { TeamSettings } from '../../core/contracts/settings.js';

/** Versions kept of the settings; at a few kilobytes each the file stays well below lowdb's comfortable megabyte. */
export const MAX_HISTORY = 200;

/** The team's settings as they are kept; a field that an older version did not know is empty. */
export const TeamSettingsDocument: z.ZodType<TeamSettings> = z.strictObject({
  watchTerms: z.record(z.string(), z.array(z.string())).default({}),
  mutes: z.record(z.string(), z.union([z.iso.datetime(), z.literal('until-unmuted')])).default({}),
});

/** The file that lowdb keeps. */
export const SettingsFile = z.strictObject({
  settings: TeamSettingsDocument,
  /** Newest first. */
  history: z
    .array(
      z.strictObject({
        at: z.iso.datetime(),
        actor: z.string(),
        settings: TeamSettingsDocument,
      }),
    )
    .default([]),
});
export type SettingsFile = z.infer<typeof SettingsFile>;
