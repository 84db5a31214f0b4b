/**
 * The person in an actor ('web:Marta', 'discord:marta'), without the place where they act. An account's number
 * ('discord:' and 17 to 20 digits) stays whole: only its own channel can show whose it is.
 */
export function personName(actor: string): string {
  return /^[a-z]+:(?!\d{17,20}$)(.+)$/s.exec(actor)?.[1] ?? actor;
}
