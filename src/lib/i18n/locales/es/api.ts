/** Words of the feeds and the calendar. */
export const api = {
  feed: {
    title: 'Incidentes de {{brand}}',
    description: 'Lo que Vigía ha notado de {{brand}}, lo último primero.',
  },
  calendar: {
    title: 'Plazos legales de {{brand}}',
    event: 'Vence la reclamación {{code}}',
    about: 'Punto de contacto: {{touchpoint}}. Sin respuesta todavía.',
  },
} as const;
