import type { Locale } from '../../core/brand.js';
import type { Asker, Desk } from '../../core/contracts/desk.js';
import type { Clock } from '../../core/time.js';
import type { Translate } from '../../lib/i18n/i18n.js';
import { type EmbedParts, fitEmbeds } from './render/limits.js';
import type { Rendered } from './render/message.js';
import type { Row } from './render/rows.js';
import type { DiscordSettings } from './settings.js';

/** What the server lets a person do. */
export interface Member {
  readonly roleIds: readonly string[];
  /** Whether they manage the server: such a person can give themselves any role. */
  readonly isManager: boolean;
}

/** One request of a person, and what it is answered with. */
export interface Asking {
  readonly desk: Desk;
  readonly settings: DiscordSettings;
  readonly asker: Asker;
  readonly member: Member;
  /** Of the person, as Discord tells it. */
  readonly locale: Locale;
  readonly t: Translate;
  readonly clock: Clock;
  /** Aborted when the answer could not be given any more. */
  readonly signal: AbortSignal;
}

/** An answer of one line. */
export function say(content: string, components: readonly Row[] = []): Rendered {
  return { content, embeds: [], files: [], components };
}

/** An answer of one embed, with what can be done next. */
export function show(embed: EmbedParts, components: readonly Row[] = []): Rendered {
  return { embeds: fitEmbeds([embed]), files: [], components };
}
