/** Mistakes in a brand's query. */
export const query = {
  mistake: 'consulta mal escrita, carácter {{position}}: hay {{found}} y se esperaba {{expected}}',
  piece: '«{{piece}}»',
  end: 'el final',
  expected: {
    operand: 'una palabra, una "frase", un campo o un paréntesis abierto',
    operator: 'AND, OR o el final',
    'close-parenthesis': 'un paréntesis cerrado',
    'close-quote': 'comillas que cierren la frase',
    near: 'NEAR/ con un número del 1 al 100, por ejemplo NEAR/5',
    'near-operand': 'a los lados de NEAR una palabra, una "frase" o varias unidas con OR',
    'field-name': 'uno de los campos author:, source:, lang:, site: o hashtag:',
    'field-value': 'el valor del campo, sin espacio tras los dos puntos y sin *',
    'edge-star': 'el * solo al principio o al final de una única palabra',
    'phrase-star': 'una frase sin *',
    'known-name': 'una palabra: aquí no hay marca a la que $brand se refiera',
    'less-depth': 'menos de 50 niveles de paréntesis y NOT',
    'less-length': 'una consulta de 10.000 caracteres como mucho',
  },
  cover: {
    'no-words':
      'la consulta no se puede pedir a una red: «{{part}}» no contiene ninguna palabra entera; únele una con AND, por ejemplo el nombre de la marca',
    impossible: 'la consulta «{{part}}» no puede encontrar nada en esta fuente',
  },
};
