import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { Hono } from 'hono';
import type { Mention } from '../../core/mention.js';
import { listChoice, mentionFilter } from '../mention-filter.js';
import type { WebOptions } from '../options.js';
import { pageContext } from '../page-context.js';

/** A spreadsheet takes a text without it for another encoding. */
const BYTE_ORDER_MARK = true;

const COLUMNS = [
  'created_at',
  'source',
  'author',
  'kind',
  'lang',
  'label',
  'score',
  'confidence',
  'emotion',
  'intent',
  'touchpoint',
  'risk',
  'rating',
  'voice',
  'campaign',
  'title',
  'text',
  'url',
  'id',
] as const;

/** The list of mentions as a file, under the filters of the page that links to it; streamed, however long. */
export function exportRoutes(options: WebOptions): Hono {
  const { store, brands } = options;
  const app = new Hono();

  app.get('/brands/:id/mentions.csv', (context) => {
    const brand = brands.find(({ id }) => id === context.req.param('id'));
    if (brand === undefined) return context.notFound();
    const filter = mentionFilter(brand.id, listChoice(pageContext(context, options).query));
    const rows = Readable.from(csvRows(store.mentions.stream(filter)));
    // A cell that begins like a formula is a text, whoever wrote the post.
    const file = stringify({
      header: true,
      columns: [...COLUMNS],
      bom: BYTE_ORDER_MARK,
      escape_formulas: true,
    });
    rows.on('error', (error) => file.destroy(error));
    rows.pipe(file);
    return context.body(Readable.toWeb(file) as ReadableStream, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="vigia-${brand.id}.csv"`,
    });
  });

  return app;
}

async function* csvRows(
  mentions: AsyncIterable<Mention>,
): AsyncGenerator<Record<(typeof COLUMNS)[number], string | number | null>> {
  for await (const { post, reading, voice, campaign } of mentions) {
    yield {
      created_at: post.createdAt.toISOString(),
      source: post.source,
      author: post.author.handle,
      kind: post.kind,
      lang: reading.lang,
      label: reading.label,
      score: reading.score,
      confidence: reading.confidence,
      emotion: reading.emotion,
      intent: reading.intent,
      touchpoint: reading.touchpoint,
      risk: reading.risk,
      rating: post.rating,
      voice,
      campaign,
      title: post.title,
      text: post.text,
      url: post.url,
      id: post.id,
    };
  }
}
