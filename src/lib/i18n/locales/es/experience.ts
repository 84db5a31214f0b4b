/** Words of the experience map and of the departments that own it. */
export const experience = {
  title: 'Experiencia de cliente · {{brand}} · {{days}}',
  summary:
    '{{mentions}} de {{voices}}, balance {{balance}} ({{before}} los {{count}} días de antes).',
  nothing: 'Ninguna mención en estos días.',
  stage: { before: 'Antes de comprar', during: 'En la compra y el uso', after: 'Después' },
  stageText: '{{voices}}, balance {{balance}}',
  touchpoint:
    '{{voices}}, balance {{balance}}{{change}}; {{negative}} negativas{{target}}; las lleva {{department}}',
  change: ' ({{change}})',
  changeUnclear: ' ({{change}}, puede ser azar)',
  offTarget: ' (fuera del objetivo, {{target}})',
  critical: '★ {{name}}',
  complaints: 'Quejas en {{name}}',
  words: 'palabras propias: {{words}}',
  mix: '{{kind}} {{share}}',
  replies: 'Respuestas en {{name}}',
  replyTarget: '{{figures}} (objetivo, {{target}})',
  balance: 'Buenas y malas experiencias',
  balanceText:
    '{{good}} buenas y {{bad}} malas; de {{count}} clientes conocidos, {{mostlyGood}} más a favor, {{mostlyBad}} más en contra y {{even}} a partes iguales',
  general: 'La marca en general',
  wow: 'Momentos que merece la pena repetir · {{name}}',
  worst: 'Lo peor · {{name}}',
  departments: 'Departamentos · {{brand}} · {{days}}',
  department:
    '{{negative}} negativas ({{share}}; antes, {{previous}}){{incidents}}{{holding}}{{promises}}',
  departmentIncidents_one: '; {{count, number}} incidente',
  departmentIncidents_many: '; {{count, number}} de incidentes',
  departmentIncidents_other: '; {{count, number}} incidentes',
  departmentOpen: ' ({{open}} sin cerrar)',
  holding: '; abiertos {{median}} de mediana, {{longest}} el que más',
  promises: '; prometido: {{figures}}',
  allPlaced: 'Todas las negativas tienen dueño.',
  unplaced_one: '{{count, number}} negativa habla de la marca en general y no tiene dueño.',
  unplaced_many: '{{count, number}} de negativas hablan de la marca en general y no tienen dueño.',
  unplaced_other: '{{count, number}} negativas hablan de la marca en general y no tienen dueño.',
};
