import type { ReaderLanguage } from '../core/reading.js';

/**
 * Common words of the languages that are read, without accents and apostrophes ("c'est" is 'cest'). A
 * word of several of them stands in each: it speaks for all.
 */
export const COMMON_WORDS: Readonly<Record<ReaderLanguage, string>> = {
  es: 'y a o e que de la el en no se me lo un por con para una te mi es le si su al del mas todo toda todos como pero esta este estas nada ver dia solo bien sin son tu has he ha ser era los las muy hay cuando ahora estoy hace tengo manana hacer mucho mucha muchos muchas bueno buena siempre hasta quiero puede puedo fue esto voy soy tambien quien tiempo pues cosas creo mismo decir tener alguien nuestro nuestra gusta encanta unos hemos aunque quiere luego veces ojala ellos mientras algunos dicen nosotros tienes tienen eres llegar usted ustedes porque donde hoy yo ya antes despues desde otra otro vez todavia llevo quieren estaba nadie dias anos gracias mejor peor eso ese esa aqui alli nunca sigue llevan esperando ni va les nos os vida casa hola asi estan han sido',
  en: 'to a i of is in for on it me my so are at be do he we not no as will has was or all by if one his him now good up too more day time today back like love new see go get the and you with that have this just but out going from about your what when they know think who how still off there then would only our she cant dont didnt isnt doesnt wont im its were been after people really why again being any most because their them than could should got ive youre these those always never every where which while tomorrow night an am can here some us make did want need let last first her had over thats',
  pt: 'e a o que de no na do da em um uma para com se me os as por mais mas como eu te ter tem so das dos nas nos gente bem mesmo nada quando porque nao sao voce voces muito muita essa esse isso este esta fazer tudo todos pra hj vc vcs acho obrigado obrigada tambem entao melhor minha meu meus seu sua assim coisa coisas dele dela nossa hoje amanha ontem ainda foi ele ela eles depois ate pessoas sempre quero estou agora pela pelo bom boa dia ta vai vou ser aqui ja sem quem ou ao sei era tao la nem mim vida casa fica ver apos sobre',
  fr: 'que de la le les et en a un du des au il se ne qui ce sur par plus on pas sa son ses mon ma mes tu si mais ou y me te lui bien comme pour une dans avec aux sont nous vous quand sans fait meme elle ils leur merci encore apres etre cette mieux toujours depuis bonne voir cest jai quon dun dune suis moi je donc alors aussi trop deja jamais faire ete parce vraiment oui non pourquoi comment nest quil cetait jour est tout tous chez ont votre notre lai quel peu bon rien vers entre va contre france monde',
  it: 'e a che di la il in un per con non mi si ma i del le al una da dei ci lo come se ho ha nel ti io su o bene sia tra chi della anche tutti sono alla piu tutto gli grazie fatto perche questo questa dopo oggi adesso cosi quanto siamo essere delle hanno sara quello puo ecco gia stato sulla senza dalla dal nella vuole degli loro molto domani meglio troppo invece vero niente tutte nessuno speriamo davvero voglio dove qualcuno forse altro cioe nostro quando sempre mai anni cosa solo poi ora fa ne te era dai fare tu vita mia mio noi prima ancora contro governo',
  de: 'die der das den in zu von es was an im als wie bei noch nur mehr dem des er da du ja nein man wo alles hier gut so am um und nicht ich ist mit auch sie fur aber sich auf dass sind ein eine einen wenn wird schon hat oder dann kann haben keine nach sein wir wurde jetzt mir immer gegen mich wieder diese dieser zum zur uber einfach kein ihr sehr konnen weil einer gibt geht machen uns menschen ganz warum ohne halt nichts wer denn hatte habe kommt unter beim vom muss etwas viele eigentlich wirklich sicher heute danke gerade morgen vielleicht bin bis dir dich mal doch werden aus wenig neue neuen jahr',
};

/** Common words of other languages in Latin script that are none of the six; one of them calls for a closer look. */
export const FOREIGN_WORDS =
  'amb els aquest aquesta aixo molt dels seva tambe fer vaig aquests meva nomes dels gaire unha moi hai coa non ao ' +
  'het een van niet ik je dat dit maar ook naar voor zijn wel aan heb bij deze wat nog geen moet hoe worden ' +
  'og ikke jeg det til som av och att inte jag ett hvor meget ogsa eller skal fra ar pa vil ' +
  'sunt pentru din cu fost asta acest nu sa ' +
  'jest jak ale czy dla tylko jsem pro jako nebo ste kako ali jer sto je ze na sam bude ktore ' +
  'bir bu icin cok daha gibi ama kadar degil var yok ' +
  'yang dan ini itu untuk dengan tidak aku saya yg gak kamu ang ng mga ko ay ako naman kasi lang ' +
  'ei etta olen mutta kun myos hogy nem egy az dhe nje ne eshte ir eta ez bat';
