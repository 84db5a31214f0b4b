import { expect, it } from 'vitest';
import { personName } from '../../../src/lib/wording/person-name.js';

it.each([
  ['web:Marta Ruiz', 'Marta Ruiz'],
  ['discord:marta', 'marta'],
  ['discord:123456789012345678', 'discord:123456789012345678'],
  ['vigia', 'vigia'],
  ['Marta', 'Marta'],
])('%s is %s', (actor, name) => {
  expect(personName(actor)).toBe(name);
});
