import { safeText } from '../../../lib/wording/safe-text.js';
import { escapeLine } from './escape.js';

const MAX_NAME = 60;
/** An actor who is a person of Discord, as logs have them. */
const ACTOR = /\bdiscord:(\d{17,20})\b/g;

/** The actor by whom a person of Discord goes into logs. */
export function actorOf(userId: string): string {
  return `discord:${userId}`;
}

/** The id of an actor's account; null where they are not of Discord. */
export function userIdOf(actor: string): string | null {
  return /^discord:(\d{17,20})$/.exec(actor)?.[1] ?? null;
}

/** Who it was, as Discord shows a person; shown in an embed, a mention notifies nobody. */
export function personText(actor: string): string {
  const id = userIdOf(actor);
  if (id !== null) return `<@${id}>`;
  return actor === 'vigia' ? 'Vigía' : escapeLine(safeText(actor, { maxLength: MAX_NAME }));
}

/** A line of ours, escaped already, with the actors in it shown as people. */
export function withPeople(escaped: string): string {
  return escaped.replace(ACTOR, '<@$1>');
}

/** A moment in each reader's own time: 'hace 5 minutos'. */
export function ago(instant: Date): string {
  return `<t:${Math.floor(instant.getTime() / 1000)}:R>`;
}

/** A moment in each reader's own time: day and hour. */
export function moment(instant: Date): string {
  return `<t:${Math.floor(instant.getTime() / 1000)}:f>`;
}

/** Text of a button or menu: plain, and never empty. */
export function labelText(text: string, maxLength: number): string {
  const label = safeText(text, { maxLength });
  return label === '' ? '—' : label;
}
