const SCORED: ReadonlyArray<readonly [score: number, words: string]> = [
  // Spain: praise.
  [4, 'chulisimo chulisima chulada majisimo majisima crack cracks cojonudo cojonuda gozada'],
  [4, 'delicia encanto detallazo recomendadisimo riquisimo riquisima buenisimo buenisima'],
  [4, 'buenisimos buenisimas amabilisimo amabilisima encantadisimo encantadisima'],
  [4, 'preciosidad chollazo'],
  [3, 'guay mola molan molo molon molona chulo chula majo maja majos majas flipante'],
  [3, 'acojonante curradisimo feten dabuten chachi pistonudo comodisimo comodisima'],
  [3, 'comodisimas comodisimos rapidisimo rapidisima oferton ofertaza ganga chollo bicoca'],
  [3, 'ole bravo'],
  [2, 'molaba pepino pasada apanado currado resulton salado partidazo notable'],
  [1, 'maquina flipo vacilon'],
  // Spain: insult, disgust, complaint.
  [-1, 'hostia'],
  [-2, 'morro joder patata churro castana soso sosa'],
  [-3, 'gilipollez cabron mamon mamones payaso payasos payasada cutre cutres cutrez'],
  [-3, 'chapucero chapuceros jeta jetas robo clavada sablazo tomadura bochorno puta jodido'],
  [-3, 'jodida conazo toston penazo birria ridiculo ridicula incapaces indignado indignada'],
  [-3, 'indignados mosqueado harto harta hartos hartas tomadurita tongo chungo chunga chasco'],
  [-3, 'bluf decepcionado decepcionada rancio rancia casposo borde bordes antipatico'],
  [-3, 'antipatica carisimo carisima carisimos carisimas lentisimo lentisima feisimo feisima'],
  [-4, 'gilipollas subnormal imbecil imbeciles capullo capullos cabrones cabronada chapuza'],
  [-4, 'chapuzas timo timazo timador timados estafa estafador estafado estafada estafaron'],
  [-4, 'sinverguenza caradura caraduras atraco sacacuartos verguenza vergonzoso vergonzosa'],
  [-4, 'bochornoso lamentable penoso penosa fatal pesimo pesima pesimos horroroso horrorosa'],
  [-4, 'asco asqueroso asquerosa asquerosidad mierda mierdas putada truno bazofia basura'],
  [-4, 'porqueria patetico patetica pateticos nefasto nefasta inutil inutiles incompetentes'],
  [-4, 'incompetente ineptos inepto impresentable impresentables indignante cabreo cabreado'],
  [-4, 'cabreada desastre desproposito fiasco decepcion decepcionadisima decepcionadisimo'],
  [-4, 'decepcionante maleducado maleducada maleducados malisimo malisima malisimos'],
  [-5, 'timadores estafadores sinverguenzas repugnante deleznable'],
  // Mexico.
  [4, 'padrisimo padrisima chidisimo chingon chingona chingones rifo rifaron'],
  [3, 'chido chida chidos chidas perron perrona fregon rifan mamalon mamalona sabroso'],
  [3, 'sabrosa apapacho'],
  [2, 'fregona consentida'],
  [1, 'machin suave rifa'],
  [0.5, 'neta'],
  [-2, 'madres valio chale feo fea'],
  [-3, 'gacho gacha gachos pinche pinches mamada mamadas naco rata chinga chingar chingan'],
  [-3, 'jodidos jodidez coraje mendigos mugre mugroso mugrosa grosero grosera'],
  [-4, 'chafa chafas chafisima culero pendejo pendejos pendejada ratero ratas transa transas'],
  [-4, 'tranza chingadera chingaderas encabronado encabronada emputado emputada groseros'],
  [-4, 'prepotente prepotentes'],
  [-5, 'culeros rateros'],
  // Argentina and Uruguay.
  [4, 'copadisimo groso grosa grosos genio genia genios genial idolo idola idolos lindisimo'],
  [4, 'lindisima hermoso hermosa divino divina golazo manjar riquisimos'],
  [3, 'copado copada copados barbaro barbara capo capos joya lindo linda buenardo piola'],
  [3, 'flama amor baratisimo'],
  [2, 'zarpado zarpada barato'],
  [1, 'tranqui'],
  [0.5, 'posta'],
  [-1, 'curro cualquiera'],
  [-2, 'boludo paja'],
  [-3, 'boludos boludez trucha bajon garron quilombo podrido podrida podridos verso'],
  [-3, 'desubicado desubicada mala nabo nabos caretas'],
  [-4, 'pelotudo pelotudez forro chorro chanta trucho truchos berreta berretas papelon'],
  [-4, 'hinchapelotas rompebolas hdp ladris ladri afano afanan choto chota chotos tarados'],
  [-4, 'tarado sorete inservible inservibles'],
  [-5, 'pelotudos forros garca garcas chorros chantas hdps soretes'],
  // Colombia and Venezuela.
  [4, 'bacanisimo espectacular espectaculares'],
  [3, 'chevere cheveres bacano bacana bacanos berraco verraco chimba teso tesos divinos'],
  [3, 'calidoso'],
  [2, 'berraca juicioso juiciosos brutal elegante'],
  [-1, 'arrecho piedra conejo dizque'],
  [-2, 'pereza'],
  [-3, 'maluco maluca mamera jartera jarto jarta guevon guevonada gueva piratas pirata'],
  [-3, 'falton faltones inaudito'],
  [-4, 'hijueputa carechimba guevones chimbo chimbos tumbaron tumban tumbada descarados'],
  [-4, 'descaro descarado abusivos abusivo abuso abusos atropello inadmisible'],
  [-5, 'gonorrea malparido malparidos hijueputas'],
  // Peru, Chile and Ecuador.
  [4, 'bravazo bravaza buenazo buenaza ricazo'],
  [3, 'bacan bacanes mostro mostra ricaza pulento bakan capazo'],
  [2, 'filete'],
  [1, 'lechero'],
  [-1, 'pina choro lentejas'],
  [-2, 'palta weon flaite chucha lenteja chicheno'],
  [-3, 'monse monses roche malogrado malograda malogro malogrados cagan huevon huevada'],
  [-3, 'huevadas weones fome rasca choreado choreada lornas lorna malcriado malcriada'],
  [-3, 'lentazo lentaza sacavueltero'],
  [-4, 'malazo malaza pesimazo conchudo cagada cagadas cagaron huevones culiao penca ctm csm'],
  [-4, 'malcriados estafon coimeros'],
  [-5, 'conchudos culiaos'],
  // Everywhere: short forms, doubled letters and typing without accents.
  [4, 'bravisimo excelente excelentes impecable impecables'],
  [3, 'tqm yuju yupi recomendado recomendada recomendable cumplidores puntuales puntual'],
  [2, 'grax graxias gracias thx cumplido'],
  [1, 'bn ntp xfin porfin'],
  [-1, 'uff ufff'],
  [-2, 'wtf alv zzz buu meh demora demoras demoran tardanza retraso retrasos averia caido'],
  [-2, 'colgado'],
  [-3, 'fail argh grrr mentira colapsado'],
  [-4, 'ptm puaj guacala wakala puag mentirosos mentiroso mentiras mienten enganan engano'],
  [-4, 'enganoso enganosa enganados enganaron ladron robaron roban machistas hipocritas'],
  [-4, 'hipocresia hipocrita'],
  [-5, 'ladrones explotadores racistas'],
];

/**
 * Words of everyday Spanish on both sides of the ocean that general word lists lack, with a polarity
 * from -5 (insult, disgust) to 5 (strongest praise). Lower-case and without accents, as the scanner
 * folds words. Where a word turns by country ('bomba', 'padre', 'brutal', 'cabron') it has the sense
 * that customers of a brand give it most often, with a smaller number.
 *
 * Written for this project.
 */
export const REGIONAL_WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  SCORED.flatMap(([score, words]) => words.split(' ').map((word) => [word, score] as const)),
);

/** Words that strengthen what follows; without accents. */
export const REGIONAL_INTENSIFIERS: readonly string[] = [
  ...['muy', 'super', 'hiper', 'mega', 'ultra', 'tan', 'tanto', 'tanta', 'demasiado', 'bastante'],
  ...['re', 'recontra', 'requete', 'harto', 'bien', 'mazo', 'full', 'cantidad', 'pila', 'tremendo'],
  ...['tremenda', 'menudo', 'menuda', 'vaya', 'puro', 'pura', 'totalmente', 'completamente'],
  ...[
    'absolutamente',
    'realmente',
    'sumamente',
    'increiblemente',
    'terriblemente',
    'asquerosamente',
  ],
];
