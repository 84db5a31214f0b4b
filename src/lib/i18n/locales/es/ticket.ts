/** Words of what is handed to the helpdesk, and of its tickets on a card. */
export const ticket = {
  line: '{{helpdesk}} {{id}} ({{state}})',
  helpdesk: { freshdesk: 'Freshdesk', webhook: 'CRM' },
  state: {
    open: 'abierto',
    pending: 'en espera',
    resolved: 'resuelto',
    closed: 'cerrado',
    gone: 'borrado allí',
    unknown: 'entregado',
  },
  incidentTag: 'incidente',
  intent: {
    complaint: 'Queja',
    question: 'Pregunta',
    request: 'Petición',
    praise: 'Elogio',
    suggestion: 'Sugerencia',
    'threat-to-leave': 'Cliente que quiere irse',
    none: 'Mención',
  },
  mention: {
    subject: '{{what}} en {{source}} · {{brand}} · {{author}}',
    subjectNobody: '{{what}} en {{source}} · {{brand}}',
    post: 'La publicación',
    reading: 'Lectura de Vigía',
    label: '{{label}} (seguridad: {{share}})',
    risk: 'Toca un tema delicado: {{risk}}',
    unread: 'Idioma que Vigía no lee: {{lang}}',
    history: 'Qué había dicho antes de la marca',
    noHistory: 'Es la primera vez que la menciona, que sepamos.',
    counts_one:
      'Una mención anterior (negativas: {{negative, number}}; positivas: {{positive, number}}).',
    counts_many:
      '{{count, number}} de menciones anteriores (negativas: {{negative, number}}; positivas: {{positive, number}}).',
    counts_other:
      '{{count, number}} menciones anteriores (negativas: {{negative, number}}; positivas: {{positive, number}}).',
    earlier: '{{when}} · {{label}} · {{text}}',
    open: 'Ver la publicación',
  },
  label: 'Ticket',
};
