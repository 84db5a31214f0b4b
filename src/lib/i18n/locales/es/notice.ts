/** What the team must know about Vigía itself; the values are the notice's own. */
export const notice = {
  heading: { warning: 'Vigía avisa', info: 'Vigía informa' },
  'source-silent':
    '{{source}} no da datos desde {{since}}. Hasta que vuelva, la calma en esa fuente no significa nada.',
  'source-back': '{{source}} vuelve a dar datos. El hueco queda señalado y no cuenta como calma.',
  'source-refused':
    '{{source}} rechaza la clave. Hay que revisar {{variable}}; el resto de las fuentes sigue.',
  'source-changed':
    'La respuesta de {{source}} ha cambiado de forma (campo {{path}}) y no se puede leer. Hace falta una versión nueva del conector.',
  'message-given-up':
    'Un mensaje no ha llegado a {{channel}} y no se volverá a intentar: {{reason}}',
};
