import { READER_LANGUAGES } from '../../core/reading.js';
import type { ModelFigures } from './figures.js';

/** Where the known sets come from and on what terms; a set that is not named here is the user's own. */
const ORIGINS: Readonly<Record<string, string>> = {
  umsab: 'UMSAB (Barbieri et al. 2022), balanced tweets; the copy states no licence',
  'tweeteval-sentiment': 'TweetEval / SemEval 2017 task 4, English tweets; no licence stated',
  tass2020: 'TASS 2020, Spanish tweets of Spain, Mexico, Peru, Costa Rica, Uruguay; research only',
  'tass-general': 'TASS general corpus, Spanish tweets; research only',
  'intertass-es-2017': 'InterTASS 2017, Spanish tweets; research only',
  'emoevent-es': 'EmoEvent (Plaza-del-Arco et al. 2020), Spanish; no licence stated',
  'sb10k-de': 'SB-10k (Cieliebak et al. 2017), German tweets; no licence stated',
  'million-posts-de': 'One Million Posts (Schabus et al. 2017), German comments; check before use',
  'sentipolc14-it': 'SENTIPOLC 2014, Italian tweets; no licence stated',
  'tweets-mg-pt': 'Tweets of Minas Gerais, Portuguese; no licence stated',
  'us-2015': 'US airline tweets of February 2015, English; non-commercial',
  corrections: 'corrections made by the team that trained this model',
};

/** The model card as Markdown, in English: what the weights are, what they come from, how good, where they fail. */
export function modelCard(figures: ModelFigures): string {
  const trained = READER_LANGUAGES.flatMap((lang) => {
    const found = figures.languages[lang];
    return found === undefined ? [] : [{ lang, ...found }];
  });
  const sources = new Map<string, number>();
  for (const { textCounts } of trained) {
    for (const [name, count] of Object.entries(textCounts)) {
      sources.set(name, (sources.get(name) ?? 0) + count);
    }
  }
  const sourceRows = [...sources].map(
    ([name, count]) => `| ${name} | ${count} | ${originOf(name)} |`,
  );
  const rows = trained.map(({ lang, crossValidated: one, features }) =>
    [
      `| ${lang} | ${percent(one.macroF1)} | ${percent(one.macroRecall)} | ${percent(one.accuracy)}`,
      `${percent(one.labels.negative.f1)} | ${percent(one.labels.neutral.f1)}`,
      `${percent(one.labels.positive.f1)} | ${percent(one.calibrationError ?? 0)}`,
      `${one.texts} | ${features} |`,
    ].join(' | '),
  );
  return `# Model card: polarity, logistic@${figures.digest}

Written by \`vigia train\`; the same figures for programs stand in \`polarity.json\`.

## What it is

One multinomial logistic regression per language (${trained.map(({ lang }) => lang).join(', ')}) over hashed word 1-2-grams,
negated copies of the words in reach of a negation, character 2-5-grams and binned scores of word lists: our own
(\`src/sentiment/languages/*/words.ts\`) and those of the \`natural\` package (AFINN, ML-SentiCon, Pattern). Two bytes a
feature. It reads offline, in the process, and every score can be explained by its words. Corrections of a team learnt
from: ${figures.corrections}.

## How good, in % (${figures.folds}-fold cross-validation on the reference sets, language given)

Each text was scored by a model that had not seen it. ECE is the expected calibration error (15 bins).

| language | macro-F1 | macro-recall | accuracy | F1 negative | F1 neutral | F1 positive | ECE | texts | features |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## What it learnt from

| set | texts | origin and terms |
|---|---|---|
${sourceRows.join('\n')}

The texts are not in this repository. Several sets are for research or non-commercial use, and most copies state no
licence: **check the licences before any commercial use of these weights**, or train your own with
\`vigia train --data DIR --out FILE\`.

## Where it fails

- Irony and sarcasm: read literally more often than not; the irony flag lowers the confidence, not the label.
- The reference sets are balanced and made of tweets. Long reviews, news and other shares of the labels are read less
  surely; a brand whose mentions are mostly negative sees somewhat fewer negatives than there are.
- Italian: the reference set mixes collections, and its cross-validated figure is flattering by many points.
- Names of people, parties and products carry the mood of the years of the tweets (2011 to 2018).
- Languages outside those above get no reading; very short texts are read in the declared language.
`;
}

function originOf(name: string): string {
  return ORIGINS[name.startsWith('umsab-') ? 'umsab' : name] ?? 'labels of your own';
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
