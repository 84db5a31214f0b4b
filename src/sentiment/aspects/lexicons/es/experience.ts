import type { AspectLexicon } from '../lexicon.js';

/** Facts that are bad or good news for a customer without one word of feeling, in Spanish. */
export const SPANISH_EXPERIENCES: AspectLexicon['experience'] = {
  failure: [
    [
      3,
      'boicot*, boycott*, (dias|semanas|meses|horas) (esperando|sin|y nada), (sigo|seguimos|todavia|aun) (esperando|estoy esperando|no (me|nos|ha|han|llega)), y (sigo|sigue|siguen|seguimos) (sin|esperando|igual), y nada, y sin respuesta, nadie (contesta*|respond*|sabe|viene|vino|avis*|da|se hace|me (da|dice|llama|explica)), tengo que (pagar|llamar|volver|esperar|poner) .. , (segunda|tercera|cuarta) (llamada|reclamacion|visita|queja|averia), solo .. (respuestas|mensajes|correos) automatic*, respuesta* automatic*, sin (solucion|linea|luz|agua|internet|servicio|cobertura|senal|consultar*|permiso|consentimiento|explicacion*), (me|nos) (subieron|suben|han subido|cambiaron|quitaron|mintieron|enganaron|colgaron|ignoran|ignoraron), se (corta|corto|bloquea|bloqueo|queda en blanco|quedo en blanco), (da|dan|marca|sale|salta) error, no (me|nos)? (han|ha|he|hemos) (recibido|devuelto|contestado|llegado|podido|resuelto|solucionado|reembolsado|respondido), que (no|nunca|jamas) (contrate|pedi|firme|compre|autorice|solicite), no (reconozco|autorice|contrate), no (quiso|quisieron) (atender*|cambiar*|devolver*|ayudar*|hacerse), cobr* .. dos veces, sin (hacer|limpiar) .. (cama|habitacion), vacia* .. cuenta, me quede sin, nos quedamos sin, me han dejado, nos han dejado, viene otra vez con, sigue apareciendo, cuando ya (pague|habia pagado|estaba pagad*)',
    ],
    [
      3,
      'cobr* (dos veces|doble|de mas|algo que), (me|nos) (cobraron|cobran|cobro|han cobrado|siguen cobrando|sigue facturando|siguen facturando|debito|debitaron|descontaron), cobrando el plan viejo, facturando el plan, doble cobro, de mas por, cargo que no, sin avisar, no avisan, sin previo aviso, se cayo, se cae, se cuelga, se traba, se cierra sola, no (abre|carga|anda|prende|enciende|arranca|llego|llega|llegan|ha llegado|han llegado|aparece|aparecio|contesta*|contest*|respond*|soluciona*|resuelv*|devuelv*|cumpl*|funciona*|sirve|sirven|dura|duro|duraron|hace nada|me deja|nos deja|deja pagar|dejan), sigue sin, siguen sin, seguimos sin, sigo sin, nunca (llego|aparecio|llega|contest*|respond*|vino|vinieron), nada que (llega|me hace|vuelve|aparece|responden), ni sus luces, perdieron (mi|la|el|mis), perdio mi, extravi*, (llego|llega|llegaron|vino|venia|llegaba) .. (roto|rota|rotos|tarde|golpead*|abiert*|incomplet*|frio|fria|frias|frios|equivocad*|mal|vaci*|fallad*|hecho pedazos), que no era, se (me|nos|le) (rompi*|ha roto|han roto|descosi*|despeg*|daño|malogr*|desarm*|quemo|cayo), se les ha despegado, se descosieron, se rompio, se rompieron, dos semanas esperando, 0 (dias|horas|meses|semanas) (esperando|sin|y nada|y no), llevo 0, llevo (dos|tres|cuatro|cinco|varios|varias) (dias|horas|meses|semanas|llamadas|intentos), van 0 dias, ya van (dos|tres|0), ya llevo, otra vez (no|sin|lo|la|caid*|tarde), por (segunda|tercera|cuarta|enesima) vez, tercera vez, te cuelgan, me colgaron, se pasan la pelota, puras largas, me rechaza*, rechazan .. (tarjeta|garantia|pago), rebota, no me quieren, no quieren, se niegan, se hacen los locos, hacen los locos, ni caso, cada asesor, lo cierran sin, (cancel*|cancelaron) .. solos, (cancelaron|cancelo) (mi|el|la), me (sacaron|echaron|bajaron), (nos|me|lo|la) dejan hablando, dejan (en visto|colgado|tirado|tirados), dej* (sin|tirad*|plantad*), esperando el reembolso, no (dejaron|permitieron|dejan) (entrar|la entrada|pasar), negaron, (nos|me|le) negaron, trat* (mal|fatal|pesimo|como), (mal|pesima) atencion, por las nubes, agua de fideos, para olvidar, sin cobrar, no va mas, tienen mi numero, sube* .. precio, subieron, todo subio, otra subida, al menos tiene* , por lo menos tiene*, multa a, multaron, de otra señora, de otro cliente, de otra persona, quedo todo expuesto',
    ],
    [
      2,
      'demora*, retras*, tarda*, tarde, lento, lenta, lentazo, fallando, falla, averia*, error, errores, caido, caida, roto, rota, aguado, sucio, carisim*, caro, cara, me cobran, reclamo, queja, esperando',
    ],
  ],
  delight: [
    [
      3,
      'sigue* (entera|entero|enteras|enteros|como el primer dia|como nuev*|impecable*|intact*), (llego|llegaron|vino|vinieron) puntual*, (lo|la) dej* funcionando, se qued* .. (ayudar*|ayudando), (me|nos) atendieron (de maravilla|muy bien|genial|enseguida|al momento), ya hemos (reservado|repetido|vuelto), sin esperar*, sin pedirl*, a la primera, (me|nos) lo (arreglaron|cambiaron|repararon) (gratis|sin|en el acto|al momento), (mil|miles de) kilometros y, como el primer dia',
    ],
    [
      3,
      'llego (antes|a tiempo|al dia siguiente|super|perfecto|en 0 min*|calentit*|al otro dia|puntual|un dia antes|impecable), (trajo|trajeron) al otro dia, en (diez|cinco|quince|veinte|0) minutos, en dos dias, el mismo dia, al otro dia, sin (preguntas|problemas|problema|vueltas|drama|colas|una ampolla|fallas|cortes), cero (vueltas|problemas|quejas|drama), va como un tiro, como nuev*, parecen nuevas, parece nuevo, de diez, de 0, nunca falla, no falla nunca, no me puedo quejar, ni un corte, ni una (queja|falla|ampolla), me alcanzo, me salva*, siguen dando batalla, siguen como, lo vale, vale cada, muy facil, facilisimo, rapidisim*, se rif*, me ayud*, nos ayud*, me lo solucion*, me lo han solucionado, todo bien, todo perfecto, repetire, volveremos, recomendad*, recomiendo, te atienden como gente, salen dos mangos, a mitad de precio, por la mitad, original y en tiempo, no es nada car*, robaron el corazon, de lujo, mejor de lo que, que descanso, se pasaron de amables, dio gusto, da gusto, sin llamar, me devolvieron todo, llego original',
    ],
  ],
  none: [
    [
      0,
      'sin agua corriente, sin luz ni, sin servicio de habitaciones incluido, y nada mas, y nada menos, se acabo el boicot',
    ],
    [
      0,
      'nada que ver, llevo 0 km, llevo 0 kilometros, llevo 0 años, llevo años, no llega a, si llega a, no se rompe, no se cae, no falla, no tarda*, mas vale tarde, sin preguntas, aguant*, otra vez gracias',
    ],
  ],
};
