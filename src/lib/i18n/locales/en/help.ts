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
    start: { about: 'run the bot: poll, detect, alert, report and serve the page' },
    demo: {
      about: 'show the product with the story of a fictional brand',
      exit: 'leave at the end, without serving the page',
      data: 'folder to keep the data in; without it they are deleted',
      port: 'port of the page; 0 takes any free one',
    },
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
    import: {
      about: 'store what a file says of a brand; reading it again changes nothing',
      file: 'JSONL or CSV, also gzipped; which of them is seen from its first line',
      brand: 'brand',
      source: "name of the source to store it under; 'file' where not said",
      map: 'column of a field, like text=comment; can be repeated',
      where: 'only rows with that value, like shop=Centre; can be repeated',
      kind: 'what the rows are: post, comment, review, article or message',
      lang: 'language of rows that say none',
      all: 'every row is about the brand, even without naming it',
      json: 'print the counts as JSON',
    },
    migrate: {
      about: 'bring the database up to date',
      json: 'print the applied migrations as JSON',
    },
    poll: {
      about: 'asks a source once and shows what is said of the brand, without storing it',
      source: 'name of the source, for example bluesky or rss',
      brand: 'brand',
      since: 'since when, like 2026-11-19T18:00:00Z; as configured where not given',
      url: 'reads this feed in place of those of the brand (with rss only)',
      all: 'shows everything, about the brand or not (with --url)',
      allowPrivate: 'allows addresses of this machine and of private networks',
      json: 'prints each post as a line of JSON',
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
