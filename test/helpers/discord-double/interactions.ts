import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { ShownMessage } from './index.js';
import { brokenChoices, brokenMessage, brokenModal } from './limits.js';

/** What the bot answered one person with. */
export interface Answered {
  /** How it began: at once, with a promise of an answer, or of a change of the message that was pressed. */
  readonly began: 'reply' | 'deferred' | 'deferred-update' | 'modal' | 'choices';
  /** Seen by that person alone. */
  readonly isPrivate: boolean;
  /** The message as it stands; null for forms and suggestions. */
  readonly message: AnswerMessage | null;
  readonly modal: APIModalInteractionResponseCallbackData | null;
  readonly choices: readonly APIApplicationCommandOptionChoice[] | null;
}

/** A message that answers; the same fields as any other. */
export type AnswerMessage = Pick<ShownMessage, 'content' | 'embeds' | 'components' | 'files'>;

/** Who presses or types, and where. */
export interface Someone {
  readonly id?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  /** A number of flags; 0x20 manages the server. */
  readonly permissions?: string;
  readonly locale?: string;
  readonly guildId?: string | null;
}

const PRIVATE = 64;
const PATIENCE_MS = 10_000;
const TYPES = {
  reply: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

interface Body {
  readonly type?: number;
  readonly data?: Readonly<Record<string, unknown>> & { readonly flags?: number };
}

/** One use of a button, menu, form or command, from the event to the answer. */
export class Interaction {
  readonly done: Promise<Answered>;
  #resolve: (answered: Answered) => void = () => undefined;
  #began: Answered['began'] | null = null;
  #isPrivate = false;

  constructor() {
    this.done = new Promise((resolve, reject) => {
      // So that a test that gets no answer says so, and not that it took too long.
      const timer = setTimeout(() => reject(new Error('the bot gave no answer')), PATIENCE_MS);
      this.#resolve = (answered) => {
        clearTimeout(timer);
        resolve(answered);
      };
    });
  }

  /** The first answer. @returns status, Discord's error code, and faults of what was sent */
  begin(
    body: Body,
    files: readonly string[],
  ): { readonly status: number; readonly faults: readonly string[] } {
    // 'Interaction has already been acknowledged.'
    if (this.#began !== null) return { status: 400, faults: ['acknowledged twice'] };
    const { type, data = {} } = body;
    this.#isPrivate = data.flags === PRIVATE;
    switch (type) {
      case TYPES.deferred: {
        this.#began = 'deferred';
        const others = Object.keys(data).filter((key) => key !== 'flags');
        return { status: 204, faults: others.map((key) => `a deferred reply takes no ${key}`) };
      }
      case TYPES.deferredUpdate:
        this.#began = 'deferred-update';
        return { status: 204, faults: [] };
      case TYPES.modal: {
        this.#began = 'modal';
        const modal = data as unknown as APIModalInteractionResponseCallbackData;
        this.#finish({ modal });
        return { status: 204, faults: brokenModal(data) };
      }
      case TYPES.choices: {
        this.#began = 'choices';
        const choices = data.choices as readonly APIApplicationCommandOptionChoice[];
        this.#finish({ choices });
        return { status: 204, faults: brokenChoices(choices) };
      }
      case TYPES.reply: {
        this.#began = 'reply';
        const faults = brokenMessage(data, files);
        this.#finish({ message: messageOf(data, []) });
        return { status: 204, faults };
      }
      default:
        return { status: 400, faults: [`callback of type ${String(type)}`] };
    }
  }

  /** The promised answer, or one that follows. */
  complete(
    body: Readonly<Record<string, unknown>>,
    files: ShownMessage['files'],
  ): { readonly status: number; readonly faults: readonly string[] } {
    if (this.#began === null) return { status: 404, faults: ['answered before it began'] };
    const { flags, ...rest } = body;
    if (flags === PRIVATE) this.#isPrivate = true;
    const faults = [
      ...brokenMessage(
        rest,
        files.map(({ name }) => name),
      ),
    ];
    const message = messageOf(body, files);
    const isEmpty =
      (message.content ?? '') === '' && message.embeds.length === 0 && files.length === 0;
    if (isEmpty) faults.push('an empty message');
    this.#finish({ message });
    return { status: 200, faults };
  }

  #finish(part: Partial<Answered>): void {
    const began = this.#began ?? 'reply';
    const isPrivate = this.#isPrivate;
    this.#resolve({ began, isPrivate, message: null, modal: null, choices: null, ...part });
  }
}

function messageOf(
  body: Readonly<Record<string, unknown>>,
  files: ShownMessage['files'],
): AnswerMessage {
  return {
    content: (body.content as string | undefined) ?? '',
    embeds: (body.embeds as AnswerMessage['embeds'] | undefined) ?? [],
    components: (body.components as AnswerMessage['components'] | undefined) ?? [],
    files,
  };
}
