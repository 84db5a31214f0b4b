import type { Asking } from '../asking.js';

/** Lets a request through, or throws a `UserError` that says why not. */
export type Guard = (asking: Pick<Asking, 'member' | 'settings'>) => void;
