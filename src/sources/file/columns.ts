import type { Field, FileEntry } from './config.js';

/** Names under which exports of known tools, in English and Spanish, keep a field; folded, best first. */
const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'postid', 'tweetid', 'commentid', 'reviewid', 'uuid', 'guid'],
  text: [
    'text',
    'fulltext',
    'body',
    'content',
    'message',
    'tweet',
    'comment',
    'review',
    'reviewtext',
    'texto',
    'mensaje',
    'comentario',
    'contenido',
    'opinion',
    'resena',
  ],
  title: ['title', 'subject', 'headline', 'titulo', 'asunto', 'titular'],
  url: ['url', 'link', 'permalink', 'enlace'],
  author: [
    'author',
    'username',
    'screenname',
    'handle',
    'user',
    'authorhandle',
    'autor',
    'usuario',
  ],
  displayName: ['displayname', 'authorname', 'name', 'nombre'],
  followers: ['followers', 'followerscount', 'authorfollowers', 'seguidores'],
  createdAt: [
    'createdat',
    'created',
    'date',
    'datetime',
    'timestamp',
    'time',
    'publishedat',
    'published',
    'fecha',
    'fechahora',
  ],
  editedAt: ['editedat', 'updatedat', 'modifiedat'],
  lang: ['lang', 'language', 'idioma'],
  rating: ['rating', 'stars', 'valoracion', 'puntuacion', 'estrellas'],
  kind: ['kind'],
  source: [],
  repostOf: ['repostof', 'retweetof', 'retweetedstatusid'],
  replyTo: ['replyto', 'inreplyto', 'inreplytoid', 'inreplytostatusid'],
  hashtags: ['hashtags', 'etiquetas'],
  likes: ['likes', 'likecount', 'likescount', 'favoritecount', 'favouritescount', 'megusta'],
  reposts: [
    'reposts',
    'repostcount',
    'retweetcount',
    'retweets',
    'reblogscount',
    'shares',
    'compartidos',
  ],
  replies: ['replies', 'replycount', 'repliescount', 'respuestas'],
  views: ['views', 'viewcount', 'impressions', 'vistas'],
};

/** Rows of JSON can bring names without end. */
const MAX_KNOWN_NAMES = 1_000;

/** Reads one field of a row; undefined where the row does not have it. */
export type ReadField = (field: Field) => unknown;

/**
 * Makes the reader of a file's rows. A field is found by its configured column, else by the names that exports use.
 * A dot goes into an object ('user.name'). Objects called author and engagement, as `vigia poll --json` writes them,
 * are looked into.
 */
export function createFieldReader(
  columns: FileEntry['columns'],
): (values: Readonly<Record<string, unknown>>) => ReadField {
  // The names are the same in every row, and folding them is the dearest part of reading one.
  const foldedNames = new Map<string, string>();
  function fold(name: string): string {
    const known = foldedNames.get(name) ?? foldName(name);
    if (foldedNames.size < MAX_KNOWN_NAMES) foldedNames.set(name, known);
    return known;
  }
  return (values) => {
    const byName = new Map<string, unknown>();
    for (const part of [values, values.engagement, authorOf(values)]) {
      if (typeof part !== 'object' || part === null) continue;
      for (const [name, value] of Object.entries(part)) {
        const isPlain = Array.isArray(value) || typeof value !== 'object';
        const folded = fold(name);
        if (isPlain && filled(value) !== undefined && !byName.has(folded)) {
          byName.set(folded, value);
        }
      }
    }
    return (field) => {
      const column = columns[field];
      if (column !== undefined) return valueAt(values, column);
      const alias = ALIASES[field].find((name) => byName.has(name));
      return alias === undefined ? undefined : byName.get(alias);
    };
  };
}

function authorOf({ author, user }: Readonly<Record<string, unknown>>): unknown {
  return typeof author === 'object' && author !== null ? author : user;
}

function valueAt(values: Readonly<Record<string, unknown>>, column: string): unknown {
  if (column in values) return filled(values[column]);
  let value: unknown = values;
  for (const part of column.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return filled(value);
}

function filled(value: unknown): unknown {
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

/** 'Created At', 'created_at' and 'createdAt' are one name, and so are 'Título' and 'titulo'. */
function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();
}
