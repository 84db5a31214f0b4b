import { UserError } from '../../../core/errors.js';
import { show } from '../asking.js';
import { customId } from '../custom-id.js';
import { needs } from '../guards/permission.js';
import { draftEmbed } from '../render/draft.js';
import type { ButtonFamily } from './family.js';
import { textForm } from './form.js';
import { incidentIdOf } from './incident-id.js';

/** Longest answer that any network takes. */
const MAX_DRAFT = 2_000;

/** 'Puntuar mi respuesta': a person's own draft through the same rubric. */
export const draft: ButtonFamily = {
  name: 'draft',
  guards: [needs('score')],
  form: (args, { t }) =>
    textForm({
      id: customId('draft', incidentIdOf(args)),
      title: t('discord:modal.draft.title'),
      label: t('discord:modal.draft.label'),
      hint: t('discord:modal.draft.hint'),
      maxLength: MAX_DRAFT,
    }),
  async run({ args, written }, { desk, t }) {
    const text = written.trim();
    if (text === '') throw new UserError('bad-input', { what: 'draft' });
    const score = await desk.scoreDraft({ incidentId: incidentIdOf(args), text });
    return show(draftEmbed(score, { text, t }));
  },
};
