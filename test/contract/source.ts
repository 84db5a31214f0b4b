import { describe, expect, it } from 'vitest';
import type { SourceDriver } from './source/driver.js';
import { describeFailures } from './source/failures.js';
import { describePosts } from './source/posts.js';

export {
  type MadeAnswer,
  type MadePost,
  type Outcome,
  SECRET,
  type SourceDriver,
} from './source/driver.js';
export { httpTests } from './source/failures.js';

/** What every source promises, tried over a real connection. */
export function describeSourceContract(driver: SourceDriver): void {
  const { cannot = {} } = driver;
  const declared = new Set<string>();

  function test(name: string, work: () => Promise<void>): void {
    declared.add(name);
    const reason = cannot[name];
    if (reason === undefined) it(name, work);
    else it.skip(`${name} (${reason})`, work);
  }

  describe(`${driver.name} as a source`, () => {
    describePosts(driver, test);
    describeFailures(driver, test);

    it('names no test that there is not', () => {
      expect(Object.keys(cannot).filter((name) => !declared.has(name))).toEqual([]);
    });
  });
}
