/** Words of `vigia cases`. */
export const cases = {
  none: 'No hay ninguna.',
  unknown: 'no hay ninguna reclamación abierta con el código {{code}}; vigia cases las lista',
} as const;
