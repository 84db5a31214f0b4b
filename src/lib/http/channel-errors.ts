import { ChannelRefusedError, ChannelUnavailableError } from '../../core/errors.js';
import { remoteFailure } from './remote-failure.js';

/** Runs a channel's work and turns what a call throws into one of the two failures of a channel. */
export async function withChannelErrors<T>(
  { name, advice }: { readonly name: string; readonly advice: Readonly<Record<number, string>> },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = remoteFailure(error, advice);
    if (failure === null) throw error;
    if (failure.type === 'refused')
      throw new ChannelRefusedError(name, failure.reason, { cause: error });
    throw new ChannelUnavailableError(name, failure.reason, {
      retryAt: failure.retryAt,
      cause: error,
    });
  }
}
