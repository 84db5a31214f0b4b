/** Facts every source failure carries. */
interface SourceFailure {
  readonly source: string;
  /** What happened, without a token, a full URL or a post's text. */
  readonly reason: string;
}

/** Common parent of the four remote failures; the poller decides by class, never by message text. */
export abstract class SourceError extends Error {
  readonly source: string;

  constructor({ source, reason }: SourceFailure, options?: ErrorOptions) {
    super(`${source}: ${reason}`, options);
    this.source = source;
  }
}

/** The network, or their server, did not answer as it should: try later. */
export class SourceUnavailableError extends SourceError {
  override readonly name = 'SourceUnavailableError';
}

/** They asked us to wait; `retryAt` is when to come back. */
export class SourceRateLimitedError extends SourceError {
  override readonly name = 'SourceRateLimitedError';
  readonly retryAt: Date;

  constructor(
    { retryAt, ...failure }: SourceFailure & { readonly retryAt: Date },
    options?: ErrorOptions,
  ) {
    super(failure, options);
    this.retryAt = retryAt;
  }
}

/** The key is missing, wrong, expired or lacks a scope: tell a person. */
export class SourceAuthError extends SourceError {
  override readonly name = 'SourceAuthError';
}

/** Their answer is not of the documented shape; `path` names the field that broke. */
export class SourceContractError extends SourceError {
  override readonly name = 'SourceContractError';
  readonly path: string;

  constructor(
    { path, ...failure }: SourceFailure & { readonly path: string },
    options?: ErrorOptions,
  ) {
    super(failure, options);
    this.path = path;
  }
}

/** The channel could not take a message now; `retryAt` when it said so. */
export class ChannelUnavailableError extends Error {
  override readonly name = 'ChannelUnavailableError';
  readonly retryAt: Date | null;

  constructor(
    channel: string,
    reason: string,
    { retryAt = null, cause }: { retryAt?: Date | null; cause?: unknown } = {},
  ) {
    super(`${channel}: ${reason}`, { cause });
    this.retryAt = retryAt;
  }
}

/** The channel will never take this message (no permission, unknown channel, refused content): tell a person. */
export class ChannelRefusedError extends Error {
  override readonly name = 'ChannelRefusedError';

  constructor(channel: string, reason: string, options?: ErrorOptions) {
    super(`${channel}: ${reason}`, options);
  }
}

/** The helpdesk gave no answer, or asked us to wait; `retryAt` when it said so. */
export class HelpdeskUnavailableError extends Error {
  override readonly name = 'HelpdeskUnavailableError';
  readonly retryAt: Date | null;

  constructor(
    helpdesk: string,
    reason: string,
    { retryAt = null, cause }: { retryAt?: Date | null; cause?: unknown } = {},
  ) {
    super(`${helpdesk}: ${reason}`, { cause });
    this.retryAt = retryAt;
  }
}

/** The helpdesk does not take the ticket (key, field, plan): nothing was opened, and a person must mend it. */
export class HelpdeskRefusedError extends Error {
  override readonly name = 'HelpdeskRefusedError';
  /** What it said and what to do, without a key or a text of a post. */
  readonly reason: string;

  constructor(helpdesk: string, reason: string, options?: ErrorOptions) {
    super(`${helpdesk}: ${reason}`, options);
    this.reason = reason;
  }
}

/** The database did not answer or could not be opened. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** Something the person at the keyboard can mend: bad usage, bad config, bad input. Ends a command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Why a person's request is not met, as a key of the catalogue (`discord:refused.<code>`). */
export const USER_ERROR_CODES = [
  'already-acknowledged',
  'already-closed',
  'not-allowed',
  'elsewhere',
  'outdated',
  'unknown-brand',
  'unknown-incident',
  'unknown-mention',
  'bad-input',
  'not-available',
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/**
 * Something that the person who asked can understand and act on; the words are the catalogue's, in their language.
 * Anything else that goes wrong is told as a reference to the log.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  /** What the words need; may come from outside. */
  readonly values: Readonly<Record<string, string | number | Date>>;

  constructor(
    code: UserErrorCode,
    values: Readonly<Record<string, string | number | Date>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.code = code;
    this.values = values;
  }
}

/** One mistake in a configuration file or variable. */
export interface ConfigMistake {
  /** File name relative to the working directory, or the variable's name. */
  readonly where: string;
  /** Path inside the file, for example 'sources.mastodon.servers[0]'; empty for the whole. */
  readonly path: string;
  /** What was found, shortened; never a secret's value. */
  readonly found: string;
  readonly allowed: string;
}

/** Everything wrong with the configuration, in one report. Ends a command with exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly ConfigMistake[];

  constructor(mistakes: readonly ConfigMistake[]) {
    super(
      mistakes
        .map(
          ({ where, path, found, allowed }) =>
            `${where}${path === '' ? '' : `: ${path}`}: found ${found}; allowed: ${allowed}`,
        )
        .join('\n'),
    );
    this.mistakes = mistakes;
  }
}

/** A closed union was given a value it does not know: a defect, or data written by a newer version. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value ${JSON.stringify(value)}`);
}
