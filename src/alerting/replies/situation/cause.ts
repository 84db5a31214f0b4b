import { find, foldDraft, type PhraseList, phrases } from '../scoring/phrases.js';

/** What brought a crisis about, as far as it is told. */
export const CAUSES = [
  'rumour',
  'impersonation',
  'tampering',
  'disaster',
  'violence',
  'breach',
  'technical-error',
  'product-defect',
  'challenge',
  'human-error',
  'misdeed',
  'decision',
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Other names of causes, as people and other systems write them. */
const SYNONYMS: Readonly<Record<string, Cause>> = {
  'false-claim': 'rumour',
  hoax: 'rumour',
  bulo: 'rumour',
  rumor: 'rumour',
  'fake-news': 'rumour',
  misinformation: 'rumour',
  phishing: 'impersonation',
  scam: 'impersonation',
  sabotage: 'tampering',
  'product-tampering': 'tampering',
  malevolence: 'tampering',
  'natural-disaster': 'disaster',
  'workplace-violence': 'violence',
  hacking: 'breach',
  'data-breach': 'breach',
  cyberattack: 'breach',
  'technical-failure': 'technical-error',
  outage: 'technical-error',
  'technical-error-accident': 'technical-error',
  'technical-error-product-harm': 'product-defect',
  'product-harm': 'product-defect',
  defect: 'product-defect',
  'stakeholder-challenge': 'challenge',
  accusation: 'challenge',
  negligence: 'human-error',
  'human-error-accident': 'human-error',
  'human-error-product-harm': 'human-error',
  'organisational-misdeed': 'misdeed',
  'organizational-misdeed': 'misdeed',
  misconduct: 'misdeed',
  fraud: 'misdeed',
  campaign: 'decision',
  advert: 'decision',
};

/**
 * What gives a cause away in a free account, in Spanish and English. The order decides where several apply: what the
 * brand knew and did comes before the machine that failed, and what others did to it before all.
 */
const CUES: readonly (readonly [Cause, PhraseList])[] = [
  [
    'impersonation',
    phrases(
      'suplanta~|se (hacen|hace) pasar|phishing|smishing|estafadores|(cuenta|perfil|web|pagina)s? fals~',
      'impersonat~|scammers?|fake (accounts?|profiles?|websites?|sites?)|pretend~ to be',
    ),
  ],
  [
    'rumour',
    phrases(
      'bulos?|rumor(es)?|deepfakes?|desinformacion|montaje',
      '(video|audio|foto|imagen|noticia|mensaje|acusacion|informacion|captura|cadena)s? ___ (fals|manipulad|trucad|generad)~',
      'fals[oa]s? (rumor|noticia|acusacion|informacion|video|audio|foto|mensaje|imagen)~',
      'es (falso|falsa|mentira)|nunca (lo )?(dijo|ocurrio|paso)',
      'hoax~?|rumou?rs?|doctored|fabricated|misinformation|disinformation|fake (news|video|photo|image|audio|story|post)s?',
      'false (rumou?r|claim|story|accusation|video|report|post|news|allegation|message|photo)s?',
      '(is|are|was) (completely |entirely )?(false|untrue)',
    ),
  ],
  [
    'tampering',
    phrases(
      'sabotaje|saboteo|envenen~|manipul(o|ado|ados|aron) ___ (yogur|producto|envase|lata|botella|aliment)~|alguien ha manipulado',
      'sabotag~|tamper~|poisoned by|deliberately contaminat~|vandali~',
    ),
  ],
  [
    'violence',
    phrases(
      'tiroteo|atentado|hombre armado|apuñal~|atraco|amenaza de bomba|agredi~ a (un|una|dos|tres) (emplead|trabajador)~',
      'shooting|gunman|armed man|stabbing|bomb threat|terror attack|hostage~?',
    ),
  ],
  [
    'misdeed',
    phrases(
      '(lo )?sabian? (que|desde|lo)~?|lo sabia|oculta~|ocult(o|aron)|minti~|engañ~|soborn~|explota~|acos(o|aba)~|racis~|sexist~|machist~|homofob~',
      'por su (color|raza|religion|origen|sexo|orientacion|acento)|sin pagar|trabajo infantil|plagi~|vertido ilegal|evasion|maltrat~ animal~',
      '(avisos|quejas|advertencias|alertas) y no (hizo|hicieron|hace)|ignor(o|aron|aba) (los|las|el|varios|avisos|quejas|advertencias)~?',
      'cobr(o|a|aron|ando) ___ (sin avisar|sin permiso|sin consentimiento|tras la baja|despues de la baja)|comisiones ___ (ocultas|sin avisar)|sin (previo aviso|avisar|consentimiento|permiso)|rebajas falsas|publicidad engañosa|y no lo (era|eran)',
      '(it |they |company |management |executives )?knew (for|that|about|and)|cover(ed)?[- ]up|concealed|lied|misled|misleading|defraud~|brib~|harass~|racis~|sexist|homophob~|discriminat~',
      'unpaid|child labou?r|exploit~|ignored (warning|complaint|repeated|the|safety)~|without (telling|consent|permission)|kept (charging|selling|using)|falsif~|greenwash~|embezzl~|plagiari~|illegally|price[- ]goug~',
    ),
  ],
  [
    'human-error',
    phrases(
      'se (quedo|quedaron) dormid~|se (durmio|durmieron)|descuido|negligen~|error humano|se (olvido|olvidaron)|olvid(o|aron)|por no (revisar|comprobar|mirar|limpiar|cerrar)|sin (revisar|comprobar)',
      '(grit|insult|humill|trat)(o|a|aron|an) ___ (client|señora|persona|mujer|hombre|niñ)~|mando por error|envi(o|aron) por error|hizo un chiste|borrach[oa]',
      'human error|negligen~|careless~?|forgot|unrefrigerated|(shouted|yelled|swore|screamed|rude)( at)?|by mistake|(sent|posted|published) ___ by mistake|untrained|mishandl~|fell asleep|drunk|joked about|left ___ (open|unlocked|running|out)',
    ),
  ],
  [
    'disaster',
    phrases(
      'riadas?|inundaci~|inundo|terremoto|sismo|temporal|huracan|incendio forestal|dana|nevada|volcan|erupcion|apagon general|pandemia|tornado',
      'flood~|earthquake|hurricane|(snow|wind|ice )?storms?|wildfires?|tornado|volcan~|lightning|pandemic|power cut',
    ),
  ],
  [
    'breach',
    phrases(
      'hackers?|hackeo|hackea~|ciberataque|ransomware|brecha de (datos|seguridad)|filtracion de datos|robo de datos|acceso no autorizado',
      'hack(ed|ing)|cyber ?attack|data (breach|leak|theft)|broke into ___ systems?|unauthori[sz]ed access',
    ),
  ],
  [
    'product-defect',
    phrases(
      'defect~|sobrecalient~|se (rompe|rompen|rompio|parte|parten|incendi)~|pieza|bateria|lote|salmonel~|listeria|alergeno',
      'faulty|defect~|overheat~|recall(ed)?|(bad|contaminated|faulty) batch|battery|salmonella|listeria|breaks? (off|down|apart)|catch(es)? fire|flickers?',
    ),
  ],
  [
    'technical-error',
    phrases(
      'fallo (tecnico|informatico|del sistema|de la maquina|de software|de un servidor)|error (del sistema|informatico|tecnico|de un sistema)|averia~?|averi(o|ado)|se (cayo|ha caido|bloqueo)|caida (de|del)|caid[oa]|no (funciona|carga|deja entrar)',
      'glitch~?|outage|technical (fault|error|failure|problem|issue)|(computer|system|server|software|network|payment|machine) (failure|error|fault|problem|issue|glitch)|bug|crash(ed|es)?|malfunction|broke(n)? down|is down',
    ),
  ],
  [
    'challenge',
    phrases(
      'pregunta(n)? si|cuestiona~|acusa~ (de|a)|exig(e|en)|boicot|peticion|organizacion ___ (pregunta|critica|pide)',
      'questions? whether|challeng~|accus~ ___ of|alleg~|demand(s|ed)?|campaigners|activists?|petition|boycott',
    ),
  ],
];

/** The cause that a field names, by any of its names; null where it names none. */
export function namedCause(name: string): Cause | null {
  const id = foldDraft(name)
    .trim()
    .replace(/[\s_]+/g, '-');
  return CAUSES.find((cause) => cause === id) ?? SYNONYMS[id] ?? causeIn(name);
}

/** The cause that a free account tells, or null. */
export function causeIn(account: string): Cause | null {
  const folded = foldDraft(account);
  return CUES.find(([, cue]) => find(folded, cue) !== null)?.[0] ?? null;
}
