/** Kinds of customer, why, and what to do for each. */
export const customers = {
  title: 'Clientes · {{brand}} · {{day}}',
  disabled:
    'Esta marca no guarda tipos de cliente. Para hacerlo, pon «customers: { isEnabled: true }» en su archivo.',
  none: 'Aún nadie ha escrito lo bastante como para decir qué cliente es.',
  summary_one: '{{count, number}} cliente con historia bastante, por seudónimo.',
  summary_many: '{{count, number}} de clientes con historia bastante, por seudónimo.',
  summary_other: '{{count, number}} clientes con historia bastante, por seudónimo.',
  kind: {
    model: 'Modelo',
    growing: 'En crecimiento',
    'at-risk': 'En riesgo',
    precarious: 'Precario',
  },
  group:
    '{{customers}} ({{share}}){{businesses}}, seguridad {{confidence}}; {{reasons}}; vale hasta {{until}}',
  empty: 'nadie',
  businesses_one: ', {{count, number}} empresa',
  businesses_many: ', {{count, number}} de empresas',
  businesses_other: ', {{count, number}} empresas',
  reason: {
    often: 'hablan a menudo',
    seldom: 'hablan poco',
    praise: 'sobre todo elogian',
    complaints: 'sobre todo se quejan',
    leaving: 'amenazan con irse',
    worse: 'hablan peor que antes',
    better: 'hablan mejor que antes',
    fading: 'llevan semanas callados',
  },
  area: { marketing: 'Marketing', operations: 'Operaciones', sales: 'Ventas' },
  planFor: 'Plan · {{kind}}',
  plan: {
    model: {
      marketing: 'pedirles que cuenten su experiencia y darles voz antes que a nadie',
      operations: 'mantener lo que elogian y medirlo cada semana',
      sales: 'ofrecerles primero lo nuevo, sin descuento',
    },
    growing: {
      marketing: 'darles motivos para volver pronto: novedades, no promociones',
      operations: 'cuidar la segunda compra como la primera',
      sales: 'proponer lo que completa lo que ya tienen',
    },
    'at-risk': {
      marketing: 'sacarlos de las campañas hasta resolver lo suyo',
      operations: 'revisar sus quejas una a una y dar fecha de arreglo',
      sales: 'una persona con nombre que llame y escuche antes de ofrecer nada',
    },
    precarious: {
      marketing: 'no insistir; que la próxima noticia sea la del arreglo',
      operations: 'buscar la causa común de su primer tropiezo y quitarla',
      sales: 'facilitar cambio o devolución sin discutir',
    },
  },
};
