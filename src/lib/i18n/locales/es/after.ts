/** Words of the after-action report of an incident. */
export const after = {
  title: 'Después del incidente · {{brand}} · {{incident}}',
  summary: {
    over: 'Empezó el {{from}} y terminó el {{to}}: {{negative}} negativas de {{voices}}.',
    running: 'Empezó el {{from}} y sigue: {{negative}} negativas de {{voices}} hasta ahora.',
  },
  fact: {
    detection: 'Cuánto tardó el aviso',
    acknowledge: 'Cuánto tardó en atenderse',
    reply: 'Primera respuesta en público',
    decline: 'Cómo bajó',
    promises: 'Prometido y cumplido',
    timeline: 'Cronología',
    lessons: 'Qué aprender',
  },
  detection: '{{firstPost}} desde la primera publicación, {{start}} desde que empezó el exceso',
  detectionStart: '{{start}} desde que empezó el exceso; la primera publicación ya no está',
  never: 'no consta',
  decline:
    'el pico fue a las {{at}}, {{negative}} negativas en una hora (lo habitual, {{usual}}); {{halfLife}}',
  halfLife: 'se redujo a la mitad en {{time}}',
  noHalfLife: 'aún no se ha reducido a la mitad',
  promise: {
    acknowledge: 'atenderlo',
    reply: 'responder en público',
    legal: 'contestar {{code}}',
  },
  state: {
    kept: '{{promise}}: cumplido',
    late: '{{promise}}: tarde, con {{time}} de retraso',
    broken: '{{promise}}: sin cumplir (vencía el {{due}})',
    open: '{{promise}}: en plazo hasta el {{due}}',
  },
  moment: '{{at}} {{event}}',
  momentBy: '{{at}} {{event}} ({{who}})',
  event: {
    'first-post': 'primera publicación',
    'turning-post': 'la publicación que lo giró',
    'loudest-post': 'la más difundida',
    peak: 'pico de negativas',
    'first-reply': 'primera respuesta de la marca',
    opened: 'aviso',
    worsened: 'sube de nivel',
    updated: 'nuevas cifras',
    ended: 'de vuelta a lo normal',
    acknowledged: 'alguien lo atiende',
    assigned: 'asignado',
    muted: 'silenciado',
    resolved: 'resuelto',
    dismissed: 'dado por falsa alarma',
    escalated: 'aviso a más gente',
    'handed-off': 'pasado a ticket',
    'ticket-changed': 'el ticket cambia',
    'rated-useful': 'aviso útil',
    'rated-not-useful': 'aviso no útil',
  },
  lesson: {
    'false-alarm':
      'fue una falsa alarma; la regla cuenta con una cada {{value}} semanas: si hay más, sube el umbral',
    'not-useful': 'valoraciones de «no útil»: {{value}}; sube el umbral o acota la consulta',
    useful: 'valoraciones de «útil»: {{value}}; deja la regla como está',
    'slow-detection':
      'el aviso llegó {{time}} después de la primera publicación: prueba un presupuesto más atento con «vigia backtest»',
    'slow-acknowledge':
      'nadie lo atendió en los {{time}} previstos: revisa la escalada y los turnos',
    'no-reply':
      'no consta ninguna respuesta pública de la marca: decide quién responde y desde qué cuenta',
    'slow-reply': 'la primera respuesta tardó {{time}}: deja preparada la declaración de espera',
    grew_one: 'la gravedad subió {{count, number}} vez después del aviso: mira qué la disparó',
    grew_many: 'la gravedad subió {{count, number}} veces después del aviso: mira qué la disparó',
    grew_other: 'la gravedad subió {{count, number}} veces después del aviso: mira qué la disparó',
    'data-gap': 'faltaban datos de alguna fuente mientras duró: lo que falta no cuenta como calma',
    'reader-error': 'no está claro que no fuera un error del lector: corrige unas cuantas lecturas',
    'short-history_one':
      'la marca tenía {{count, number}} día de historia: el umbral aún es provisional',
    'short-history_many':
      'la marca tenía {{count, number}} días de historia: el umbral aún es provisional',
    'short-history_other':
      'la marca tenía {{count, number}} días de historia: el umbral aún es provisional',
    'as-planned': 'todo fue como estaba previsto',
  },
  unknown: 'no hay ningún incidente «{{found}}»',
};
