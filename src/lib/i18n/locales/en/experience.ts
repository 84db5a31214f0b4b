/** Words of the experience map and of the departments that own it. */
export const experience = {
  title: 'Customer experience · {{brand}} · {{days}}',
  summary:
    '{{mentions}} from {{voices}}, balance {{balance}} ({{before}} in the {{count}} days before).',
  nothing: 'No mention in these days.',
  stage: { before: 'Before buying', during: 'Buying and using', after: 'Afterwards' },
  stageText: '{{voices}}, balance {{balance}}',
  touchpoint:
    '{{voices}}, balance {{balance}}{{change}}; {{negative}} negative{{target}}; owned by {{department}}',
  change: ' ({{change}})',
  changeUnclear: ' ({{change}}, may be chance)',
  offTarget: ' (off target, {{target}})',
  critical: '★ {{name}}',
  complaints: 'Complaints at {{name}}',
  words: 'its own words: {{words}}',
  mix: '{{kind}} {{share}}',
  replies: 'Answers at {{name}}',
  replyTarget: '{{figures}} (target, {{target}})',
  balance: 'Good and bad experiences',
  balanceText:
    '{{good}} good and {{bad}} bad; of {{count}} known customers, {{mostlyGood}} mostly in favour, {{mostlyBad}} mostly against and {{even}} even',
  general: 'The brand in general',
  wow: 'Moments worth repeating · {{name}}',
  worst: 'The worst · {{name}}',
  departments: 'Departments · {{brand}} · {{days}}',
  department:
    '{{negative}} negative ({{share}}; before, {{previous}}){{incidents}}{{holding}}{{promises}}',
  departmentIncidents_one: '; {{count, number}} incident',
  departmentIncidents_other: '; {{count, number}} incidents',
  departmentOpen: ' ({{open}} not closed)',
  holding: '; held for {{median}} at the median, {{longest}} at most',
  promises: '; promised: {{figures}}',
  allPlaced: 'Every negative voice has an owner.',
  unplaced_one: '{{count, number}} negative voice is about the brand in general and has no owner.',
  unplaced_other:
    '{{count, number}} negative voices are about the brand in general and have no owner.',
};
