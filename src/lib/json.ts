/** Key under which an instant is kept, so that it comes back as a `Date`. */
const DATE_KEY = '$date';

/** `JSON.stringify` that keeps instants: a `Date` becomes `{"$date": ISO}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function encode(this: unknown, key, encoded: unknown) {
    // JSON.stringify calls Date.toJSON before the replacer, so look at the holder.
    const original = (this as Record<string, unknown>)[key];
    return original instanceof Date ? { [DATE_KEY]: original.toISOString() } : encoded;
  });
}

/** Reads what `toJson` wrote. For our own data only: what comes from outside goes through a schema. */
export function fromJson(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && DATE_KEY in value) {
      const instant = (value as Record<string, unknown>)[DATE_KEY];
      if (typeof instant === 'string' && Object.keys(value).length === 1) return new Date(instant);
    }
    return value;
  });
}
