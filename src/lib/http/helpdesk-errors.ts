import { HelpdeskRefusedError, HelpdeskUnavailableError } from '../../core/errors.js';
import { remoteFailure } from './remote-failure.js';

/** Runs a helpdesk's work and turns what a call throws into one of the two failures of a helpdesk. */
export async function withHelpdeskErrors<T>(
  { name, advice }: { readonly name: string; readonly advice: Readonly<Record<number, string>> },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = remoteFailure(error, advice);
    if (failure === null) throw error;
    if (failure.type === 'refused')
      throw new HelpdeskRefusedError(name, failure.reason, { cause: error });
    throw new HelpdeskUnavailableError(name, failure.reason, {
      retryAt: failure.retryAt,
      cause: error,
    });
  }
}
