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
    check: {
      about: 'comprueba la configuración y las credenciales',
      json: 'imprime el resultado como JSON',
    },
    migrate: {
      about: 'pone la base de datos al día',
      json: 'imprime como JSON las migraciones aplicadas',
    },
    status: {
      about: 'muestra cómo están las fuentes, la cola y los incidentes',
      json: 'imprime el resultado como JSON',
    },
  },
};
