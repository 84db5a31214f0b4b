import type { Correction } from '../../core/contracts/store.js';
import type { Mention } from '../../core/mention.js';
import { LABELS } from '../../core/reading.js';
import { MAX_NAME_LENGTH } from '../correction-form.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { actorName, labelTag, moment } from './parts.js';

/** What the form starts with. */
export interface CorrectionFields {
  /** The name of who signed in, or the one that was given last; empty where none was. */
  readonly name: string;
  /** False for who signed in, and so has a name. */
  readonly isNameAsked: boolean;
  /** Whether it was sent without a name that could be kept. */
  readonly isNameMissing?: boolean;
}

/** 'Corregida por Marta (página), 19 nov, 20:30'. */
export function correctedBy(
  page: PageContext,
  { correction, timeZone }: { readonly correction: Correction | null; readonly timeZone: string },
): Piece {
  if (correction === null) return NOTHING;
  const { actor, at } = correction;
  const text = page.t('web:correction.by', { who: actorName(page, actor) });
  return html`<p class="note">${text} ${moment(page, at, timeZone)}</p>`;
}

/** The form by which a person puts a label right; where it cannot be offered (`fields` null), why not. */
export function correctionSection(
  page: PageContext,
  {
    mention,
    fields,
    action,
  }: {
    readonly mention: Mention;
    readonly fields: CorrectionFields | null;
    readonly action: string;
  },
): Piece {
  const { t } = page;
  return html`<section class="card correct" aria-labelledby="correct"><h2 id="correct">${t('web:correction.title')}</h2>
${
  fields === null
    ? html`<p class="empty">${t('web:correction.signIn')}</p>`
    : correctionForm(page, { mention, fields, action })
}
</section>`;
}

function correctionForm(
  page: PageContext,
  {
    mention,
    fields,
    action,
  }: {
    readonly mention: Mention;
    readonly fields: CorrectionFields;
    readonly action: string;
  },
): Piece {
  const { t } = page;
  const { isNameAsked } = fields;
  const { label: present } = mention.reading;
  return html`<form class="correction" method="post" action="${action}">
<fieldset><legend>${t('web:correction.label')}</legend>
<div class="choices">${join(
    LABELS.map(
      (label) =>
        html`<label><input type="radio" name="label" value="${label}" required${
          label === present ? html` checked` : NOTHING
        }>${labelTag(page, label)}</label>`,
    ),
  )}</div></fieldset>
${isNameAsked ? nameField(page, fields) : NOTHING}
<button type="submit">${t('web:correction.save')}</button>
<p class="note">${t('web:correction.note')}</p>
</form>`;
}

function nameField({ t }: PageContext, { name, isNameMissing = false }: CorrectionFields): Piece {
  const complaint = isNameMissing
    ? html`<p class="wrong" id="name-wrong">${t('web:correction.nameMissing', { count: MAX_NAME_LENGTH })}</p>`
    : NOTHING;
  const described = isNameMissing
    ? html` aria-invalid="true" aria-describedby="name-wrong" autofocus`
    : NOTHING;
  return html`<div class="field"><label for="name">${t('web:correction.name')}</label><input id="name" name="name" value="${name}" required maxlength="${MAX_NAME_LENGTH}" autocomplete="nickname"${described}>${complaint}</div>`;
}
