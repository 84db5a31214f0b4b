import type { Channel } from '../core/contracts/channel.js';

/**
 * A channel whose library is heavy: made when it is started or first used, so that a command which sends nothing never
 * loads it.
 */
export function lazyChannel(name: string, load: () => Promise<Channel>): Channel {
  let loading: Promise<Channel> | null = null;
  const loaded = (): Promise<Channel> => {
    loading ??= load();
    return loading;
  };
  return {
    name,
    start: async (signal) => (await loaded()).start(signal),
    deliver: async (delivery) => (await loaded()).deliver(delivery),
    stop: async () => (await loading)?.stop(),
  };
}
