import type { Random } from '../../lib/random.js';

/** @throws {TypeError} there is nothing to pick from */
export function pick<T>(choices: readonly T[], random: Random): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new TypeError('nothing to pick from');
  return choice;
}
