import type { AspectLexicon } from '../lexicon.js';

/** Words of danger to people or to the brand's licence to operate, in Spanish. */
export const SPANISH_RISKS: AspectLexicon['risk'] = {
  safety: [
    [
      3,
      'casi (atropell*|me atropell*|me mata|nos mata|mata|choca*|me caigo|se cae), en sentido contrario, salto* .. semaforo, (barandilla|pasamanos|baranda) .. (solt*|suelt*|rot*|ced*)',
    ],
    [
      3,
      'se abrio la (ceja|cabeza|frente|rodilla), se partio (la|el) (cabeza|labio|brazo|diente), se golpeo, se resbal*, resbal*, resbaladizo, me cai, se cayo (mi|un niño|una niña|una señora|un señor|mi hijo|mi hija|mi abuela), caida de, puntos de sutura, ambulancia, al hospital, termino en el hospital, en el hospital, sangrando, sangro, desmay*, quemandose, ardiendo el, (manillar|manubrio|rueda|ruedas|volante|pedal|eje|horquilla) .. (suelt*|solto|salio|salieron|rompio|partio|bloque*), se solto (la|el|una|un), (piso|suelo|escalon|baranda|barandilla|techo) .. (floj*|rot*|suelt*|cay*), techo se, salieron volando, chispazo, enchufe, calambre, corriente a, me dio (corriente|un calambre), bateria .. (inflad*|hinchad*|explot*|quem*|hincho|inflo), se inflo la bateria, cargador .. (quem*|derrit*|explot*), se derritio, derretid*, riesgo para (los|las|la|el), inseguro, insegura, poco seguro, poco segura, nada seguro, arnes, silla del bebe, pilas de boton, iman, imanes, se metio a la boca, en la boca, turbulencia*, aterriz* .. (emergencia|forzos*), chocamos, atropell*, volc*, exceso de velocidad, conducia (borracho|como), manejaba (borracho|como|mirando), sin cinturon, evacu*, explosivo*, explot(o|aron|ado|ar|aba), exploto, explosion*, exploto la, incendi*, se (prendio|prende) fuego, prendio fuego, en llamas, echa* humo, echar humo, humo en, salia humo, empezo a (echar|sacar) humo, quem(o|aron) (el|la|los|las|a|mi), quemaduras, quemadura, se quemo, se (nos|me) quema, se me quemo, electrocut*, descarga electrica, chispas, cortocircuito, corto circuito, recalent*, sobrecalent*, accident*, herid*, lesion*, fractur*, se rompio (el brazo|la pierna|la muñeca), hospitaliza*, frenos, sin frenos, freno roto, fallo de motor, motor fallando, motor en llamas, (motor|turbina) fall*, aterrizaje de emergencia, emergencia en vuelo, ascensor .. (cayo|caido|caer), se cayo .. ascensor, se desplom*, derrumb*, colapso la, peligro, peligros*, peligroso, asfixi*, atragant*, ahog*, se trago, piezas pequeñas, riesgo de (asfixia|incendio|caida|electrocucion), inseguridad de, cable* (caid*|pelad*|suelt*), caid* .. cable, fuga de gas, escape de gas, olor a gas, monoxido, podriamos haber muerto, pudimos habernos matado, casi (me|nos|se) (mato|mata|matan|matamos|ahoga|muere|quema), por poco (me|nos|se), por poquito se, en emergencias, airbag, retirada por seguridad, fallo de seguridad del producto, muert* por, fallecid*, fallecio, murio, victima mortal, cinturon de seguridad, salida de emergencia bloqueada, extintor*, sin casco',
    ],
    [
      2,
      'seguridad de los niños, seguridad infantil, arde, ardio, ardiendo, cayo encima, se desprendio, atrapad*, golpe en la cabeza, se corto el dedo, filos*, afilad*, sin lesionados',
    ],
  ],
  health: [
    [
      3,
      'sarpullido*, ronchas, urticaria, eccema, chinches, salieron granos, (me|le|nos) (intoxic*|dio alergia|sali* (ampollas|granos))',
    ],
    [
      3,
      '(malo|mala|enfermo|enferma|fatal|indispuest*) desde que (comio|ceno|comimos|cene|comi|tomo|bebio), desde que (comio|ceno|cene|comi|tomo) .. (mal|malo|mala|enferm*), con fiebre, dolor de cabeza desde, hinchada la cara, se me hincho (la|el), hinchazon, picazon, picor, granos en la cara, (vidrio|vidrios|cristal|cristales|metal|plastico|tornillo|piedra|piedrita|diente|uña|curita|tirita|guante|madera|alambre|hueso) en (la|el|mi|su|los|las), (un|una) (tornillo|piedra|diente|uña|curita|tirita|guante|alambre|cucaracha|gusano|mosca|bicho|araña) (en|dentro), bicho, bichos, araña en, oruga, larvas, larva, pelos en, heces, excremento*, orina de, plaga, plagas, roedores, chinche, pulgas, piojos, sin guantes, sin lavarse las manos, mal olor la (carne|comida), olia a podrido, sabia a podrido, agrio, rancio el, carne (verde|cruda|en mal), pollo (crudo|verde|rosa), cruda por dentro, crudo por dentro, huele a podrido, agua (turbia|sucia|marron|contaminada), retirada alimentaria, alerta alimentaria, alerta sanitaria, medicina equivocada, dosis, receta equivocada, efecto secundario, embarazad*, aborto, quimic*, amianto, pesticida en, intoxic*, intoxicacion, gastroenteritis, salmonel*, listeria, e coli, diarrea*, vomit*, vomitando, me enferm*, nos enferm*, se enfermo, enfermaron, (me|nos|le) (cayo|sento) fatal la comida, alergi*, reaccion alergica, anafila*, alergeno*, ronchas, sarpullido, urticaria, me broto, brot* toda la, me quemo la (cara|piel), quemo la (cara|piel), (irrit*|ardio|arde) .. (piel|cara|ojos), dermatitis, dermatolog*, cucaracha*, gusano*, gorgojo*, raton, ratones, ratas en, una rata, chinches, moscas en, una mosca, mosca en, pelo en (la|el|mi), un pelo en, moho, mohos*, hongos, podrid* (el|la|los|las|la carne|el pollo), carne podrida, pollo podrido, en mal estado, caducad*, vencid*, fecha de (caducidad|vencimiento) , contaminad* con, contaminado, insalubr*, antihigienic*, falta de higiene, sin higiene, higiene, sanidad, inspeccion sanitaria, efectos secundarios, medicamento*, farmac*, celiac*, toxico*, toxica, toxicos, cancerigen*, cancer, plomo, asbesto, bacteria*, virus, contagio, terminar en (la guardia|urgencias|el hospital), urgencias, en la guardia, termine en (la guardia|urgencias|el hospital|emergencia), acab* en urgencias, me hizo daño, dolor de (barriga|estomago|panza), trozo de (vidrio|plastico|metal|cristal), vidrio en, cristal en, plastico en (la|el|mi), trae (cacahuate|mani|nueces|gluten), contiene (mani|gluten|lactosa|frutos secos), frutos secos, sin refrigerar, cadena de frio',
    ],
    [2, 'asco de comida, enferm*, salud, infeccion*, hepatitis, corticoides, ojos rojos, desmay*'],
  ],
  legal: [
    [
      3,
      '(poner|interponer|presentar|meter) una demanda, defensor del, oficina (de|del) consum*, denunciar* a',
    ],
    [
      3,
      'sentencia firme, en firme, firme el, clausula suelo, nula, nulo, nulidad, hipoteca .. nul*, burofax, requerimiento, plazo legal, por ley, la ley dice, segun la ley, segun el reglamento, contra la ley, incumplen, incumplimiento de contrato, incumple*, derecho a (devolucion|desistimiento|reembolso|retracto), desistimiento, retracto, garantia legal, ley de consumidores, denuncia puesta, puse denuncia, poner denuncia, puesto una denuncia, interpuse, interpondre, reclamacion oficial, junta arbitral, notario, peritaje, perito, expediente sancionador, sancionad*, multa millonaria, investigad* por, imputad*, soborn*, evasion de impuestos, cnmv, irregularidades, apelacion, amparo, ministerio publico, procuraduria, contraloria, superintendencia de, demand(e|o|ar|are|aremos|amos|amo|ada|ado|ados|aron|an), una demanda, la demanda, demanda colectiva, demanda judicial, poner una demanda, denuncia (formal|penal|judicial|ante|en), (voy a|vamos a) denunciar*, (los|les|os|te|la|lo) (denuncio|denunciare|denunciamos|denuncie|voy a denunciar|demandare|voy a demandar), denuncie, denunciado, denunciare, abogad*, juzgado*, tribunal, tribunales, juicio, juez, jueza, fiscalia, fiscal, sentencia, condena*, supremo, ilegal*, ilicit*, delito*, incumpl* .. (contrato|ley|normativa|legal), incumplimiento, clausula* abusiva*, clausula*, abusiva, facua, ocu, omic, consumo contra, oficina de consumo, en consumo, hoja de reclamaciones oficial, aesa, cnmc, banco de españa, profeco, condusef, ift, cofece, indecopi, osiptel, sunat, sbs, superintendencia, la sic, supersolidaria, superfinanciera, defensa (del|al) consumidor, enacom, enre, defensoria, defensor del (pueblo|consumidor), sernac, tutela, derecho de peticion, carta documento, carta notarial, burofax, conciliacion, arbitraje, mediacion, acciones legales, accion legal, medidas legales, via judicial, por la via legal, la ley, el reglamento, normativa, regulador, sancion*, multaron, multa a, (le|les) (puso|pusieron|pone) multa, multa de 0, querella, cartel de precios, monopolio, competencia desleal, derechos del consumidor, mis derechos, ley de proteccion',
    ],
    [2, 'legal, legalmente, contrato, autoridad*, ministerio, denunci*, inspeccion de'],
  ],
  discrimination: [
    [
      3,
      'por ser (gay|gais|lesbiana*|negr*|gitan*|extranjer*|mujer|mujeres|mayor|musulman*|trans|latin*|ciego|ciega|sord*|(dos|una pareja de) (hombres|mujeres|chicos|chicas)), perro guia',
    ],
    [
      3,
      '(mujer|mujeres) .. (limpi*|cocin*|fregar|fregando|objeto|florero), como objeto, solo (hombres|mujeres|blancos|rubios|extranjeros), por (mi|su|tu) (acento|color|piel|origen|edad|peso|religion|apellido|ropa|pinta|aspecto|cara|genero|orientacion), por (como|lo que) (visto|vestia|vestimos|soy|somos), me miraron (mal|raro|de arriba), por llevar (velo|turbante|tatuajes|ropa), (a|con) los (gitanos|latinos|moros|negros|inmigrantes|indigenas|venezolanos|haitianos|bolivianos), (gitano|gitana|latino|latina|indigena|afro|negro|negra|mapuche|haitiano|haitiana|boliviano|boliviana|venezolano|venezolana|quechua), (insult*|burl*) .. (indigena*|acento|gord*|discapac*|gay*), homofobia, transfobia, racismo, xenofobia, aporofobia, talla grande, tallas grandes, cuerpos reales, solo blancos, solo modelos blancas, sin rampa, no hay rampa, rampa, lengua de signos, subtitulos, interprete, persona mayor, personas mayores, por ser mayor, viejito, abuelos a la app, estereotipo, cosa de mujeres, cosas de mujeres, cosa de niñas, techo de cristal, brecha salarial, racis*, racista*, xenofob*, discrimin*, machis*, machista*, sexis*, sexista*, misogin*, homofob*, transfob*, lgtb*, lgbt*, homosexual*, gay, gays, lesbian*, trans, por ser (mujer|mujeres|dos mujeres|dos hombres|gay|negr*|indigena*|gitan*|venezolan*|extranjer*|inmigrante*|latin*|musulman*|judi*|gord*|mayor|viej*|moren*|trans|pobre*), por (moreno|morena|negro|negra|gordo|gorda|indigena|prieto|prieta|cholo|mi color), nomas por moreno, color de piel, tono de piel, silla de ruedas, discapaci*, capacitismo, minusvalid*, ciego, ciega, invidente*, sord* , autis*, sindrome de down, movilidad reducida, accesib*, con velo, el velo, hijab, islamofob*, antisemit*, gordofob*, me cholearon, cholear*, cholead*, choleada, (negros|sudacas|moros|gitanos|panchitos|indios|prietos), sudaca*, clasis*, clasista*, no (dejaron|dejan|permitieron|permiten) (entrar|la entrada) a .. por, cosific*, estereotip*, denigra*, edadismo, acoso sexual, mujer objeto, la mina solo sirve, apropiacion cultural, blanqueamiento, bullying',
    ],
    [
      2,
      'diversidad, inclusion, inclusiv*, exclu*, feminis*, insulto a (las|los), inmigrante*, extranjer*, acento, acoso, acosador, acosa*',
    ],
  ],
  'privacy-security': [
    [
      3,
      '(datos|movimientos|cuenta|extracto*|pedidos|historial|recibos|direccion|nombre) de (otra persona|otro cliente|otra clienta|un desconocido|otro)',
    ],
    [
      3,
      '(nombre|datos|cuenta|perfil|pedido|pedidos|historial|facturas|saldo|informacion) de (otra|otro) (persona|cliente|señor|señora|usuario|usuaria|gente), con el nombre de otr*, datos de terceros, como (saben|consiguieron|tienen|sacaron) mi*, (saben|saber) (donde vivo|mi direccion|mis datos), quien les dio mi, yo nunca (les)? (di|autorice) mi*, nunca di (permiso|mis datos|mi telefono), sin que yo (autorice|diera|lo supiera), comparten (mis|tus|nuestros) , vendieron mis datos, mis fotos, mis contraseñas, contraseña en texto plano, texto plano, verificacion en dos pasos, doble factor, acceso a mi cuenta, entrado a mi cuenta, inicio de sesion (raro|sospechoso|desde), (sesion|acceso) desde otro pais, correo sospechoso, sms sospechoso, enlace sospechoso, mensaje sospechoso, robo de cuentas, cuentas robadas, secuestro de datos, camaras en (los|el) (probador*|baño*), camara en el, grab* sin (permiso|avisar|consentimiento), graban, grabar mi, escuchan lo que, escucha mis, geolocaliz*, reconocimiento facial, datos biometricos, datos medicos, historial medico, copia de mi dni, foto de mi dni, pide* (el dni|mi dni|la cedula|el pasaporte|la curp), filtraron, filtracion de datos, filtrado mis datos, (filtr*|robo|robaron|vend*|venden|regal*|compart*|ceden|cedido|expuest*|expus*) .. (datos|base de clientes|informacion personal|base de datos), robo de datos, brecha de (seguridad|datos), brecha, hacke*, jaque*, hacker*, ciberataque*, ransomware, phishing, suplant*, robo de identidad, datos personales, mis datos, tus datos, nuestros datos, sus datos personales, datos de (otr*|clientes|los clientes|mas clientes), proteccion de datos, rgpd, lopd, aepd, habeas data, privacidad, intimidad, contraseñas filtradas, clave expuesta, todo expuesto, quedo todo expuesto, (las facturas|los datos|la cuenta|el pedido|los pedidos) de otr* (señora|señor|persona|cliente|usuario*), factura de otr*, ver los datos, me espia*, espian, espiar, vigilan, camara oculta, acceden al microfono, (accede*|permiso*) .. (microfono|contactos|camara|ubicacion), rastrea* .. ubicacion, (tienen|tiene|consigui*|saco|sacaron) mi (numero|telefono|direccion|correo), (dio|dieron|dan|dando) mi (numero|telefono|direccion|informacion), (escribio|escriben|llamo) al (whatsapp|numero) personal, whatsapp personal, sim swap*, duplicado de (sim|tarjeta sim), duplicaron mi sim, acceso no autorizado, entraron a mi cuenta, entrado en mi cuenta, entraron en mi cuenta, mi cuenta fue hackeada, cuenta hackeada, validar mis datos, valide mis datos, con mi nombre y mi numero, spam con mi nombre, cookies sin permiso, base de clientes, base de datos, dni y todo',
    ],
    [
      2,
      'ciberseguridad, seguridad informatica, contraseña, datos bancarios, numero de cuenta, confidencial*, sin mi consentimiento, sin (mi|nuestro) permiso, fuga de (datos|informacion)',
    ],
  ],
  fraud: [
    [
      3,
      '(vaciaron|vaciado|vacio) .. cuenta, pidieron la clave, diciendo que eran, dijeron que eran, haciendose pasar, se hicieron pasar, clonaron, clonada',
    ],
    [
      3,
      '(mandaron|llego|enviaron|recibi|mando) (un|una|el|la) .. (usado|usada|piedra|piedras|ladrillo|caja vacia|falso|falsa|bamba|trucho|trucha|pirata|imitacion), bamba, bambas falsas, me bloquearon, y me bloquearon, no existe la (tienda|direccion|empresa), tienda fantasma, empresa fantasma, web fantasma, jamas firme, nunca firme, que jamas firme, que nunca firme, que no firme, que no (pedi|contrate|autorice|solicite) , nunca contrate, sin mi (firma|autorizacion), firmo por mi, falsificaron (mi|la) firma, me (sacaron|quitaron|robaron|vaciaron) .. (plata|dinero|cuenta|ahorros|tarjeta), cuenta vacia, retiro que no, retiros que no, transferencia que no, prestamo que no, credito que no, a mi nombre, premio que no existe, sorteo que no existe, oferta de trabajo falsa, llamada falsa, se hizo pasar, haciendose pasar, vishing, smishing, quishing, suplantan, numero falso, kilometraje, adulter*, peso falso, balanza*, billete falso, cobro fantasma, cargos fantasma, cobros fantasma, criptomoneda*, multinivel, captador*, estafa, estafas, estafador*, estafar*, estafaron, me estafaron, estafan, estafad*, timo, timos, timad*, timador*, timaron, fraude*, fraudulent*, (me|nos) (robaron|robo|han robado) .. (plata|dinero|cuenta|tarjeta|lana|guita|mil|ahorros|0), robaron 0, robo de mi cuenta, roba* .. (dinero|plata|tarjetas|tarjeta) de, para robar (tarjetas|datos|dinero|cuentas), clonaron, clonacion, tarjeta clonada, clonad*, cargos no reconocidos, cargo no reconocido, cargos que (no|nunca) (hice|reconozco|realice|autorice), compras que (no|nunca) (hice|reconozco|realice|autorice), pedidos que (no|nunca) hice, no autoriz*, sin autorizacion, que (no|nunca) autorice, se hacen pasar por, haciendose pasar, se hace pasar por, perfil* fals*, pagina* fals*, cuenta* fals*, web falsa, perfil trucho, perfiles truchos, pagina trucha, falsific*, producto* falso*, imitacion, imitaciones, replica*, pirata, vacia* .. cuenta, vaciaron, vaciaron la, me tumbaron, tumbaron, publicidad engañosa, engañosa, piramide, esquema ponzi, ponzi, caja con (un ladrillo|ladrillos|piedras|papel), un ladrillo, (caja|paquete) vaci*, no existe el (vuelo|hotel|producto), que no existe, vuelo que no existe, (enganch*|engaña*|engañ*) .. (gente|clientes|viejit*|ancian*), extors*, cobro fraudulento, lavado de (dinero|activos), falsificaba*, premio falso, sorteo falso, ofertas falsas, oferta falsa de empleo, falsos empleos',
    ],
    [
      2,
      'engañ*, robo a mano armada, ladron*, rateros, rater*, chorros, delincuent*, mafia, mafiosos, falso, falsa, trucho, trucha, truchos, robaron',
    ],
  ],
  'animal-welfare': [
    [
      3,
      '(vacas|cerdos|gallinas|pollos|terneros|perros|caballos|animales) .. (sin agua|sin comida|barro|herid*|hacinad*|golpe*|enjaulad*)',
    ],
    [
      3,
      '(patada|golpe|golpeo|pego|pegaron|piedrazo|atropello|envenen*|abandon*|encerr*) .. (perro|perra|perrita|gato|gata|gatito|animal|mascota|cachorro), (perro|perra|gato|mascota|cachorro|loro|caballo) .. (muert*|murio|herid*|encerrad*|sin agua|jaula|maltrat*), cachorros, perreras, caballos, burros, delfines, orcas, elefantes, monos, zoo, zoologico, acuario, experimentan, probado en animales, probados en animales, libre de crueldad, hacinad*, pollos hacinados, vivas, desplumad*, cuero de, piel de (zorro|vison|conejo|cocodrilo|serpiente), cocodrilo, visones, animal vivo, animales vivos, sacrific*, crias, pesca de arrastre, tortugas, maltrato animal, crueldad animal, crueldad con (los|las) animales, sin crueldad, cruelty free, testa* en animales, testean, testar en, prueban en animales, pruebas en animales, experiment* (con|en) (animales|conejit*|conejos|monos|perros|ratones), experimenta* con, conejos, conejitos, conejillo*, gallinas, vacas, terneros, pollitos, cerdos en, granjas, macrogranja*, granja, matader*, jaula*, enjaulad*, foie, pieles de (animales|zorro|vison), peleteria, abrigos de piel, plumas arrancadas, desplum*, animal muerto, animales muertos, matan animales, matan (perros|gatos|vacas|toros), (un|el|los|sus) animal*, animales, corazon de (la|una|un) (vaca|cerdo|animal), derechos de los animales, animalista*, toros, corrida de toros, taurin*, tauromaquia, circo con animales, civeta*, delfinario, especie* (protegida|en peligro), caza, cazadores, mi (perro|perra|perrita|perrito|gato|gata|gatito|mascota) .. (bodega|murio|muri*|deshidrat*|lastim*|perd*|asfix*|trat*), mi (perro|perrita|gato|mascota), perrita, perrito, mascota*, bodega del avion, tripas, visceras, sangre de animal',
    ],
    [
      2,
      'animal, conejo, vaca, pato, patos, oca, ocas, ganso*, veterinari*, vegano*, peta, corazon de',
    ],
  ],
  labour: [
    [
      3,
      'ninos de .. anos, trabajo infantil, piden contrato, sin contrato, falsos autonomos, horas extra* sin, taller* clandestin*, despid* .. (repartidores|trabajador*|emplead*|rider*|embarazad*)',
    ],
    [
      3,
      'inspeccion detecta, sin dar de alta, alta en la seguridad social, seguridad social, 0 centavos la hora, centavos la hora, la hora a, por hora a sus, pagan (poco|mal|tarde|menos), paga (poco|mal|tarde|una miseria|menos) , mal pagad*, salario minimo, sin (vacaciones|descanso|contrato|finiquito|liquidacion), no les (dan|dejan|pagan|respetan), becario*, practicantes gratis, turnos de 0, turno de 0, doble turno, trabajando (enferm*|con fiebre|0 horas), obligan a (sus|los|las) (trabajador*|emplead*|chic*), obliga a (sus|los|las) (trabajador*|emplead*), represalia*, comite de empresa, convenio colectivo, recortes de plantilla, recorte de personal, despidieron a, corrieron a (toda|todos|0|sus), cierre de planta, maquiladora*, talleres de, trabajo forzado, trabajo esclavo, inmigrantes sin papeles trabajando, derechos de los trabajadores, ley rider, propinas, se quedan las propinas, roban propinas, baja por maternidad, embarazada despedida, acoso de (su|un|los) jefe*, explotacion laboral, explotan a, explotais a, explotador*, explotan, explotais, explotacion, esclav*, trabajo infantil, niños (cosiendo|trabajando|trabajan), menores trabajando, condiciones laborales, condiciones de trabajo, precari*, precariedad, falsos autonomos, falso autonomo, sin contrato, sin seguro, ni seguro, seguro a sus, sin seguridad social, horas extra*, horas extras, sin cobrar, no (les|le|nos) pagan (el|los|las|sus|a|ni), no paga (a|el|los|las|ni|sus) .. (sueldo*|salario*|horas|trabajadores|empleados|seguro), pagan (una miseria|miserias|dos pesos|en negro), sueldo* de (miseria|hambre|mierda), salario* de (miseria|hambre), sueldos atrasados, (salarios|sueldos|nominas) (impag*|atras*), nomina*, impago de, huelga*, paro de (repartidores|trabajadores|pilotos|empleados|transport*|labor*), en paro por, sindicat*, sindical*, despid(e|en|ieron|io|os|o) (a|0|masiv*|colectivo|improcedente*|trabajadores|empleados), despidos, despido, despedir a, despidiendo, despidieron, despidio, echo a 0, echaron a 0, echan a 0, (echo|echaron|botaron|corrieron|rajaron) a .. (trabajador*|emplead*|cajera*|cajero*), ere, erte, acoso laboral, mobbing, derechos laborales, jornada* de 0, trabaj* 0 horas, 0 horas sin (pausa|descanso|parar), no (les|los) dejan ir al baño, maquila*, taller clandestino, talleres clandestinos, accidente laboral, siniestralidad, repartidores .. (cobrar|miseria|sin|explot*|huelga|paro), riders, trabajadores, inspeccion de trabajo, temporeros, jornaleros, (le|les) pag* bien a sus, sube* el pago al, suben el pago, pago al domiciliario, costureras, despidio a',
    ],
    [
      2,
      'sus empleados, a los empleados, los empleados, sueldo*, salario*, laboral*, obreros, obrera*, empleo digno',
    ],
  ],
  environment: [
    [
      3,
      'vertido*, vertid*, vierte*, (al|en el) (rio|arroyo|mar|lago) .. (espuma|blanca|negra|muert*), peces muertos',
    ],
    [
      3,
      'basurero, botadero, vertederos, (tira|tiran|tirando|bota|botan|echa|echan|arroja|arrojan|vierte|vierten) .. (rio|mar|arroyo|laguna|playa|bosque|alcantarilla|vertedero|residuos|quimicos|plastico|desechos|basura), queman .. (zapatillas|ropa|stock|basura|plastico), destruyen (ropa|producto|stock|devoluciones), envuelto en, envueltos en, embalaje excesivo, tanto plastico, menos plastico, sin plastico, papel en vez de, bolsas de papel, biodegradable, compostable, huella, deshielo, sequia, acuifero*, humedal*, manglar*, glaciar*, fauna, peces, agua potable, derroche, desperdician, gasto de agua, olor a quimico, lluvia acida, ruido y, nuclear, mineria, fracking, petrolera, reforest*, plantaron, plantar arboles, energia solar, cero emisiones, carbono neutral, electricos, reutiliza*, segunda vida, arregla y reusa, contamin(a|an|ar|ando|acion|aron|o|ado|ante|antes|en), contaminacion, contaminante*, vertido*, vierten, vertieron, verter, derrame*, derramo, petroleo, efluente*, al rio, el rio, rios, al mar, el mar, playa llena, quema* (carbon|combustible*|basura), carbon, emisiones, co2, huella (de carbono|ecologica), cambio climatico, crisis climatica, calentamiento global, greenwashing, lavado verde, plastico*, microplastico*, sobreembalaje, residuo*, desechos, reciclar, recicla*, reciclaje, recargas, desforest*, deforest*, tala, talan, talar, talaron, arboles, bosque*, selva, incendio forestal, medio ambiente, medioambiente, ambiental, medioambiental, ecologist*, ecologic*, planeta, sostenib*, sustentab*, paneles solares, energia (limpia|renovable*), renovables, vertedero, biodiversidad, aceite de palma, agua contaminada, el agua baja, comida buena a la basura, (tir*|bot*|ech*) .. (comida|alimentos|toneladas) .. basura, desperdici* (de)? (comida|alimentos|agua), desperdicio, obsolescencia, riachuelo, pesticid*, glifosato, jet privado',
    ],
    [2, 'basura (en|al|a), verde, verdes, eco, toxicos al, humo negro, peces muertos, toneladas'],
  ],
  doubt: [
    [
      1,
      'pense que (era|seria|iba a ser), pensaba que (era|seria), crei que (era|seria), creia que (era|seria), pensé que, creía que, al principio pense, parecia, dudaba, tenia miedo de que, tenia desconfianza, me daba miedo, por miedo a, si fuera, como si fuera',
    ],
  ],
  none: [
    [
      0,
      'alta demanda, mucha demanda, la demanda de (productos|clientes|mercado), oferta y demanda, gran demanda, por demanda, demasiad*, es la bomba, son la bomba, la bomba, me muero (de|por), muero (de|por), me robaron el corazon, robaron el corazon, robo el corazon, un robo el precio, es un robo, un robo, menudo robo, que robo, de muerte lenta, es un crimen, un crimen no, es una droga, droga dura, matador*, de infarto, me parto, animal de, que animal, accidente de tiempo, gratis total, ladrillo visto, arde twitter, ardió twitter, arder las redes, en llamas las redes, explota* (de|las) (risa|ventas|redes), exploto (la cabeza|de risa|las redes), me explota la cabeza, (me|te) explota, se agoto, aire contaminado por ruido, quemo grasa, quemar (calorias|grasa), caliente, seguro que, en seguro, aseguro, el juez de linea, juicio propio, falso dilema, zona verde, luz verde, té verde, salsa verde, verde oliva, color verde, animal print, piel sensible, pieles que no existen, aire libre, legal de, es legal, tipo legal, virus de la risa, contagi* (alegria|energia|sonrisa), muerto de (risa|hambre|sueño|frio), de muerte, virus informatico, dar fuego, fiscal de, animales primero, contrato de, mi contrato, pan con chicharron, comida basura, basura de (servicio|producto|empresa|app), camara de, oferta falsa, es una basura, la basura, una basura, animo, animo a, animarse, cuenta falsa de descuento, aceite de oliva, ecologico de cultivo',
    ],
  ],
};
