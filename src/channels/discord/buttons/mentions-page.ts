import { needs } from '../guards/permission.js';
import { readSearch } from '../mention-search.js';
import { mentionsPage } from '../render/mentions.js';
import type { ButtonFamily } from './family.js';

/** 'Anteriores' and 'Siguientes' of a list of mentions. */
export const mentionsTurn: ButtonFamily = {
  name: 'm',
  guards: [needs('view')],
  isUpdate: true,
  run: ({ args }, asking) => mentionsPage(readSearch(args, asking.desk.brands), asking),
};
