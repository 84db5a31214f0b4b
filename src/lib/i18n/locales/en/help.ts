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
    backtest: {
      about:
        'replay a history and say what a rule would have alerted of, when, and with how many false alarms',
      input: "history as JSONL (.gz too), a mention a line; '-' reads the standard input",
      brand: 'brand',
      trustLabels: 'take the labels of the history instead of reading the texts',
      rule: 'rule in YAML or JSON; twice to compare two',
      budget: "at most one false alarm: '1 per 4 weeks', tranquilo, equilibrado or atento",
      windows: 'known crises in YAML or JSON: a list of {id, from, to}',
      json: 'print the results as JSON',
    },
    check: {
      about: 'check the configuration and the credentials',
      json: 'print the findings as JSON',
    },
    detect: {
      about:
        'score a series (columns timestamp,value) from 0, usual, to 1; standard input to output',
    },
    digest: {
      about: 'tells a day: what was said, against the usual, and why',
      brand: 'this brand only',
      day: 'day, like 2026-11-19; yesterday where not said',
      json: 'print each report as a line of JSON',
    },
    migrate: {
      about: 'bring the database up to date',
      json: 'print the applied migrations as JSON',
    },
    risk: {
      about: 'gives the brand risk of seven days, from 0 to 100, and where it comes from',
      brand: 'this brand only',
      to: 'until when, like 2026-11-19T18:00:00Z; now where not said',
      json: 'print each report as a line of JSON',
    },
    status: { about: 'show how sources, queue and incidents stand', json: 'print it as JSON' },
  },
};
