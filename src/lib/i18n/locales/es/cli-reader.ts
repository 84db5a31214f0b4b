/** Palabras de `vigia read`. */
export const read = {
  badLine: "línea {{line}}: no es JSON con 'text' (y a lo sumo id, lang, rating de 1 a 5)",
  badLines_one: 'no se pudo leer {{count, number}} línea',
  badLines_other: 'no se pudieron leer {{count, number}} líneas',
};

/** Palabras de `vigia evaluate`. */
export const evaluate = {
  head: '{{count, number}} textos · macro-F1 {{macroF1, number(style: percent; minimumFractionDigits: 1)}} · macro-recall {{macroRecall, number(style: percent; minimumFractionDigits: 1)}} · exactitud {{accuracy, number(style: percent; minimumFractionDigits: 1)}} · error de calibración {{calibrationError, number(style: percent; minimumFractionDigits: 1)}}',
  label:
    '{{label}}: F1 {{f1, number(style: percent; minimumFractionDigits: 1)}} · precisión {{precision, number(style: percent; minimumFractionDigits: 1)}} · exhaustividad {{recall, number(style: percent; minimumFractionDigits: 1)}} · {{support, number}} textos, leídos como negativo / neutro / positivo: {{row}}',
  badLine:
    "{{file}}, línea {{line}}: no es JSON con 'text' y 'label' (negative, neutral, positive)",
  empty: '{{file}} no tiene ningún texto',
};

/** Palabras de `vigia train`. */
export const train = {
  read_one:
    '{{path}}: {{count, number}} texto con etiqueta, {{skipped, number}} líneas de otra clase',
  read_other:
    '{{path}}: {{count, number}} textos con etiqueta, {{skipped, number}} líneas de otra clase',
  unreadable: 'no se puede leer {{path}} ({{code}})',
  empty:
    "no hay ningún texto con etiqueta: --data recibe un archivo JSONL, o una carpeta con train.jsonl o val.jsonl, con líneas {'text','lang','label'}",
  language:
    '{{lang}}: macro-F1 {{macroF1, number(style: percent; minimumFractionDigits: 1)}} en {{count, number}} textos apartados',
  refused:
    'el modelo nuevo lee peor que el vigente; no se ha escrito nada (--force lo escribe igualmente):',
  setback:
    '  {{lang}}: macro-F1 {{was, number(style: percent; minimumFractionDigits: 1)}} antes, {{is, number(style: percent; minimumFractionDigits: 1)}} ahora',
  done: '{{file}}: modelo logistic@{{digest}}, {{bytes, number}} bytes; su ficha está al lado',
  aspects: 'emoción e ironía: {{file}}, {{bytes, number}} bytes',
  noAspects:
    'emoción e ironía: ninguna carpeta con bastantes textos etiquetados, no se escribe nada y sigue lo vigente',
};

/** Palabras de `vigia label`. */
export const label = {
  who: 'con la corrección se guarda quién la hace: dilo con --by',
  unknown: "{{brand}} no tiene ninguna mención '{{mention}}'; una mención se nombra 'fuente/id'",
  done: '{{mention}}: {{before}} → {{after}}, por {{by}}; el próximo `vigia train --with-corrections` aprende de ella',
};
