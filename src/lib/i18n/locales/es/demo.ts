/** Words of `vigia demo`. */
export const demo = {
  intro:
    'Vigía · demostración con una marca ficticia, Zapatillas Cóndor.\nDiez días tranquilos y una mala tarde, a cámara rápida: las mismas fuentes, lector, detector y avisos que en producción.',
  progress: '{{day}} · {{mentions, number}} menciones',
  digest: 'A la mañana siguiente, el resumen diario que lee marketing:',
  risk: 'Y el riesgo de marca que lee la dirección:',
  after: 'Y el informe de cierre, para aprender de ello (en corto):',
  quiet: 'El jueves a las 8:00, el resumen de un miércoles tranquilo:',
  done_one:
    'Leídas {{mentions, number}} menciones en {{seconds, number}} s; {{count, number}} incidente.',
  done_other:
    'Leídas {{mentions, number}} menciones en {{seconds, number}} s; {{count, number}} incidentes.',
  page: 'La página está en {{url}}  (Ctrl-C para salir)',
};
