/** First action at each touchpoint, and lengths of time; shared by digest, risk summary and experience map. */
export const action = {
  advertising: 'decidir si la pieza sigue en circulación mientras se revisa',
  'website-app': 'reproducir el fallo y decir en la propia web que se está arreglando',
  'price-offers': 'contrastar el precio publicado con el cobrado y corregir el que no cuadre',
  'purchase-payment': 'comprobar cobros duplicados o rechazados y devolver los que sobren',
  delivery: 'contar los pedidos parados, saber desde cuándo y avisar a quien espera',
  'product-service': 'aislar el lote o la versión y decidir si se sigue vendiendo',
  staff: 'hablar con el equipo del turno y oír su versión antes de responder',
  'after-sales': 'sacar las reclamaciones más antiguas y dar fecha a cada una',
  billing: 'parar el próximo cobro dudoso y emitir la factura corregida',
  reputation: 'reunir los hechos confirmados y acordar quién habla',
  general: 'leer las diez más difundidas y ponerles un responsable',
  time: {
    minutes: '{{minutes, number}} min',
    hours: '{{hours, number}} h',
    hoursMinutes: '{{hours, number}} h {{minutes, number}} min',
    days: '{{days, number}} d',
  },
};
