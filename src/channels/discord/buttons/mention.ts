import { UserError } from '../../../core/errors.js';
import { isCorrected, LABELS } from '../../../core/reading.js';
import { say } from '../asking.js';
import { needs } from '../guards/permission.js';
import { mentionView } from '../render/mention.js';
import type { ButtonFamily } from './family.js';
import { readRef, refOf } from './mention-ref.js';

/** One mention out of a list: how it was read, and what can be done with it. */
export const mention: ButtonFamily = {
  name: 'open',
  guards: [needs('view')],
  isUpdate: true,
  async run({ values: [chosen = ''] }, asking) {
    const ref = readRef(chosen);
    if (ref === null) throw new UserError('outdated');
    return mentionView(await asking.desk.mention(ref), asking);
  },
};

/** 'Es negativa', 'Es neutra', 'Es positiva': a person's word against the reader's. */
export const label: ButtonFamily = {
  name: 'label',
  guards: [needs('label')],
  async run({ args }, { desk, asker, t }) {
    const given = LABELS.find((one) => one === args[2]);
    if (given === undefined) throw new UserError('outdated');
    const { before, after } = await desk.label({ ref: refOf(args), label: given, asker });
    const isSame = before.label === after.label && !isCorrected(before);
    return say(
      t(`discord:done.${isSame ? 'labelSame' : 'labelled'}`, {
        before: t(`terms:label.${before.label}`),
        after: t(`terms:label.${after.label}`),
      }),
    );
  },
};
