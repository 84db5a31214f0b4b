/** Words of `vigia read`. */
export const read = {
  badLine: "line {{line}}: not JSON with a 'text' (and at most id, lang, rating from 1 to 5)",
  badLines_one: '{{count, number}} line could not be read',
  badLines_other: '{{count, number}} lines could not be read',
};

/** Words of `vigia evaluate`. */
export const evaluate = {
  head: '{{count, number}} texts · macro-F1 {{macroF1, number(style: percent; minimumFractionDigits: 1)}} · macro-recall {{macroRecall, number(style: percent; minimumFractionDigits: 1)}} · accuracy {{accuracy, number(style: percent; minimumFractionDigits: 1)}} · calibration error {{calibrationError, number(style: percent; minimumFractionDigits: 1)}}',
  label:
    '{{label}}: F1 {{f1, number(style: percent; minimumFractionDigits: 1)}} · precision {{precision, number(style: percent; minimumFractionDigits: 1)}} · recall {{recall, number(style: percent; minimumFractionDigits: 1)}} · {{support, number}} texts, read as negative / neutral / positive: {{row}}',
  badLine:
    "{{file}}, line {{line}}: not JSON with 'text' and 'label' (negative, neutral, positive)",
  empty: '{{file}} holds no text',
};

/** Words of `vigia train`. */
export const train = {
  read_one: '{{path}}: {{count, number}} labelled text, {{skipped, number}} lines of other kinds',
  read_other:
    '{{path}}: {{count, number}} labelled texts, {{skipped, number}} lines of other kinds',
  unreadable: '{{path}} cannot be read ({{code}})',
  empty:
    "no labelled text found: --data takes a JSONL file, or a folder with train.jsonl or val.jsonl in it, lines of {'text','lang','label'}",
  language:
    '{{lang}}: macro-F1 {{macroF1, number(style: percent; minimumFractionDigits: 1)}} on {{count, number}} held-out texts',
  refused:
    'the new model reads worse than the one in force; nothing was written (--force does it all the same):',
  setback:
    '  {{lang}}: macro-F1 {{was, number(style: percent; minimumFractionDigits: 1)}} before, {{is, number(style: percent; minimumFractionDigits: 1)}} now',
  done: '{{file}}: model logistic@{{digest}}, {{bytes, number}} bytes; its card stands beside it',
  aspects: 'emotion and irony: {{file}}, {{bytes, number}} bytes',
  noAspects:
    'emotion and irony: no folder with enough labelled texts, nothing written, what is in force stays',
};

/** Words of `vigia label`. */
export const label = {
  who: 'who corrects is kept with the correction: say it with --by',
  unknown: "{{brand}} has no mention '{{mention}}'; a mention is named 'source/post id'",
  done: '{{mention}}: {{before}} → {{after}}, by {{by}}; the next `vigia train --with-corrections` learns from it',
};
