import nock from 'nock';
import { afterAll, afterEach, beforeEach } from 'vitest';

// The network is off: only this machine's own servers can be reached, and a mock that was not used fails its test.
beforeEach(() => {
  nock.disableNetConnect();
  nock.enableNetConnect((host) => /^(localhost|127\.0\.0\.1|\[?::1\]?)(:|$)/.test(host));
});

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  if (unused.length > 0) throw new Error(`mocks that were not used: ${unused.join(', ')}`);
});

afterAll(() => {
  nock.restore();
});
