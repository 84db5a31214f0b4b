import type { AspectLexicon } from '../lexicon.js';

/** Vocabulary of the default touchpoints in Spanish, both sides of the ocean. */
export const SPANISH_TOUCHPOINTS: AspectLexicon['touchpoint'] = {
  advertising: [
    [
      3,
      'anuncio*, spot, spots, publicidad, publicitari*, publi, propaganda, campaña publicitaria, campañita, marketing, cartel publicitario, valla publicitaria, jingle, comercial de, comerciales de, el comercial, (un|este|ese|su) comercial, nuevo comercial, influencer*, patrocin*, embajador*, (la|una) nueva cara de, cuña de radio, cuñas, eslogan, slogan, lema, telemarketing, sponsor*, spam, teaser, videoclip',
    ],
    [
      3,
      'llamadas (comerciales|de promocion|de publicidad|publicitarias), (me|nos) (llaman|llamais) para (vender*|ofrec*), correos promocionales, (sus|los|tantos) correos .. (promo*|descuent*), mensajes promocionales, sms promocional*',
    ],
    [
      2,
      'campaña, campañas, valla, vallas, cartel, carteles, cancion del, musica del, community manager, el cm, su cm, instagram, tiktok, redes sociales, sus redes, el hashtag, el logo, nuevo logo, logotipo, imagen de marca, newsletter, boletin',
    ],
    [
      1,
      'logo, tele, television, youtube, video, post, historias, promocionar, promocionan, la marca, sorteo, concurso, revista, radio',
    ],
  ],
  'website-app': [
    [
      3,
      'en blanco, en mi cuenta de, iniciar sesion, codigo de verificacion, desde la actualizacion',
    ],
    [
      3,
      'app, apps, aplicacion, aplicaciones, pagina web, (la|su|esta|tu|vuestra) pagina, sitio web, web, website, portal web, home banking, homebanking, banca (movil|en linea|online|digital), banca por internet, plataforma, login, loguear*, iniciar sesion, inicio de sesion, contraseña*, usuario y clave, token digital, (el|mi|un) token, codigo de verificacion, area (de|del) cliente*, area privada, oficina virtual, sucursal virtual, buscador, modo oscuro, check in, checkin, el chatbot de la web, desinstal*, error 404, error 500',
    ],
    [
      2,
      'servidor*, se cae el sistema, se cayo el sistema, sistema caido, (esta|estan|estuvo|sigue) caid*, caido el, caida la, se cuelga, se traba, se crashea, crashea*, no carga, no abre, no me abre, no deja entrar, no me deja (entrar|acceder|ingresar), no puedo (entrar|acceder|ingresar), me saca, actualizacion, actualizar, formulario, registrarme, registrarse, registro, mi perfil, navegador, boton, pantalla, interfaz, el mapa, android, iphone, ios, play store, app store, enlace, link, cookies, lector de pantalla, online, en linea, desbloque* .. usuario, mi usuario, clave, captcha',
    ],
    [1, 'pagina, sistema, bug, bugs, digital, internet caido, qr, menu de opciones'],
  ],
  'price-offers': [
    [
      3,
      'precio*, caro, cara, caros, caras, carisim*, barato, barata, baratos, baratas, baratisim*, ofert*, descuent*, descuento, rebaja*, promo, promos, promocion, promociones, cupon, cupones, chollo*, ganga*, tarifa*, cuanto (cuesta|cuestan|vale|valen|sale|salen|cobran), a cuanto, 0 x1, 0 x2, dos por uno, tres por dos, black friday, hot sale, cyber (monday|wow|day|lunes), buen fin, cashback, economic*, por las nubes, sobreprecio, relacion calidad precio, calidad precio, no vale lo que cuesta, mejor tasa, (la|las|mejores) tasa*, intereses, tasa de interes, lo mismo que en .. vale, puntos de fidelidad, programa de puntos, meses sin intereses',
    ],
    [
      2,
      'sube*, subio, subida, subidas, subir, subiendo, subieron, han subido, aumento, aumentos, aumentaron, aumentan, inflacion, euros, pesos, soles, lucas, dolares, mangos, pavos, cuesta, cuestan, costo, costoso, costosa, vale, valen, un ojo de la cara, un riñon, plan, planes, mitad de precio, a mitad de, gratis, gratuito, ofertaza, oferton, inflan, por barba, encarec*, abarat*, membresia, cuota mensual, recargo*, suplemento*',
    ],
    [
      1,
      'pagar mas, ahorr*, dinero, plata, lana, guita, cobran, cobra, presupuesto, euro, peso, sol, un robo, bolsillo, premium, desde 0, por 0',
    ],
  ],
  'purchase-payment': [
    [
      3,
      'pago rechazado, rechaza* .. tarjeta, tarjeta rechazada, rebota .. tarjeta, rebota, no (me|nos) deja (pagar|comprar|finalizar|reservar|terminar), no (puedo|pude|podemos|se puede) (pagar|comprar|reservar|contratar), imposible (comprar|pagar|reservar|contratar), (al|para|intent*|intento de|forma de|formas de|medio de|medios de|metodo de|metodos de|manera de) pagar, pasarela*, carrito, checkout, caja rapida, caja de pago rapido, (las|mas|unica|una sola|solo una) caja*, cajas abiertas, autocobro, autopago, en cuotas, a plazos, mercado pago, mercadopago, bizum, paypal, yape, plin, pse, nequi, daviplata, oxxo, transferencia, contra entrega, contrareembolso, efectivo, posnet, datafono, terminal de pago, reserva no confirmada, reserva, reservas, reservar, reserve, reservado, separe mi, pasaje, pasajes, billete, billetes, boleto, boletos, tiquete*, entradas, sin stock, agotad*, no hay stock, stock, proceso de compra, proceso de contratacion, finalizar compra, finalizar la compra, cancel* (el|mi|la) (pedido|compra), me cancel* (el pedido|la compra|la orden), sacar .. (credito|prestamo|hipoteca|tarjeta), saque .. (credito|prestamo|tarjeta), solicitud de (credito|tarjeta|prestamo), (me|nos) aprobaron, (me|nos) aprobo, contratacion, preventa, prevent*',
    ],
    [
      2,
      'compra, compras, pague, pago, pagos, pagar, comprar, compre, comprando, compramos, contratar, contrate, fila para pagar, cola para pagar, cola de caja, cola en caja, la cola, la fila, filas, colas, hacer cola, formado, tarjeta, acepta*, abonar, abone, codigo de descuento, el cupon, ticket*, cajero, cajeros, prestamo, credito, hipoteca',
    ],
    [1, 'pedido, orden, adquir*, vender, vendieron, venta'],
  ],
  delivery: [
    [
      3,
      '(dejo|dejaron|dejaran) (la caja|el paquete|mi pedido|el pedido), maleta, maletas, equipaje, consta como entregad*, figura como entregad*',
    ],
    [
      3,
      'entreg*, envio, envios, enviar a, mensajer*, paquete*, paqueteria, repart*, domicilio*, domiciliari*, delivery, deliverys, despach*, transportista*, courier, seguimiento del (pedido|envio|paquete), numero de (seguimiento|guia|rastreo), numero de seguimiento, rastre*, tracking, en camino, en reparto, punto de recogida, puntos de recogida, punto pack, aduana*, equipaje perdido, maleta perdida, perdieron .. (maleta*|equipaje|valija*|paquete), perdido .. (maleta*|equipaje|valija*|paquete), (perder|pierden|perdio|extraviaron|extraviado) .. (maleta*|equipaje|valija*|paquete), (maleta|equipaje|valija) .. (no llego|no aparece|perdid*|extraviad*), motorizado*, motoboy, no (ha|han) llegado, no (me|nos) (ha|han) llegado, no llega, no llego, nunca llego, nunca (me|nos) llego, sigue sin llegar, sin llegar, aun no (recibo|llega), todavia no (recibo|llega|llego), no (he|hemos) recibido, no recibi, llego (tarde|fri*|rot*|antes|rapid*|super|un dia|dos dias|golpead*|abiert*|incomplet*|en perfecto), llega tarde, llegar tarde, llegan tarde, llego a tiempo, (me|nos) llego (el pedido|mi pedido|todo), (me|nos) lo (trajo|trajeron|mandaron|mandan|traen|trae), (me|nos) trajo, (me|nos) trajeron, (me|nos) (mando|mandaron|enviaron) (otr*|un*|la|el|dos) .. (equivocad*|que no era|talla|modelo), pedido (equivocado|incompleto|incorrecto|cambiado|errado), producto equivocado, bien empacado, bien embalado, embalaje, embalado, empaque, mal embalado, envoltorio, telepedido, direccion de entrega, cambiar la direccion',
    ],
    [
      2,
      'mi pedido, el pedido, pedidos, pedi, pedido, llego, llega, llegar, llegaron, llegado, llegara, llegaria, demora*, demoro, tardan, tarda, tardo, tardaron, tardanza, retras*, retraso, esperando, recibir, recibido, recogida, recoger, portal, timbre, vecino, la caja, minutos, en 0 min*, horas, caja golpeada, logistica, correos, traer, trajo, mudanza',
    ],
    [1, 'dias, semanas, semana, horas esperando, tarde, rapido, rapidisimo, puntual'],
  ],
  'product-service': [
    [
      3,
      'calidad, mala calidad, buena calidad, defectuos*, defecto, se (me|nos|le|les) (ha|han|rompio|rompieron|descosi*|despeg*|estrop*|malogr*|daño|dañaron|jodi*|cago|quemo), (rompi*|descosi*|despeg*|malogr*|estropead*|desgast*|destiñ*), se rompio, se rompieron, se descosieron, se despego, no duraron, no duro, duro nada, duran nada, dura nada, duraron, la suela, plantilla, horma, costura*, sabor, sabe a, no sabe a, sabe rar*, rico, rica, ricos, ricas, riquisim*, delicios*, sabros*, aguad*, insipid*, soso, sosa, crud*, salad*, cobertura, señal, megas, sin internet, sin luz, sin agua, sin linea, sin servicio, sin cobertura, sin señal, no tengo (internet|linea|señal|luz|cobertura|servicio), corte de (luz|agua|internet), cortes de (luz|agua), un corte, apagon*, se (fue|va) la luz, se cae (el|la) (internet|señal|wifi), lento el internet, internet lento, velocidad, porqueria de servicio, agua caliente, aire acondicionado, limpieza, suci*, ruido, bateria, pantalla rota, funciona*, no sirve, no sirven, no hace nada, no prende, no enciende, no anda, no carga la bateria, dura mucho, ingrediente*, textura, aroma, olor, huele, resistente*, comod*, incomod*, ampolla*, ediccion, funcionalidad, rendimiento, vuelo (cancelado|demorado|retrasado), cancelaron .. vuelo, cancelado .. vuelo, vuelo retrasado, overbooking, sobreventa, equipaje de mano, lo mejor que he (comprado|probado), gran producto, buen producto, mal producto',
    ],
    [
      1.5,
      'suela, suelas, talla, tallas, tela, material, materiales, dulce, wifi, fibra, router, modem, habitacion*, colchon, piscina, desayuno, buffet, cena, menu, plato, platos, asiento*, cabina, motor, crema, serum, perfume, maquillaje, labial, protector, champu, zapatilla*, tenis, zapato*, bota, botas, camiset*, chaqueta, campera, mochila, cafe, cafecito, tinto, latte, capuchino, cortado, pan, medialuna*, croissant, pizza, hamburguesa*, empanada*, sushi, comida, fruta, verdura*, carne, pollo, pescado, leche, queso, aceite, modelo, version, edicion, coleccion',
    ],
    [
      2,
      'producto, productos, servicio, marca, vuelo, vuelos, avion, hotel, cuarto, vistas, ascensor, internet, luz, agua, electricidad, cuarto de baño, baño, ducha, olvidar, durar, dura, estren*, uso, usando, probe, probado, probar, nuev* modelo, juguete*, portatil, movil, celular, telefono, licuadora, lavadora, televisor, ordenador, mueble*, sofa, silla*, cama, telefonia, roto, rota, rotos, rotas, se colo, caducad*, vencid*, relleno, hecho en, diseño, color, colores, comprar otra vez, repetire, la granola, hummus, la cara, la piel, rodilla, pies, runner, corri, lactosa, gluten, vegan*, plan',
    ],
    [
      1,
      'cosa, funcion, mejor, peor, encanta*, gusta*, decepcion*, experiencia, compre, articulo, equipo',
    ],
  ],
  staff: [
    [
      3,
      '(la|el) (chica|chico|senora|senor|muchacha|muchacho) (de la|de|del|que) .. (tienda|ventanilla|mostrador|caja|atend*|recepcion), ventanilla',
    ],
    [
      3,
      'emplead*, personal (muy|super|amable|maleducado|del|de la|es|encantador|para|grosero), el personal, su personal, mas personal, dependient*, camarer*, meser*, mozo, moza, mozos, cajer* (de|del|bien|me|nos|fue|super|muy|grosera), la cajera, el cajero me, recepcion*, azafat*, tripulacion, sobrecargo*, auxiliar* de vuelo, vendedor*, encargad*, gerente de (la tienda|tienda|local|sucursal), la gerente, el gerente, guardia, vigilante, segurata, guardia de seguridad, el de seguridad, ventanilla, chica de, chico de, chicos de la, muchacho* de, muchachas, muchachos, señorita, señorita que, el pibe, la piba, la chica (del|de la|que), el chico (del|de la|que), el tipo de, la tipa, mostrador, trato (fatal|pesimo|horrible|recibido|excelente|exquisito|humano|inmejorable|cercano|amable), el trato, maltrato, (me|nos|te|le|les) (trato|trataron|tratan|tratan|trata|tratasteis) (fatal|mal|bien|pesimo|horrible|como|super|genial|de), malos modos, de malas, mala gana, maleducad*, malcriad*, groser*, bordes, borde, antipatic*, amabilidad, amable*, amabilisim*, atento, atentos, atenta, atentas, simpatic*, majisim*, majo, maja, majos, majas, sonrisa, sonrien, ni un buenos dias, ni (los|te|me|nos) (mira*|salud*|voltea*), prepotente*, soberbi*, actitud, gritar, grito, gritaron, mal encarad*, desubicad*, buena onda, mejor onda, buen trato, mal trato, profesionalidad, un genio, una genia, un sol, asesora, asesor, medico, doctora, doctor, enfermera*, el tecnico (vino|era|fue|super|muy|majisimo|amable), azafata, piloto, conductor*, chofer, portero, acomodador, te atienden como, atienden como, me atendio, nos atendio, me atendieron, nos atendieron, te atiende*, no atienden, mal atendid*, bien atendid*, atencion (pesima|mala|excelente|buenisima|personal|de primera|regular|horrible|lenta), pesima atencion, mala atencion, buena atencion, excelente atencion, que atencion, la atencion',
    ],
    [
      2,
      'atencion, atiend*, trato, tratan, trataron, equipo humano, educacion, profesional, profesionales, chaval, chavala, señor, muchacha, cajera, respet*, falta de respeto, tienda me, ignor*, despectiv*',
    ],
    [1, 'tienda, sucursal, local, oficina, gente, persona'],
  ],
  'after-sales': [
    [
      3,
      '(para|al|en) cambiar(lo|la|los|las)?, para cambiarlo, para cambiarla, para cambiarlos, para cambiarlas, un cambio de talla, cambio de talla, respuesta* automatic*, correos automatic*, pasen con, pasarme con, un tecnico, numero de reclamacion, escuchando la, en espera, me cuelgan, hoja de reclamaciones',
    ],
    [
      3,
      'reclam*, reclamo, reclamos, libro de reclamaciones, hoja de reclamacion*, queja, quejas, garantia*, devol*, devuelv*, devolv*, devuelt*, reembols*, reintegr*, soporte, servicio tecnico, sat, posventa, postventa, incidencia*, ticket abierto, numero de (incidencia|caso|reporte|reclamo), mi caso, atencion al (cliente|usuario|consumidor), servicio al cliente, servicio de atencion, sac, call center, callcenter, contact center, centralita, no cogen el telefono, no atienden el telefono, no me (comunico|puedo comunicar), me comunico, comunicarme, sin informacion, nadie informa, falta de informacion, nadie da la cara, politica de, (nadie|no|ni) (me|nos|te|os|se)? (contest*|respond*|devuelven la llamada), no (contesta*|contest*|respond*), sin respuesta, sin responder, sin contestar, ninguna respuesta, dejan en visto, en visto, (me|nos|te) cuelg*, (me|nos) colg*, musiquita, espera telefonica, en espera, pulse 0, pulsa 0, chatbot, bot, un humano, hablar con (alguien|una persona|un humano|un agente|un asesor), operador*, agente, agentes, asesores, (me|nos|te) (pasan|pasaron|transfir*|transfier*), se pasan la pelota, pasan la pelota, puras largas, dan largas, (me|nos) (dan|dieron) largas, peloteo, cambio de talla, cambiar* .. por (otr*|uno|una), cambio de producto, repar*, arreglar, arreglaron, arreglado, arreglo, reparacion, tecnico, tecnicos, repuesto*, refaccion*, recambio*, compensacion, indemniz*, dm, mensaje privado, por privado, por interno, inbox, md, al privado, solucion, solucionar, solucionan, solucionado, soluciono, solucionen, resolver, resuelv*, resolvieron, me ayuden, darme de baja, dar de baja, dar* de baja, comprobante de demora, titular de la linea, cambio de titular',
    ],
    [
      2,
      'llamo, llamada, llamadas, llamar, llame, contestan, contesta, contesten, responden, respuesta, responder, telefono de, correo, correos sin, mail, whatsapp de, caso, formulario de, cambio, cambiar, cambiarlo, problema, disculpas, tramite, cita, cita previa, cliente, ayuda, ayudar*, fallad*',
    ],
    [1, 'meses, esperando, escrib*, excus*'],
  ],
  billing: [
    [3, 'servicio* que no (contrate|pedi), penalizacion, permanencia, comisiones, comision por'],
    [
      3,
      'factura*, facturacion, recibo, recibos, boleta, boletas, cobro, cobros, (me|nos|le|te) cobr*, cobrando, cobrado, cobraron, me cobran, cargo* (duplicad*|doble*|no reconocid*|en mi|a mi|raro*|indebid*|por), cargos, doble cargo, doble cobro, cobro doble, duplicad*, debit*, domiciliacion, domiciliad*, (debito|pago) automatico, comision, comisiones, cuota de manejo, mantenimiento de cuenta, cobro de mantenimiento, cobro por, anualidad, estado de cuenta, extracto, medidor, contador, lectura, lectura estimada, estimada, iva, importe, (de mas|de mas por), saldo, penalizacion, penalidad, permanencia, mora, intereses de mora, certificado de retenciones, nota de credito, suscripcion, renovacion automatica, pagar de mas, cobran de mas, cobrar de mas, cobrando de mas, pago minimo, vence la, fecha de vencimiento, duplicado del recibo, me (han|habeis|habian) cobrado, paz y salvo',
    ],
    [
      2,
      'cobr*, cargo, cuenta, cuota, pagando, deuda, cobranza*, multa por, banco, descontaron, descuentan, servicio que (no|ni)',
    ],
    [1, 'pago, mes, mensual, mensualidad'],
  ],
  reputation: [
    [
      3,
      'vertido*, vertid*, trabajo infantil, ninos de .. anos, copi* .. (diseno|disenos|estampado|estampados|dibujo), maltrato, maltrata*, el rio',
    ],
    [
      3,
      'greenwashing, contamin*, boicot*, etica, etico, eticos, etica de, hipocres*, hipocrit*, valores, responsabilidad social, rse, rsc, transparencia, corrup*, escandalo, denuncia publica, explotacion, explota, explotan, huelga, sindicat*, paro de, despid*, despido*, echo a, echaron a, ere, esclav*, cierra tiendas, condena*, el supremo, investiga*, multa*, sancion*, evasion, impuestos, paraiso fiscal, politic*, dueño*, accionistas, consejo de administracion, ceo, consejero delegado, gerente general, director* general, presidente de la, nombra, ficha a, comunicado, rueda de prensa, reportaje, documental, noticia, noticias, bolsa, acciones, beneficios, ganancias, trimestre, fusion, compra de, adquiere, donacion*, dona, donaron, donan, fundacion, solidari*, comunidad, vecinos, filtr* .. (base|datos), hacke*, brecha, filtracion, mala fama, buena fama, reputacion, imagen publica, lavado de cara, monopolio, lobby, testa* en animales, cruelty free, crueldad, sin crueldad, planeta, medio ambiente, medioambiente, sostenib*, sustentab*, ecologic*, huella de carbono, salario*, sueldo*, trabajadores, empleados explotad*, maquila*, costureras, proveedor*, sobornos, soborno, lavado de dinero',
    ],
    [
      2,
      'empresa, compañia, verguenza de empresa, mafia, delincuentes, gobierno, denuncia*, prensa, diarios, periodico, salio en, inauguran, expande, expansion, plan de inversion, invierte, inversion, apoya*, racismo, racistas, machismo, machist*, homofob*, discrimin*',
    ],
    [1, 'marca, mundo, sociedad, publico'],
  ],
  none: [
    [
      0,
      'vale la pena, valio la pena, vale que, por la cara, tarde de, buenas tardes, buenos dias, buenas noches, buen dia, esta tarde, que tal, mal de, por favor, de todo corazon, cuenta conmigo, me di cuenta, darse cuenta, se dan cuenta, hagan la cuenta, ten en cuenta, tener en cuenta, a fin de cuentas, cambio de, en cambio, a cambio, a punto, en general, de nuevo, otra cuenta, caja fuerte, agente de, por lo demas, hora de, ya era hora, a que hora, es de verguenza, llegar a, si llega a, al final, que raro, puntos de venta, agua de fideos, el caso es, en cualquier caso, cara de, la nueva cara, cara a cara, mucha cara',
    ],
  ],
};
