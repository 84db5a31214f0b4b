import { UserError } from '../../../core/errors.js';

/** The incident that a button is about. @throws {UserError} an id from another version of ours */
export function incidentIdOf([incidentId]: readonly string[]): string {
  if (incidentId === undefined || incidentId === '') throw new UserError('outdated');
  return incidentId;
}
