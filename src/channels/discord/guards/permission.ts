import { UserError } from '../../../core/errors.js';
import type { Permission } from '../settings.js';
import type { Guard } from './guard.js';

/** What changes something for everybody, or costs much: unlisted, it is for those who manage the server. */
const FOR_MANAGERS: readonly Permission[] = [
  'watch',
  'mute-brand',
  'backtest',
  'forget',
  'sign-in',
];

/** Asks for a permission; those who manage the server have all of them. */
export function needs(permission: Permission): Guard {
  return ({ member, settings }) => {
    if (member.isManager) return;
    const roles = settings.permissions[permission];
    if (roles === undefined && FOR_MANAGERS.includes(permission))
      throw new UserError('not-allowed', { permission });
    if (roles === undefined || roles.some((id) => member.roleIds.includes(id))) return;
    throw new UserError('not-allowed', { permission, roles: roles.join(' ') });
  };
}
