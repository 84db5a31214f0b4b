/** Words of `vigia token`. */
export const token = {
  name: "a valid name is missing: up to 40 letters, digits, '.', '_' or '-'",
  taken: "there is a token '{{name}}' already: take it back first with vigia token revoke {{name}}",
  unknown: "there is no token '{{name}}'; vigia token list says which there are",
  once: 'Keep it now: it cannot be seen again.',
  none: 'There is no token.',
  line: '{{name}} · {{role}} · works until {{until}}',
  revoked: 'Taken back: {{name}} no longer opens anything.',
} as const;
