import type { Context } from 'hono';
import type { AccessGrant, Role } from '../../core/access.js';
import type { Asker } from '../../core/contracts/desk.js';

/** Who looks at the page. */
export interface Person {
  /** As in the grant; 'local' for who sits at the machine itself. */
  readonly id: string;
  /** Empty for who sits at the machine: asked for where it matters. */
  readonly name: string;
  readonly role: Role;
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Set for every request but those for `/healthz` and the assets; null for who has not signed in. */
    person: Person | null;
  }
}

/** Who sits at the machine may do everything: the files are theirs anyway. */
export const LOCAL_PERSON: Person = { id: 'local', name: '', role: 'admin' };

export function personOf({ person, name, role }: AccessGrant): Person {
  return { id: person, name, role };
}

/** @throws {Error} nobody has been identified, which a route behind `signedInOnly` never sees */
export function signedInPerson(context: Context): Person {
  const person = context.get('person');
  if (person === null) throw new Error('a route without sign-in asked who is signed in');
  return person;
}

/** Who signed in, as logs and histories name them. */
export function askerOf(context: Context): Asker {
  const { id, name } = signedInPerson(context);
  return { actor: id === LOCAL_PERSON.id ? id : `web:${name}`, name };
}
