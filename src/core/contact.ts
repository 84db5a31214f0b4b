/** Roles that escalation knows before anybody is named: their names are in the catalogue. */
export const ROLES = ['team', 'manager', 'head', 'crisis'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who is called when an incident waits: a role, a group or a person. */
export interface Contact {
  /** One of `ROLES`, or an id of the team's own. */
  readonly id: string;
  /** As the team calls them; null where only the role is known. */
  readonly name: string | null;
  /**
   * How each channel reaches them, by channel: Discord 'role:<id>' or 'user:<id>', Slack 'group:<id>', 'user:<id>',
   * 'here' or 'channel', e-mail an address. Empty where nobody has been named: the message then says whom, and
   * pings nobody.
   */
  readonly handles: Readonly<Record<string, string>>;
}

/** Who says yes to an answer, and who does when they cannot be found. */
export interface Approval {
  readonly approver: Contact | null;
  readonly backup: Contact | null;
}
