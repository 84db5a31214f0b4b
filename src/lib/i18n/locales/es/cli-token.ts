/** Words of `vigia token`. */
export const token = {
  name: "falta un nombre válido: hasta 40 letras, cifras, '.', '_' o '-'",
  taken: "ya hay un testigo '{{name}}': retíralo antes con vigia token revoke {{name}}",
  unknown: "no hay ningún testigo '{{name}}'; vigia token list dice cuáles hay",
  once: 'Guárdalo ahora: no se puede volver a ver.',
  none: 'No hay ningún testigo.',
  line: '{{name}} · {{role}} · vale hasta {{until}}',
  revoked: 'Retirado: {{name}} ya no abre nada.',
} as const;
