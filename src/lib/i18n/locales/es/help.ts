/** Help of the command line: a line for each command, argument and option. */
export const help = {
  program:
    'Escucha lo que se dice de una marca y avisa al equipo, pronto y con motivos, cuando se tuerce.',
  titles: {
    usage: 'Uso:',
    arguments: 'Argumentos:',
    options: 'Opciones:',
    globalOptions: 'Opciones generales:',
    commands: 'Órdenes:',
  },
  syntax: {
    options: 'opciones',
    command: 'orden',
    choices: 'una de: {{choices}}',
    default: 'por defecto: {{value}}',
  },
  options: {
    help: 'muestra esta ayuda',
    version: 'muestra la versión',
    config: 'carpeta de la configuración',
    locale: 'idioma de lo que se imprime',
  },
  mistakes: {
    unknownCommand: 'no existe la orden «{{found}}»',
    unknownOption: 'no existe la opción «{{found}}»',
    missingArgument: 'falta el argumento «{{found}}»',
    missingMandatoryOptionValue: 'falta la opción «{{found}}»',
    excessArguments: 'sobran argumentos',
    optionMissingArgument: 'a la opción «{{found}}» le falta su valor',
    hint: '(añade --help para ver las opciones)',
  },
  commands: {
    start: { about: 'pone el bot en marcha: sondea, detecta, avisa, informa y sirve la página' },
    demo: {
      about: 'muestra el producto con una historia de una marca ficticia',
      exit: 'sale al acabar, sin servir la página',
      data: 'carpeta donde guardar los datos; sin ella, se borran al salir',
      port: 'puerto de la página; 0 elige uno libre',
    },
    backtest: {
      about:
        'repite una historia y dice de qué habría avisado una regla, cuándo y con cuántas falsas alarmas',
      input:
        'historia en JSONL (.gz también), una mención por línea; «-» para leer de la entrada; sin ella, lo que hay guardado de la marca',
      brand: 'marca',
      trustLabels: 'usa las etiquetas de la historia en lugar de leer los textos',
      rule: 'regla en YAML o JSON; dos veces para comparar dos',
      budget: "como mucho una falsa alarma: '1 per 4 weeks', tranquilo, equilibrado o atento",
      windows: 'crisis conocidas en YAML o JSON: una lista de {id, from, to}',
      json: 'imprime el resultado como JSON',
      html: 'escribe los resultados como página en este archivo',
    },
    check: {
      about: 'comprueba la configuración y las credenciales',
      json: 'imprime el resultado como JSON',
    },
    detect: {
      about:
        'puntúa una serie (columnas timestamp,value) de 0, normal, a 1; de la entrada a la salida',
    },
    digest: {
      about: 'cuenta un día: qué se dijo, frente a lo habitual, y por qué',
      brand: 'solo esta marca',
      day: 'día, como 2026-11-19; ayer si no se dice. De una semana o un mes, cualquiera de sus días',
      period: 'qué se cuenta: un día, una semana o un mes',
      json: 'imprime cada informe como una línea de JSON',
    },
    import: {
      about: 'guarda lo que un archivo dice de una marca; leerlo otra vez no cambia nada',
      file: 'JSONL o CSV, también comprimido con gzip; el formato se ve en su primera línea',
      brand: 'marca',
      source: "nombre de fuente con el que se guarda; si no se dice, 'file'",
      map: 'columna de un campo, como text=comentario; se puede repetir',
      where: 'solo las filas con ese valor, como tienda=Centro; se puede repetir',
      kind: 'qué son las filas: post, comment, review, article o message',
      lang: 'lengua de las filas que no la dicen',
      all: 'todas las filas son de la marca, aunque no la nombren',
      json: 'escribe las cuentas en JSON',
    },
    migrate: {
      about: 'pone la base de datos al día',
      json: 'imprime como JSON las migraciones aplicadas',
    },
    poll: {
      about: 'pregunta una vez a una fuente y muestra lo que se dice de la marca, sin guardarlo',
      source: 'nombre de la fuente, por ejemplo bluesky o rss',
      brand: 'marca',
      since:
        'desde cuándo, como 2026-11-19T18:00:00Z; si no se dice, lo que manda la configuración',
      url: 'lee esta fuente web en lugar de las de la marca (solo con rss)',
      all: 'muestra todo lo que llega, hable o no de la marca (con --url o --brand)',
      allowPrivate: 'permite direcciones de la propia máquina y de redes privadas',
      json: 'imprime cada publicación como una línea de JSON',
    },
    reply: {
      about:
        'sugiere qué contestar en una crisis, con el grupo SCCT y sus motivos, o puntúa un borrador; no publica nada',
      score: 'puntúa un borrador, de R1 a R10, con el motivo de cada nota',
      input:
        'borradores en JSONL, uno por línea (id, draft, scenario); «-» para leer de la entrada',
      scenario: 'crisis contada en YAML o JSON',
      incident: 'incidente guardado',
      brand: 'con la voz, los hechos y los departamentos de esta marca',
      text: 'borrador que se puntúa',
      lang: 'lengua de los clientes, si no la dice el escenario',
      json: 'imprime el resultado como JSON',
    },
    risk: {
      about: 'da el riesgo de marca de siete días, de 0 a 100, y de dónde sale',
      brand: 'solo esta marca',
      to: 'hasta cuándo, como 2026-11-19T18:00:00Z; ahora si no se dice',
      json: 'imprime cada informe como una línea de JSON',
    },
    read: {
      about:
        'lee textos: entra JSONL (text y, si se saben, id, lang, rating) y sale una lectura por línea',
      brand: 'con los puntos de contacto y los nombres de esta marca',
      weights: 'pesos con los que leer en lugar de los incluidos',
      explain: 'dice qué palabras movieron la puntuación y cuánto',
    },
    train: {
      about: 'entrena el modelo de polaridad con textos etiquetados',
      data: 'archivo JSONL, o carpeta con train.jsonl y val.jsonl; varias veces para varios',
      out: 'archivo de pesos que se escribe; sus cifras y su ficha quedan al lado, y aspects.bin si una carpeta de --data trae bastantes textos etiquetados con emoción o ironía',
      withCorrections: 'aprende también de las correcciones del equipo',
      force: 'escribe el modelo aunque lea peor que el vigente',
    },
    evaluate: {
      about: 'mide el lector con textos etiquetados',
      data: 'archivo JSONL con text y label',
      weights: 'pesos con los que leer en lugar de los incluidos',
      detect: 'detecta el idioma aunque el archivo lo diga',
      json: 'imprime las cifras como JSON',
    },
    label: {
      about: 'corrige la etiqueta de una mención; vale desde ya y se guarda para aprender de ella',
      mention: "mención, nombrada 'fuente/id'",
      label: 'etiqueta correcta',
      brand: 'marca de la mención',
      by: 'quién corrige; el usuario del sistema si no se dice',
      json: 'imprime la corrección como JSON',
    },
    experience: {
      about:
        'recorre los puntos de contacto de una marca: qué se vive bien y mal en cada uno y quién responde',
      brand: 'marca',
      to: 'último día, como 2026-11-19; ayer si no se dice',
      days: 'cuántos días se cuentan, y con cuántos de antes se comparan',
      json: 'imprime el mapa y los departamentos como una línea de JSON',
    },
    survey: {
      about: 'encuestas NPS, CSAT y CES',
      import: {
        about:
          'guarda las respuestas de un archivo, todas o ninguna; leerlo otra vez no cambia nada',
        file: 'CSV o JSONL, también comprimido con gzip; vale cualquier tamaño',
        brand: 'marca',
        kind: 'encuesta: nps, csat o ces',
        map: 'columna de un campo (id, score, answeredAt, touchpoint), como score=nota; se puede repetir',
        scale: 'escala de csat o ces, como 1-5',
        reversed: 'una puntuación baja es lo bueno (CES que mide esfuerzo)',
        touchpoint: 'punto de contacto de las respuestas que no dicen el suyo',
        dateOrder: 'orden en fechas como 12/03/2026',
        json: 'imprime las cuentas como JSON',
      },
      report: {
        about:
          'da NPS, CSAT y CES con su intervalo, por punto de contacto y semana, junto a lo que se dice en público',
        brand: 'marca',
        weeks: 'cuántas semanas, hasta la última completa',
        json: 'imprime el informe como una línea de JSON',
      },
    },
    customers: {
      about:
        'dice qué tipos de cliente tiene una marca y qué hacer con cada uno; por seudónimo y solo si la marca lo pide',
      brand: 'marca',
      json: 'imprime el informe como una línea de JSON',
    },
    report: {
      about: 'cuenta un incidente cuando ha pasado: cronología, tiempos, promesas y qué aprender',
      incident: 'identificador del incidente',
      json: 'imprime el informe como una línea de JSON',
    },
    cases: {
      about: 'lista las reclamaciones con plazo legal, o cierra una',
      brand: 'solo las de esta marca',
      status: 'cuáles: abiertas, respondidas o descartadas',
      answered: 'código de la que se ha respondido',
      dismissed: 'código de la que no era una reclamación de la marca',
      note: 'qué se hizo',
      by: 'quién la cierra; el usuario del sistema si no se dice',
      json: 'imprime el resultado como JSON',
    },
    token: {
      about: 'da, lista o retira los testigos con los que otros programas leen la API',
      action: 'qué hacer',
      name: 'nombre del testigo: letras, cifras, guiones',
      role: 'hasta dónde llega',
      days: 'cuántos días vale',
      json: 'imprime el resultado como JSON',
    },
    status: {
      about: 'muestra cómo están las fuentes, la cola y los incidentes',
      json: 'imprime el resultado como JSON',
    },
  },
};
