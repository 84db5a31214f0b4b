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
    backtest: {
      about:
        'repite una historia y dice de qué habría avisado una regla, cuándo y con cuántas falsas alarmas',
      input: 'historia en JSONL (.gz también), una mención por línea; «-» para leer de la entrada',
      brand: 'marca',
      trustLabels: 'usa las etiquetas de la historia en lugar de leer los textos',
      rule: 'regla en YAML o JSON; dos veces para comparar dos',
      budget: "como mucho una falsa alarma: '1 per 4 weeks', tranquilo, equilibrado o atento",
      windows: 'crisis conocidas en YAML o JSON: una lista de {id, from, to}',
      json: 'imprime el resultado como JSON',
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
      day: 'día, como 2026-11-19; ayer si no se dice',
      json: 'imprime cada informe como una línea de JSON',
    },
    migrate: {
      about: 'pone la base de datos al día',
      json: 'imprime como JSON las migraciones aplicadas',
    },
    risk: {
      about: 'da el riesgo de marca de siete días, de 0 a 100, y de dónde sale',
      brand: 'solo esta marca',
      to: 'hasta cuándo, como 2026-11-19T18:00:00Z; ahora si no se dice',
      json: 'imprime cada informe como una línea de JSON',
    },
    status: {
      about: 'muestra cómo están las fuentes, la cola y los incidentes',
      json: 'imprime el resultado como JSON',
    },
  },
};
