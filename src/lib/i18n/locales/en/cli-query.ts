/** Mistakes in a brand's query. */
export const query = {
  mistake: 'wrong query, character {{position}}: found {{found}}, expected {{expected}}',
  piece: "'{{piece}}'",
  end: 'the end',
  expected: {
    operand: 'a word, a "phrase", a field or an opening parenthesis',
    operator: 'AND, OR or the end',
    'close-parenthesis': 'a closing parenthesis',
    'close-quote': 'a quote that closes the phrase',
    near: 'NEAR/ with a number from 1 to 100, for example NEAR/5',
    'near-operand': 'on both sides of NEAR a word, a "phrase", or several joined by OR',
    'field-name': 'one of the fields author:, source:, lang:, site: or hashtag:',
    'field-value': 'the value of the field, without a space after the colon and without *',
    'edge-star': 'the * only at the beginning or the end of a single word',
    'phrase-star': 'a phrase without *',
    'known-name': 'a word: there is no brand here for $brand to stand for',
    'less-depth': 'fewer than 50 levels of parentheses and NOT',
    'less-length': 'a query of at most 10,000 characters',
  },
  cover: {
    'no-words':
      "the query cannot be asked of a network: '{{part}}' holds no whole word; join one to it with AND, for example the brand's name",
    impossible: "the query '{{part}}' can find nothing in this source",
  },
};
