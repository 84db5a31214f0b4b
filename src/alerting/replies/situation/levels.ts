import type { RiskCategory } from '../../../core/reading.js';
import { RISK_CATEGORIES } from '../../../core/reading.js';
import { find, foldDraft, phrases } from '../scoring/phrases.js';
import type { Arousal, CrisisFacts } from './classify.js';

const NONE = phrases(
  'no~',
  'none',
  'ningun[oa]?',
  'nadie',
  'nobody',
  'nothing',
  'sin',
  'nul[oa]',
  'false',
  '0',
  'victim',
);
const LOW = phrases('low', 'baj[oa]', 'minor', 'leve', 'mild', 'calm', 'poc[oa]');
const HIGH = phrases(
  'very high|high|alt[oa]|muy alt[oa]|severe|extreme|grave|serious|fuerte|full|strong|total|preventable',
);

/** 'high', 'alta', 0.9 → a level; null where it is not given or makes no sense. */
export function levelOf(
  value: string | number | undefined,
): 'none' | 'low' | 'medium' | 'high' | null {
  if (value === undefined) return null;
  if (typeof value === 'number') {
    if (value <= 0) return 'none';
    const share = value > 1 ? value / 10 : value;
    return share < 0.34 ? 'low' : share < 0.67 ? 'medium' : 'high';
  }
  const folded = foldDraft(value);
  if (find(folded, HIGH) !== null) return 'high';
  if (find(folded, LOW) !== null) return 'low';
  if (find(folded, NONE) !== null) return 'none';
  return folded === '' ? null : 'medium';
}

/** Whether a free value says yes: a list with something in it, a text that is no 'no', a number above 0. */
export function saysYes(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'number') return value > 0;
  if (typeof value !== 'string') return true;
  const folded = foldDraft(value).trim();
  return folded !== '' && !/^(no|none|ningun[oa]?|sin|false|0|n\/a|clean)(?!\p{L})/u.test(folded);
}

/** How a reputation is told: 'bad', 'mala', 'poor'. */
export function isBad(value: string | undefined): boolean {
  return (
    value !== undefined &&
    /^(bad|poor|negative|unfavou?rable|mal[ao]?|negativa|pesima|daf)/u.test(foldDraft(value))
  );
}

const EMOTION_AROUSAL: Readonly<Record<string, Arousal>> = {
  anger: 'high',
  disgust: 'high',
  fear: 'high',
  ira: 'high',
  rabia: 'high',
  enfado: 'high',
  asco: 'high',
  miedo: 'high',
  indignation: 'high',
  indignacion: 'high',
  outrage: 'high',
};

const STORM = phrases(
  'miles de|thousands|viral~?|tormenta|firestorm|trending|tendencia|indignad~|furios~|furious|outrag~|indigna~|boicot|boycott|en masa|oleada',
);

/** Arousal as given, else by emotion (one step down: an emotion is not yet a storm), severity and the account. */
export function arousalOf({
  arousal,
  emotion,
  severity,
  account,
}: {
  readonly arousal: string | number | undefined;
  readonly emotion: string | undefined;
  readonly severity: number | undefined;
  readonly account: string;
}): Arousal {
  const told = levelOf(arousal);
  if (told !== null) return told === 'none' ? 'low' : told;
  if (find(foldDraft(account), STORM) !== null) return 'high';
  const felt = emotion === undefined ? undefined : EMOTION_AROUSAL[foldDraft(emotion)];
  if ((severity ?? 0) >= 3) return 'high';
  if (felt !== undefined) return severity === undefined ? 'high' : 'medium';
  return severity === 1 ? 'low' : 'medium';
}

const SERIOUS = phrases(
  'herid[oa]s?|hospitali~|fallec~|muert[oa]s?|intoxicad[oa]s?|enfermaron|lesionad[oa]s?|ha matado',
  'injured|fell ill|hospitali[sz]ed|died|killed|were hurt|was hurt|got sick|deaths?',
);
const UNHARMED = phrases(
  '(no hay|sin|ningun) (herid|afectad|daño|victima)~|nadie (ha |)(salido |salio |resultado |resulto )?(herid|daño|result)~',
  '(nobody|no one) (was|has been|is|got) (hurt|injured|harmed)|no (injuries|one hurt|damage)',
);

/** What gives a risk away in a free account. */
const RISKS: readonly (readonly [RiskCategory, ReturnType<typeof phrases>])[] = [
  [
    'discrimination',
    phrases(
      'racis~|sexis~|machis~|homofob~|xenofob~|discrimin~|por su (color|raza|religion|acento|edad|sexo|orientacion)|gitan~|capacitis~',
      'homophob~|transphob~|xenophob~|antisemit~|islamophob~|ableis~|skin colou?r|because of (her|his|their) (race|skin|age|accent|gender|religion)|mocks? ___ (women|disabled|elderly|immigrants)',
    ),
  ],
  [
    'animal-welfare',
    phrases(
      'maltrato animal|crueldad animal|animales?|corazon de vaca|toros?',
      'animal (cruelty|welfare|testing|abuse)|cruel to animals|animals?',
    ),
  ],
  [
    'labour',
    phrases(
      'condiciones laborales|becari[oa]s sin|sin contrato|horas extra|huelga|trabajo infantil|explotacion|sindicato|despidos',
      'unpaid|child labou?r|sweatshop|working conditions|union|layoffs?|overtime|interns|minimum wage',
    ),
  ],
  [
    'environment',
    phrases(
      'vertido|contamina~ (el|del|un|al) (rio|mar|aire|agua|suelo)|deforest~|medio ambiente|emisiones|plasticos?|reciclad[oa]s|peces|ecologic[oa]',
      'spill~?|deforest~|pollut~|emissions|plastic waste|greenwash~|recycled|toxic waste|dumped',
    ),
  ],
  [
    'privacy-security',
    phrases(
      'datos (personales|de clientes|de pacientes|privados)|filtr(o|acion|ado|aron)~|hackers?|hackeo|ciberataque|contraseñas|lista de (pacientes|clientes|correos)',
      'data (breach|leak)|personal data|passwords?|hackers?|e-?mail addresses|privacy|broke into ___ systems?|leaked',
    ),
  ],
  [
    'health',
    phrases(
      'intoxic~|salmonel~|listeria|alerg~|enferm~|vomit~|chinches|hospital~|contaminad~ (aliment|lote|producto)|yogur~|etiqueta',
      'food poisoning|fell ill|got sick|salmonella|listeria|allerg~|hospitali[sz]ed|bed ?bugs|undercooked|unrefrigerated|contaminated (food|batch|meal|product)',
    ),
  ],
  [
    'safety',
    phrases(
      'herid[oa]s?|lesion~|se (incendi|sobrecalient|quem|parte|cae)~|explo(to|ta|sion)|peligro~|choque|descarga electrica|quemaduras',
      'injur~|overheat~|catch(es|ing)? fire|caught fire|explo(ded|de|sion)|unsafe|hazard|burns?|electric shock|choking|collapsed?',
    ),
  ],
  [
    'fraud',
    phrases(
      'estaf~|phishing|fraude|timo|suplanta~|comisiones ocultas',
      'scam~|phishing|fraud~|hidden fees',
    ),
  ],
  [
    'legal',
    phrases(
      'demanda judicial|juzgado|juez|multa|sancion|denuncia penal',
      'lawsuit|sued|court|fined|regulator|prosecut~',
    ),
  ],
];

/** The risk as named, else as the account tells it. */
export function riskOf(named: string | undefined, account: string): RiskCategory {
  const id = foldDraft(named ?? '').replace(/[\s_]+/g, '-');
  const known = RISK_CATEGORIES.find((risk) => risk === id);
  if (known !== undefined) return known;
  // 'Nobody was hurt' names no risk.
  const folded = foldDraft(`${named ?? ''} ${account}`).replace(UNHARMED, ' ');
  return RISKS.find(([, cue]) => find(folded, cue) !== null)?.[0] ?? 'none';
}

/** Whether somebody came to harm, as told by a field or the account. */
export function damageOf(
  value: string | number | undefined,
  account: string,
): CrisisFacts['damage'] {
  const told = levelOf(value);
  if (told === 'none') return 'none';
  if (told === 'low') return 'minor';
  if (told !== null) return 'serious';
  const folded = foldDraft(account);
  if (find(folded, UNHARMED) !== null) return 'none';
  return find(folded, SERIOUS) === null ? 'unknown' : 'serious';
}

const TOUCHPOINTS: readonly (readonly [string, ReturnType<typeof phrases>])[] = [
  [
    'advertising',
    phrases(
      'anuncio|campaña|publicidad|spot|cartel|tuit de la marca|la cuenta de ___ (publico|hizo|colgo)',
      'advert(s|isement)?|ad|ads|campaign|commercial|billboard|slogan',
    ),
  ],
  [
    'delivery',
    phrases(
      'entregas?|envios?|pedidos?|reparto|paquetes?|mudanzas?',
      'deliver(y|ies)|parcels?|shipments?|packages?|orders? (late|delayed)',
    ),
  ],
  [
    'purchase-payment',
    phrases(
      'pagos?|cobr(o|ado|ando) ___ (dos veces|doble)|cargo duplicado|tarjeta',
      'payments?|charged ___ twice|double charge~?|checkout',
    ),
  ],
  [
    'billing',
    phrases(
      'facturas?|recibos?|comisiones|cuotas?',
      'bills?|invoices?|fees|charging (members|customers)|billing',
    ),
  ],
  [
    'price-offers',
    phrases(
      'precios?|rebajas|ofertas?|descuentos?|promocion',
      'prices?|sale|offers?|discounts?|promotion',
    ),
  ],
  [
    'website-app',
    phrases('(la |su )?(web|app|aplicacion|pagina)', 'website|app|site|login|online banking'),
  ],
  [
    'after-sales',
    phrases(
      'reclamaci~|devoluci~|posventa|garantia|(no|sin) contesta~',
      'complaints?|returns?|warranty|refunds? (not|never)|ignored e-?mails',
    ),
  ],
  [
    'staff',
    phrases(
      'emplead[oa]|encargad[oa]|dependient[ea]|vigilante|camarer[oa]|trato|conductor',
      'employee|staff|manager|waiter|driver|guard|clerk|assistant',
    ),
  ],
  [
    'product-service',
    phrases(
      'producto|lote|talla|calidad|habitacion|comida|servicio|vuelo|señal',
      'product|batch|quality|room|food|meals?|service|flights?|size',
    ),
  ],
];

/** The touchpoint as named, else as the account tells it; null where it tells none. */
export function touchpointOf(named: string | undefined, account: string): string | null {
  const id = foldDraft(named ?? '').replace(/[\s_]+/g, '-');
  if (id !== '') return TOUCHPOINTS.find(([one]) => one === id)?.[0] ?? id;
  const folded = foldDraft(account);
  return TOUCHPOINTS.find(([, cue]) => find(folded, cue) !== null)?.[0] ?? null;
}
