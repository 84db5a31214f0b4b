/** Words of `vigia cases`. */
export const cases = {
  none: 'There are none.',
  unknown: 'there is no open complaint with the code {{code}}; vigia cases lists them',
} as const;
