/** Words of `vigia import`. */
export const imported = {
  done_one: '{{brand}}: {{count, number}} new mention from {{file}}',
  done_other: '{{brand}}: {{count, number}} new mentions from {{file}}',
  rows: '  {{rows, number}} rows: {{mentions, number}} speak of the brand, {{unmatched, number}} do not, {{passedOver, number}} filtered out',
  mentions:
    '  of those that do: {{known, number}} were known, {{changed, number}} changed, {{reposts, number}} are reposts and {{copies, number}} copies',
  lost_one: '  {{count, number}} row not used',
  lost_other: '  {{count, number}} rows not used',
  badRow: '{{file}}, line {{line}}: {{problem}}',
  bad_one: '{{count, number}} row cannot be used',
  bad_other: '{{count, number}} rows cannot be used',
  pair: "{{option}} takes a pair 'name=value'; found '{{found}}'",
  fields: '--map takes field=column; found {{found}}; the fields are {{fields}}',
  kind: "--kind can be post, comment, review, article or message; found '{{found}}'",
  lang: "--lang takes a language such as 'es'; found '{{found}}'",
  refused: '{{file}}: {{reason}}',
  unreadable: '{{file}} cannot be read ({{code}})',
};
