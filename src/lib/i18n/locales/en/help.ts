/** Help of the command line: a line for each command, argument and option. */
export const help = {
  program: 'Listens to what is said of a brand and tells the team, early and why, when it turns.',
  titles: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    globalOptions: 'Global options:',
    commands: 'Commands:',
  },
  options: {
    help: 'show this help',
    version: 'show the version',
    config: 'folder of the configuration',
    locale: 'language of what is printed',
  },
  mistakes: {
    unknownCommand: "there is no command '{{found}}'",
    unknownOption: "there is no option '{{found}}'",
    missingArgument: "the argument '{{found}}' is missing",
    missingMandatoryOptionValue: "the option '{{found}}' is missing",
    excessArguments: 'too many arguments',
    optionMissingArgument: "the option '{{found}}' lacks its value",
    hint: '(add --help to see the options)',
  },
  commands: {
    check: {
      about: 'check the configuration and the credentials',
      json: 'print the findings as JSON',
    },
    migrate: {
      about: 'bring the database up to date',
      json: 'print the applied migrations as JSON',
    },
    status: { about: 'show how sources, queue and incidents stand', json: 'print it as JSON' },
  },
};
