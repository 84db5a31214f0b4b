import { DatabaseError } from 'pg';
import { StoreUnavailableError } from '../../core/errors.js';

/**
 * SQLSTATEs, whole or by class, that say the server cannot serve now or cannot be entered. Source: appendix
 * 'PostgreSQL Error Codes' of the manual.
 */
const UNAVAILABLE_STATES = [
  '08', // connection exception
  '28', // invalid authorization
  '3D', // no such database
  '40001', // serialization failure
  '40P01', // deadlock detected
  '53', // insufficient resources
  '55P03', // lock not available
  '57', // operator intervention: shutdown, and 57014 for a statement that took too long
  '58', // system error
];

/** A statement that PostgreSQL refused: a defect of ours. */
export class PostgresRefusedError extends Error {
  override readonly name = 'PostgresRefusedError';
  /** SQLSTATE. */
  readonly code: string;

  constructor({ code = 'unknown', message }: DatabaseError) {
    // Not as cause: its `detail` quotes the row, and with it a post's text.
    super(`PostgreSQL refused a statement: ${message} (${code})`);
    this.code = code;
  }
}

/** What a caller is told of a failure of pg: try later, or a defect. */
export function translateFailure(error: unknown): Error {
  if (!(error instanceof DatabaseError)) return unavailable(error);
  const { code = '' } = error;
  if (UNAVAILABLE_STATES.some((state) => code.startsWith(state))) return unavailable(error);
  return new PostgresRefusedError(error);
}

function unavailable(error: unknown): StoreUnavailableError {
  const reason = error instanceof Error ? describe(error) : String(error);
  return new StoreUnavailableError(
    `PostgreSQL does not answer: ${reason}. Is it running, and is DATABASE_URL right?`,
  );
}

/** A refused connection to a name with two addresses is an AggregateError without a message. */
function describe(error: Error): string {
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
