/** Words of `vigia import`. */
export const imported = {
  done_one: '{{brand}}: {{count, number}} mención nueva de {{file}}',
  done_many: '{{brand}}: {{count, number}} de menciones nuevas de {{file}}',
  done_other: '{{brand}}: {{count, number}} menciones nuevas de {{file}}',
  rows: '  {{rows, number}} filas: {{mentions, number}} hablan de la marca, {{unmatched, number}} no, {{passedOver, number}} fuera del filtro',
  mentions:
    '  de las que hablan de ella: {{known, number}} ya estaban, {{changed, number}} cambian, {{reposts, number}} son reposts y {{copies, number}} copias',
  lost_one: '  {{count, number}} fila sin usar',
  lost_many: '  {{count, number}} de filas sin usar',
  lost_other: '  {{count, number}} filas sin usar',
  badRow: '{{file}}, línea {{line}}: {{problem}}',
  bad_one: '{{count, number}} fila no se puede usar',
  bad_many: '{{count, number}} de filas no se pueden usar',
  bad_other: '{{count, number}} filas no se pueden usar',
  pair: "{{option}} pide un par 'nombre=valor'; hay '{{found}}'",
  fields: '--map pide campo=columna; hay {{found}}; los campos son {{fields}}',
  kind: "--kind puede ser post, comment, review, article o message; hay '{{found}}'",
  lang: "--lang pide una lengua como 'es'; hay '{{found}}'",
  refused: '{{file}}: {{reason}}',
  unreadable: '{{file}} no se puede leer ({{code}})',
};
