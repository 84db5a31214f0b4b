import { REGIONAL_WORDS } from '../../../languages/es/regional.js';
import type { AspectLexicon, Phrases } from '../lexicon.js';
import { SPANISH_EXPERIENCES } from './experience.js';
import { SPANISH_INTENTS } from './intent.js';
import { SPANISH_RISKS } from './risk.js';
import { SPANISH_TOUCHPOINTS } from './touchpoint.js';

/** The regional words on one side of zero; scores from 1 to 5 become weights from 0.5 to 2.5. */
function regional(sign: 1 | -1): Phrases {
  return Object.entries(REGIONAL_WORDS)
    .filter(([, score]) => score * sign >= 2)
    .map(([word, score]) => [Math.abs(score) / 2, word] as const);
}

/** Everything that the rules know of Spanish. */
export const SPANISH_LEXICON: AspectLexicon = {
  aliases:
    'q que, k que, qe que, x por, xq porque, pq porque, porq porque, d de, tb tambien, tmb tambien, xa para, pa para, m me, t te, nd nada, msj mensaje, wsp whatsapp, wpp whatsapp, insta instagram, ig instagram, tlf telefono, cel celular, compu ordenador, tel telefono, min minutos, bn bien, fds finde',
  negation: {
    negator: [
      [
        1,
        'no, ni, nunca, jamas, nadie, ningun, ninguna, ninguno, tampoco, sin, nada de, cero, tampoco es',
      ],
    ],
    none: [
      [
        0,
        'no solo, no solamente, no hay mas que, no puede ser, no veas, no se si, no se, sin duda, sin dudas, nada como, no hay como, no es por nada, no por nada, no manchen, no mamen, no manches, no va mas, no me digas, no se puede creer, no lo puedo creer, no doy credito, como no, cada vez que no, ni siquiera, sin embargo, no obstante, no dude*',
      ],
    ],
  },
  polarity: {
    positive: [
      ...regional(1),
      [
        1,
        'bien, bueno, buena, buenos, buenas, buen, mejor, mejores, mejora, facil, rapido, rapida, limpio, agradable, util, justo, bonit*, rico, rica, comod*, seguro, gusta*, nice, top, contento, contenta, feliz, felices, alegr*, ilusion, sonrisa*, sonrien, amable*, atent*, simpatic*, educad*, solucion*, resolvieron, gratis, gangas, ahorr*, disfrut*, calentit*, puntual, cumpl*, volver a vivir, gran, grande',
      ],
      [
        2,
        'encanta*, encanto, encantad*, amo, adoro, fascina*, perfect*, excelen*, maravill*, estupend*, fantastic*, fenomenal, genial*, precios*, increible*, gracias, recomend*, impecable*, delicios*, calidad, felicit*, enhorabuena, bravo, aplauso*, lo mejor, la mejor, el mejor, los mejores, mil veces, de lujo, de diez, una gozada, un placer, mis respetos, se rif*, va como un tiro, por fin, por suerte, menos mal, gana por goleada, mil gracias, sonido de lujo, un descanso, me salv*, fluye, calenti*, levanto el animo, 😍, ❤, 🥰, 😊, 👏, 🙌, 💚, 💪, 👍, 🔥, 😋, 🎉, :happy:, :love:',
      ],
    ],
    negative: [
      ...regional(-1),
      [
        1,
        'mal, malo, mala, malos, malas, peor, peores, lento, lenta, frio, fria, frios, frias, roto, rota, rotos, tarde, caro, cara, caros, caras, dificil, problema*, error*, fallo*, falla, fallan, fallando, sucio, sucia, ruido, espera, esperando, perdi*, perdieron, perder, cancel*, retras*, demor*, averia*, duele, dolor, dolia, triste, pena, miedo, molest*, incomod*, complicad*, imposible, no funciona*, no sirve*, nunca, nadie, ni caso, subio, suben, carisim*, quemad*, ampolla*, duro poco, sufri*, destroz*, cobr* doble, apagon, caido, cae, colapso, huelga, despid*',
      ],
      [
        2,
        'verguenza, pesim*, fatal, horrible*, terrible*, nefast*, lamentable*, desastre*, asco, asqueros*, estaf*, timo*, ladron*, rateros, mentir*, engañ*, mierda, porqueria*, basura, inutil*, incompetent*, indign*, inaceptable*, odio, odi*, hart*, decepcion*, rabia, coraje, bronca, cabread*, enojad*, furios*, insoportable*, no soporto, maldit*, imbecil*, idiota*, malparid*, pinche, pinches, de mierda, una mierda, incomible*, lo peor, la peor, el peor, los peores, no les compren, 😡, 🤬, 😠, 👎, 💩, 🤮, 😤, 😩, 😭, 😞, 😢, 🙄, :sad:, :angry:, :cry:, :meh:',
      ],
    ],
    none: [
      [
        0,
        'mejor que nada, mas vale tarde que nunca, tarde noche, buenas tardes, buenos dias, buenas noches, buen dia, por la tarde, esta tarde, de mal en peor, no esta mal, no estan mal, nada mal, no es malo, no es caro, mejor pidan, mejor me, mejor nos, a lo mejor, vale mas, bien grosero, bien grosera, o bien, si bien, mas bien, bueno pues, pero bueno, bueno bueno, gran via, gran canaria, me da igual',
      ],
    ],
  },
  experience: SPANISH_EXPERIENCES,
  touchpoint: SPANISH_TOUCHPOINTS,
  risk: SPANISH_RISKS,
  intent: SPANISH_INTENTS,
  emotion: {
    anger: [
      [
        2,
        'rabia, coraje, bronca, indign*, furios*, cabread*, cabreo, encabron*, emputad*, enojad*, enojo, enfad*, hart*, podrid*, verguenza, ladron*, rater*, estaf*, sinverguenza*, caradura*, hdp*, mierda, puta, putos, pinche*, malparid*, hijueput*, gilipoll*, imbecil*, idiota*, inutil*, incompetent*, odio, odia*, odiamos, asquea*, basta ya, ya basta, no aguanto, no soporto, insoportable, abuso, abusiv*, intolerable, inaceptable, vergonzos*, mentiros*, descarad*, conchud*, ctm, csm, ptm, malnacid*, racist*, machist*, boicot*, 😡, 🤬, 😠, 😤, 👿, :angry:',
      ],
      [
        1,
        'otra vez, queja*, reclam*, pesim*, fatal, desastre*, no funciona*, nadie responde, porqueria*, basura',
      ],
    ],
    disgust: [
      [
        3,
        'asco, asqueros*, repugn*, repulsiv*, nause*, vomit*, vomito, guacala, puaj, wakala, inmund*, podrido el, podrida la, cucaracha*, gusano*, dan ganas de vomitar, da arcadas, arcadas, que asquito, mugre, mugroso*, cochin*, pestilen*, apest*, huele mal, hedor, 🤢, 🤮, 💩, gorgojos, rata en, pelo en la',
      ],
    ],
    fear: [
      [
        3,
        'miedo, temor, temo que, aterr*, panico, terror*, asust*, susto, espant*, preocup*, angusti*, ansiedad, nervios*, alarm*, peligro*, inquiet*, me da cosa, escalofri*, amenaz*, pavor, temblando, 😱, 😨, 😰, 😟, 🫣',
      ],
    ],
    joy: [
      [
        2,
        'feliz, felic*, alegr*, content*, encant*, ilusion, disfrut*, genial*, fantastic*, maravill*, amo, adoro, fascin*, gracias, bravo, viva, yuju, yupi, enhorabuena, risa, jaja, jajaja, jeje, diverti*, precios*, hermos*, lindo, linda, perfect*, excelente*, increible, amor, orgull*, aplauso*, por fin, mejor decision, buenisim*, riquisim*, bravazo, chever*, padrisim*, chido, chida, bacan*, de diez, 😍, ❤, 🥰, 😊, 😁, 😀, 😃, 😂, 🤣, 👏, 🙌, 💚, 🎉, 🥳, 😄, 😋, :happy:, :love:, :laugh:',
      ],
    ],
    sadness: [
      [
        2,
        'triste*, tristeza, pena, lastima, llor*, decepcion*, desilusion*, dolor, duele, doloros*, lament*, deprim*, desanim*, echo de menos, extraño, extrañ* mucho, soledad, perdida, perdimos, fallecio, murio, muerte de, rip, descanse en paz, desgracia, desolad*, abatid*, bajon, que pena, una pena, corazon roto, resignad*, se acabo, adios, 😢, 😭, 😞, 😔, 😟, 💔, ☹, 🙁, 😥, :sad:, :cry:',
      ],
    ],
    surprise: [
      [
        3,
        'sorpres*, sorprend*, asombr*, no lo puedo creer, no me lo creo, no lo esperaba, no me lo esperaba, inesperad*, de repente, quien lo iba a decir, wow, guau, flip*, alucin*, no doy credito, impresion*, impactad*, boquiabiert*, en serio, madre mia, vaya vaya, asu, asuu, no inventes, quien diria, ojiplatic*, anonadad*, 😮, 😲, 😳, 🤯, 😯, :shock:',
      ],
    ],
    none: [
      [
        0,
        'me da igual, un robo de atencion, rip off, buenas noches, no me da miedo, por la alegria',
      ],
    ],
  },
  irony: {
    declared: [
      [
        3,
        'sarcasmo, ironia, ironia on, modo ironia, ironic*, sarcastic*, nótese la ironia, notese el sarcasmo, leanlo con ironia, es ironia, ironia off',
      ],
    ],
    formula: [
      [
        3,
        'gracias por nada, claro que si guapi, no si encima, si encima, faltaria mas, faltaba mas, quien lo iba a decir, que casualidad, que sorpresa, cuentame mas, no me digas, que va, ya ni la burla, tu opinion nos importa, su opinion nos importa, llamada es muy importante, estamos para servir*, solo faltaba, nomas falto, lo que faltaba, lo que me faltaba, justo lo que necesitaba, es que me parto, me parto con, que suerte la mia, suerte la mia, como molais, asi da gusto esperar, todo un detalle, un detallito, detallazo, que detallazo, que detalle, total quien, total mi, tranquilos, tomense, tranqui, olé ahi, ole ole, ole y ole, viva la, viva el, sigan asi, seguid asi, y yo soy el, y yo soy la, seguro que si, si claro, ah claro, ah ya, ah bueno, ah perfecto, ay si, si dale, si seguro, si por favor, mas quisiera, ni en la nasa, premio a, premio al, nobel, record mundial, récord guinness, un altar, boleto de loteria, muy fan, super fan, muy fan de, un diez en, un 10 a su, mis dieses, 0 la puntualidad, para que quiero, quien necesita, quien quiere, no hay problema, sin problema, un concepto filosofico, vais mejorando, os superais, se superan, cada dia se superan, cada dia me sorprenden mas, me sorprenden, bien hecho pe, mira tu, mirá que, se nota que, ya me quedo mas, me alegra saber, lo felicito por, los felicito por, felicitaciones por, felicidades por, obvio iba a, como no, cómo no, la culpa es mia, perdon por (pedir*|querer|molestar*), disculpen (por|que), qué pena molestar*, total a, que es gratis, ora resulta, ahora resulta, dizque, dignarse, supongo que, la experiencia premium, incluye que, muy inmersiv*, el genio que, genio el que, al genio, brillante idea de, la brillante idea, a quien decidio, que gran idea, gran idea, que nivel, que elegancia, nada como, no hay como, proteina extra, que emocionante, menuda joya, vaya joya, que generos*, muchas gracias por (cancelar*|cobrar*|perder*|dejar*|hacerme|no)',
      ],
      [
        2,
        'muy bien (pe|ah|eh), eh, eficient*, super eficient*, que eficiente, que rapid*, tan rapid*, super rapid*, que amable*, tan amable*, que lindo que, que bonito que, que rico esperar, que considerad*, tan considerad*, que divino, tan divin*, que inteligente*, muy inteligente*, muy list*, que list*, que maravilla, que belleza, que alegria, que ilusion, que chimba, que chevere, que padre, que bien pensado, encantadisim*, estoy encantad*, yo feliz, me encanta (que|cuando|comer|pagar|esperar), adoro (que|cuando|esperar|el nuevo), amo (que|cuando|esperar|pagar), buenisim*, bravo, bravisimo, aplauso para, un aplauso, aplausos, enhorabuena, felicitaciones, felicidades, gracias @, gracias por, menos mal que, claro que, por supuesto, obvio, espectacular, fantastico, estupendo, fenomenal, ideal, hermoso, perfecto, excelente servicio, lo maximo, todo un profesional, cracks, unos cracks, un lujo, el mejor regalo, un sueño hecho realidad, maravilloso, maravillosa, me re sirve, como mola que, muy bonito, que orgullo, que bien, que suerte, gran gesto, divinamente, wow, guau, disfrutando, a disfrutar, lo bien que, que buenos',
      ],
    ],
    hype: [
      [
        1,
        'gracias, genial, maravill*, estupend*, fantastic*, perfect*, excelent*, encanta*, encantad*, adoro, amo, divino*, divina, buenisim*, bravo, felic*, enhorabuena, aplaus*, 👏, precios*, hermos*, eficient*, amable*, rapid*, inteligent*, profesional*, premio, premium, lujo, mejor, bonit*, lind*, suerte, feliz, ilusion, disfrut*, orgull*, calidad de siempre, generos*, espectacular*, elegancia, joya, sueño',
      ],
    ],
    failure: [
      [
        1,
        'otra vez, nuevamente, de nuevo, sin internet, sin luz, sin agua, sin conexion, sin stock, retraso*, tarde, tardaron, tardan, tardaron, tarda, demora*, esperando, esperar, espera, cola, horas, meses, dias sin, minutos (escuchando|de), cancel*, perder mi, perdieron, perdido, lograron perder, rot*, roto, se rompa, colg*, cuelg*, bloque*, cobr*, recargo*, suba*, subid*, suban, sub* la cuota, sube*, cierr*, cerrad*, caid*, cayo, corte de, goteando, no funciona*, no contest*, no respond*, no carga*, no entiende*, no existe*, no tiene*, no (llega|llego|ha llegado), ignor*, helad*, fri*, sec*, rancio, averia*, mantenimiento, fallo*, error*, bot, formulario*, fax, letra, basura, contenedor, quiebra, quejas, gorgojos, mosca, cucaracha, baño, sol, 4 de la mañana, domingo, siete veces, tres veces, quinta vez, 0 veces, culpa, excusas, explot*, lluvia adentro, transferi*, transfir*, rellenar, pagar, parado, solo llevo, nunca, jamas, nadie, ni contestan, tres semanas, 0 horas, 0 minutos, 0 grados',
      ],
    ],
    sincere: [
      [
        2,
        'recomiendo, recomend*, volvere*, vuelvo seguro, volveremos, repetire, mil gracias, muchas gracias, super recomendad*, de verdad que, la verdad, sinceramente, llego (antes|a tiempo|perfecto), me ayud*, nos ayud*, me lo soluciono, solucionado, solucion*, arreglad*, por arreglarlo, me salv*, pensaba que, riquisim*, comodisim*, que buen*, son lo mejor, sois geniales, contad conmigo, estoy hart*, harta, que rabia, pesim*, verguenza, asco, no vuelvo, no volvere, por favor, alguien sabe, ❤, 😍, 💚, 🥰, 🙌',
      ],
    ],
    none: [
      [
        0,
        'gracias por (avisar|la ayuda|la informacion|arreglar*|salvar*|todo|la atencion|su ayuda|responder|contestar rapido|la paciencia|el aviso), gracias a, enhorabuena a todo, enhorabuena al equipo, felicitaciones al equipo, felicitaciones al chef, no hay problema de',
      ],
    ],
  },
  target: {
    leave: [
      [
        1,
        'deje, dejo, dejamos, dejar, dejando, dejé, abandone, me fui de, me voy de, me largue de, nos fuimos de, me di de baja (de|en), di de baja, mande a volar a, mandar a volar a, mande al carajo a, mande a la mierda a, me cambie de, me cambio de, cambie mi, cambie mis, cambie, cambio mi, cancele, me sali de, salir de, huyendo de, hui de, vengo de, venia de, cerre mi cuenta (en|de), adios, chau, bye, bye bye, hasta nunca, cambiado mi, cambiado mis, me harte de, olvidense de, renuncie a',
      ],
    ],
    join: [
      [
        1,
        'me pase a, me pase para, me paso a, me pasé a, me he pasado a, nos pasamos a, pasarme a, me cambie a, me cambio a, cambiarme a, me voy a, me voy con, me voy para, me vine a, vuelvo a, volvi a, volvi con, regreso a, regrese a, contrate, contratar, me mude a, ya me abri cuenta en, me abri cuenta en, abri cuenta en, abri una cuenta en, por fin con, ya con, ahora con, ahora uso, me compre unas, me compre un, me compre una, me quedo con, mejor pidan por, mejor pidan, mejor compren en, mejor vayan a, mejor usen, pidan por, prefiero, elijo, ahora estoy con, me quedo en',
      ],
    ],
    better: [
      [
        1,
        'mejor que, es mejor que, son mejores que, mucho mejor que, mejores que, le da mil vueltas a, da mil vueltas a, le gana a, gana a, supera a, superan a, mas rapido que, mas barato que, mas barata que, mas baratos que, mas comodas que, mas comodos que, le pasa el trapo a, mil veces mejor que, antes que, por encima de, lo peor hasta que, era lo peor hasta que (contrate|conoci|probe|llegue|vine|use), lo peor hasta que (contrate|conoci|probe|llegue|vine|use), malo hasta que (contrate|conoci|probe|use)',
      ],
    ],
    worse: [
      [
        1,
        'peor que, peores que, es peor que, son peores que, mucho peor que, mas caro que, mas cara que, mas caros que, mas lento que, mas lenta que, mas malo que',
      ],
    ],
    unlike: [
      [
        1,
        'no como, a diferencia de, nada que ver con, al contrario que, al reves que, no es como, distinto de, no son como, despues de lo mal que me fue con, despues de, en comparacion con, comparado con, comparada con, frente a',
      ],
    ],
    prefer: [[1, 'prefiero, prefiero mil veces, me quedo con, elijo, mil veces']],
    elsewhere: [
      [
        1,
        'lunes, martes, este clima, el clima, lluvia, llover, calor, frio que hace, aguacero, tormenta, rayo, nieve, trafico, atasco, trancon, embotellamiento, metro, el tren, trenes, bus, gobierno, politicos, presidente, ministro, alcalde, alcaldia, huelga de, controladores, mi ex, mi jefe, mi jefa, mi suegra, mi vecino, mis vecinos, mi novio, mi novia, mi marido, mi hermano, mi perro, mi gato, mi vida, el curro, curro, el trabajo, el laburo, la pega, la chamba, examen, examenes, profe, partido, arbitro, el arbitro, perder el partido, seleccion, mi equipo, gripe, dolor de cabeza, resaca, ladrones, me robaron las, me robaron la, me robaron el, mi coche, el auto, mi carro, la gente que, el tipo que, el señor que, aeropuerto cerrado, otros clientes, otra clienta, inflacion, crisis, dia de mierda, dia horrible, que dia, que semana, mi casero, alquiler, el mundo',
      ],
    ],
    excused: [
      [
        3,
        'no es (su|vuestra|tu|la) culpa, no es culpa (suya|de|vuestra), culpa (del|de la|de los) (clima|tiempo|gobierno|aeropuerto|trafico|huelga|controladores|lluvia), no tienen la culpa, no teneis la culpa, sin culpa',
      ],
    ],
    addressed: [
      [
        1,
        'ustedes, vosotros, vosotras, os, vuestro, vuestra, vuestros, vuestras, sois, estais, teneis, haceis, podeis, sus clientes, haganlo, hagan, dejen',
      ],
    ],
    contrast: [
      [
        1,
        'pero, aunque, sin embargo, en cambio, mientras que, al menos, por lo menos, y aun asi, aun asi, menos mal que, menos mal, por suerte, lo unico bueno, hasta que, no obstante',
      ],
    ],
  },
};
