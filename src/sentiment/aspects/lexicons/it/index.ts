import type { AspectLexicon } from '../lexicon.js';

/** What the rules know of Italian. An apostrophe parts words: "l' app" is written as two. */
export const ITALIAN_LEXICON: AspectLexicon = {
  aliases:
    "nn non, cmq comunque, xke perche, xche perche, pke perche, x per, qst questo, msg messaggio, tel telefono, cell cellulare, l' l, d' d, c' c, un' un, dell' dell, all' all, dall' dall, nell' nell, sull' sull, quell' quell",
  negation: {
    negator: [
      [1, 'non, ne, mai, nessuno, nessuna, nessun, niente, nulla, senza, neanche, nemmeno'],
    ],
    none: [[0, 'non solo, non soltanto, senza dubbio, non ci credo, come no']],
  },
  polarity: {
    positive: [
      [
        1,
        'bene, buono, buona, buoni, buone, meglio, miglior*, facile, veloce*, pulit*, piacevol*, utile, bell*, gentil*, simpatic*, content*, felic*, comod*, brav*, puntual*',
      ],
      [
        2,
        'ador*, amo, perfett*, eccellent*, fantastic*, meravigli*, stupend*, ottim*, grazie, consigli*, impeccabil*, delizios*, bravissim*, complimenti, top, squisit*, 😍, ❤, 🥰, 😊, 👏, 🙌, 👍, :happy:, :love:',
      ],
    ],
    negative: [
      [
        1,
        'male, cattiv*, peggio, peggior*, lent*, fredd*, rott*, tardi, car*, difficil*, problem*, error*, sporc*, attesa, aspett*, pers*, annull*, ritard*, guast*, non funziona*, mai, nessuno',
      ],
      [
        2,
        'vergogn*, pessim*, orribil*, terribil*, disastr*, schif*, truff*, ladr*, bugiard*, merda, spazzatura, inutil*, incompetent*, inaccettabil*, scandalos*, odio, delus*, deludent*, rabbia, incazzat*, presa in giro, 😡, 🤬, 😠, 👎, 💩, 🤮, 😤, 😭, 😢, :sad:, :angry:, :cry:',
      ],
    ],
    none: [[0, 'non male, va bene, caro amico, cari saluti, meno male, bell e buono']],
  },
  experience: {
    failure: [
      [
        3,
        'addebitat* (due volte|in piu), non (funziona*|arriva*|risponde|rispondono|carica|si apre|rimborsa*|risolv*), (non|mai) (e|ho) (arrivat*|ricevut*), mai arrivat*, ancora (niente|nessun*|in attesa|nulla), arrivat* (rott*|in ritardo|tardi|fredd*), si e (rott*|scollat*), 0 (giorni|ore|mesi|settimane) (di attesa|di ritardo|senza), hanno perso, perso (la mia|il mio), annullat* (il|senza), si rifiutano, attaccano il telefono',
      ],
    ],
    delight: [
      [
        3,
        'arrivat* (in anticipo|puntual*|subito|il giorno dopo), in (due|cinque|0) minuti, senza problemi, come nuov*, rimborsat* (subito|in)',
      ],
    ],
  },
  touchpoint: {
    advertising: [
      [
        3,
        'pubblicita, pubblicitari*, spot, campagna, campagne, marketing, manifest*, sponsor*, influencer*, testimonial, slogan, spam, telefonate commerciali',
      ],
      [2, 'logo, instagram, social'],
    ],
    'website-app': [
      [
        3,
        'app, applicazione, sito, sito web, pagina web, login, accesso, accedere, password, area clienti, area personale, portale, piattaforma, home banking',
      ],
      [2, 'server, si blocca, crash*, aggiornamento, non si apre, non carica, online'],
    ],
    'price-offers': [
      [
        3,
        'prezz*, caro, cara, cari, care, carissim*, costos*, economic*, offert*, scont*, promozion*, saldi, coupon, tariff*, quanto costa, rapporto qualita prezzo, black friday, gratis',
      ],
      [2, 'euro, costa, costano, aument*, rincar*'],
    ],
    'purchase-payment': [
      [
        3,
        'pagament*, pagare, pago, carta rifiutata, carta di credito, carrello, cassa, casse, fila, coda, prenot*, bigliett*, esaurit*, disponibil*, acquist*, comprare, comprato, bonifico, paypal, rate, ordine annullato',
      ],
      [2, 'carta, scontrino'],
    ],
    delivery: [
      [
        3,
        'consegn*, spedizion*, spedit*, corrier*, pacco, pacchi, tracking, tracciamento, bartolini, poste italiane, bagagl*, valigi*, mai arrivat*, non (e|ho) (arrivat*|ricevut*), arrivat* (rott*|tardi|in ritardo|subito)',
      ],
      [2, 'ordine, ordini, ricevut*, arrivat*, ritardo, aspett*'],
    ],
    'product-service': [
      [
        3,
        'qualita, difett*, rotto, rotta, rotti, si e rott*, non funziona*, funziona*, guast*, segnale, copertura, linea, connessione, fibra, wifi, internet, taglia, tessuto, suola, scarp*, sapore, gusto, cibo, piatt*, cena, colazione, caffe, camera, camere, pulizia, letto, rumor*, volo, voli, batteria, crema',
      ],
      [2, 'prodott*, servizio, marca, hotel, albergo, aereo, treno, modello'],
    ],
    staff: [
      [
        3,
        'personale, commess*, dipendent*, camerier*, cassier*, hostess, steward, equipaggio, receptionist, direttore del negozio, addett*, impiegat*, maleducat*, scortes*, cortes*, gentil*, disponibile, disponibilita, sorris*, sorrident*, arrogant*, trattat* (male|bene|come)',
      ],
      [2, 'staff, negozio, ragazz*'],
    ],
    'after-sales': [
      [
        3,
        'reclam*, assistenza, assistenza clienti, servizio clienti, rimbors*, reso, resi, restitu*, garanzia, ripar*, tecnic*, call center, operator*, nessuno risponde, non rispond*, nessuna risposta, cambio merce, sostitu*, segnalazion*, ticket, dm, messaggio privato',
      ],
      [2, 'risposta, rispond*, chiam*, soluzion*, risolv*, problem*'],
    ],
    billing: [
      [
        3,
        'fattur*, bollett*, addebit*, addebitat*, doppio addebito, commission*, canone, rid, abbonament*, disdett*, mora, conguaglio, lettura, contatore, costi nascosti',
      ],
      [2, 'conto, due volte'],
    ],
    reputation: [
      [
        3,
        'boicott*, etic*, scandal*, scioper*, licenzi*, sfrutt*, schiav*, inquin*, greenwashing, ambiente, razzis*, sessis*, corruz*, tasse, evasione, amministratore delegato, azionist*, utili, indagin*, condann*, fuga di dati, beneficenza, donazion*',
      ],
      [2, 'azienda, polemic*, notizi*'],
    ],
    none: [[0, 'caro amico, cara amica, cari saluti, per favore, meno male, piatto di']],
  },
  risk: {
    safety: [
      [
        3,
        'esplos*, esplod*, incendio, preso fuoco, prende fuoco, in fiamme, ustion*, bruciat* (la|le|il), scossa, corto circuito, incident*, ferit*, frattur*, fren*, pericol*, soffoc*, croll*, quasi mort*, mort*, fumo, fuga di gas',
      ],
    ],
    health: [
      [
        3,
        'intossic*, allergi*, vomit*, diarrea, salmonell*, listeria, sono stat* male, scarafagg*, verm*, insett*, topi, topo, muffa, ammuffit*, scadut*, igiene, nas, ospedale, pronto soccorso, cancro, tossic*, contaminat*, capello nel*',
      ],
    ],
    legal: [
      [
        3,
        'denunci*, avvocat*, tribunale, giudice, causa legale, vie legali, azione legale, illegal*, agcom, agcm, antitrust, arera, altroconsumo, codacons, adiconsum, diffida, pec, diritti dei consumatori, miei diritti, condannat*, multa, multat*, sanzion*, class action',
      ],
      [2, 'contratto, legge'],
    ],
    discrimination: [
      [
        3,
        'razzis*, discrimin*, sessis*, misogin*, omofob*, transfob*, xenofob*, grassofob*, disabil*, sedia a rotelle, carrozzina, sord*, cieco, cieca, autis*, velo, islamofob*, antisemit*, perche (sono|e) (ner*|gay|donna|stranier*), lgbt*, molesti*',
      ],
    ],
    'privacy-security': [
      [
        3,
        'fuga di dati, furto di dati, dati personali, miei dati, gdpr, garante della privacy, privacy, hacker*, hackerat*, attacco informatico, phishing, furto d identita, account violato, violat*',
      ],
    ],
    fraud: [
      [
        3,
        'truff*, truffator*, frod*, raggir*, contraff*, falso, falsa, falsi, sito falso, profilo falso, addebit* non autorizzat*, senza autorizzazione, clonat*, pubblicita ingannevole, ingannevol*, rubato i soldi, schema piramidale',
      ],
      [2, 'ladri, ingann*'],
    ],
    'animal-welfare': [
      [
        3,
        'maltrattamento animal*, crudel*, test* sugli animali, sperimentazione animale, animali, animale, conigli, galline, in gabbia, gabbie, allevamenti intensivi, macello, mattatoio, pellicc*, corrida, circo, il mio cane, il mio gatto',
      ],
    ],
    labour: [
      [
        3,
        'scioper*, licenzi*, lavoro minorile, sfrutt* (i|dei|lavorator*|dipendenti), sfruttamento, condizioni di lavoro, stipendi*, stipendi non pagati, straordinari, sindacat*, caporalato, precari*, lavoratori, mobbing, in nero, rider',
      ],
    ],
    environment: [
      [
        3,
        'inquin*, greenwashing, ambient*, clima*, co2, emission*, plastic*, microplastic*, rifiut*, sprec*, ricicl*, deforest*, fiume, fiumi, mare, oceano, pianeta, pesticid*, olio di palma, sversament*, sostenibil*',
      ],
    ],
    doubt: [[1, 'pensavo fosse, credevo fosse, temevo fosse, sembrava']],
    none: [
      [
        0,
        'morire dal ridere, morto dal ridere, da morire, e una bomba, contratto di, mare di gente',
      ],
    ],
  },
  intent: {
    leaving: [
      [
        3,
        'mai piu, (non)? (comprero|tornero|torneremo|prendero|voliamo|volero|ordinero) (mai)? piu, disdico, ho disdetto, disdire, faccio disdetta, cambio (operatore|banca|gestore|compagnia), ho cambiato (operatore|banca|gestore), passo a, me ne vado, ultima volta che, e l ultima volta, boicott*, perso (un|una) client*, chiudo il conto, disinstall*, addio, portabilita',
      ],
    ],
    suggestion: [
      [
        3,
        'dovreste, dovrebbero, sarebbe (bello|utile|meglio|il caso|carino|ottimo|fantastico), potreste (aggiungere|mettere|fare|inserire|proporre), suggeri*, consiglio di, un idea, perche non (fate|mettete|aggiungete), vorrei che, manca un, manca una, servirebbe, ci vorrebbe, e se',
      ],
    ],
    request: [
      [
        3,
        'per favore, x favore, perfavore, potete, potreste, mi (aiutate|rispondete|contattate|richiamate|mandate), aiuto, aiutatemi, ho bisogno, avrei bisogno, vorrei (cambiare|annullare|parlare|un|una), contattatemi, rispondete, richiamatemi, mandatemi, riportate, chiedo (di|che), gentilmente, cortesemente',
      ],
    ],
    question: [
      [
        3,
        'qualcuno (sa|ha|conosce), sapete (se|quando|dove), avete, fate, spedite, qual e, quali sono, quanto (costa|tempo|ci), quando (arriva|apre|esce), dove (posso|si|trovo), come (faccio|si|posso|funziona), a che ora, vorrei sapere, una domanda, posso, si puo',
      ],
    ],
    praise: [
      [
        2,
        'grazie, complimenti, consiglio, consigliat*, consigliatissim*, bravi, bravissim*, ador*, amo, perfett*, ottim*, eccellent*, fantastic*, meravigli*, stupend*, top, soddisfatt*, contentissim*, impeccabil*, il migliore, la migliore, squisit*',
      ],
    ],
    complaint: [
      [
        2,
        'vergogn*, pessim*, orribil*, schif*, truff*, ladri, incompetent*, merda, inaccettabil*, scandalos*, delus*, deludent*, basta, stufo, stufa, ancora una volta, di nuovo, ennesim*, nessuno (risponde|risolve), non (funziona*|rispond*|risolv*|arriva), state alla larga, evitate, attenzione a, non comprate, presa in giro, da (0|mesi|settimane|giorni|ore)',
      ],
    ],
    news: [
      [
        2,
        'annuncia, lancia, presenta, apre (un|una|il), inaugura, nomina, condannat*, indaga, richiama (0|un), licenzia, chiude, secondo, milioni',
      ],
    ],
    none: [[0, 'grazie per niente, grazie lo stesso, no grazie, mai piu senza']],
  },
  emotion: {
    anger: [
      [
        2,
        'rabbia, furios*, incazzat*, arrabbiat*, odio, vergogn*, scandal*, basta, merda, cazzo, stronz*, ladri, indign*, schifosi, 😡, 🤬, 😠, 😤, :angry:',
      ],
    ],
    disgust: [[3, 'schif*, disgust*, ribrezz*, vomit*, nausea*, puzza, marcio, marcia, 🤢, 🤮']],
    fear: [
      [3, 'paura, spavent*, terror*, terrorizz*, ansia, preoccup*, panico, timore, 😱, 😨, 😰'],
    ],
    joy: [
      [
        2,
        'felic*, gioia, content*, ador*, amo, grazie, ahah, haha, meravigli*, fantastic*, bell*, perfett*, bravi, 😍, ❤, 🥰, 😊, 😂, 👏, 🎉, :happy:, :love:, :laugh:',
      ],
    ],
    sadness: [
      [
        2,
        'trist*, piang*, lacrim*, delus*, dispiac*, dolor*, lutto, purtroppo, peccato, addio, manchi, manca, 😢, 😭, 😞, 😔, 💔, :sad:, :cry:',
      ],
    ],
    surprise: [
      [
        3,
        'sorpres*, sorprend*, stupit*, incredibil*, non ci credo, wow, improvvis*, sconvolt*, scioccat*, 😮, 😲, 😳, 🤯, :shock:',
      ],
    ],
  },
  irony: {
    declared: [[3, 'ironia, sarcasmo, ironico']],
    formula: [
      [
        3,
        'grazie per niente, che sorpresa, ma che strano, guarda caso, ci mancava solo, e come no, complimenti davvero',
      ],
      [
        2,
        'complimenti, bravi, bravo, grazie, che bello, che gioia, ottimo lavoro, ma certo, ovviamente',
      ],
    ],
    hype: [
      [
        1,
        'grazie, bravi, bravo, complimenti, ottim*, fantastic*, meravigli*, perfett*, bello, bellissim*, genial*',
      ],
    ],
    failure: [
      [
        1,
        'ancora, ritard*, annull*, aspett*, ore, guast*, pers*, rott*, mai, nessuno, non (funziona*|rispond*|arriva), coda, governo, tasse, crisi',
      ],
    ],
    sincere: [[2, 'consiglio, grazie mille, davvero, ❤, 😍']],
  },
  target: {
    leave: [
      [
        1,
        'lasciato, ho lasciato, mollato, ho mollato, disdetto, abbandonato, via da, vengo da, scappato da, addio',
      ],
    ],
    join: [
      [
        1,
        'passato a, passata a, sono passato a, sono passata a, passo a, tornato a, torno a, andato a, vado da, preferisco, ora con',
      ],
    ],
    better: [[1, 'meglio di, migliore di, migliori di, piu economico di, piu veloce di, batte']],
    worse: [[1, 'peggio di, peggiore di, piu caro di, piu lento di']],
    unlike: [
      [
        1,
        'a differenza di, non come, al contrario di, niente a che vedere con, rispetto a, altro che',
      ],
    ],
    prefer: [[1, 'preferisco']],
    elsewhere: [
      [
        1,
        'lunedi, la pioggia, il meteo, traffico, il governo, il mio capo, il mio ex, la mia ex, mia suocera, il vicino, esame, esami, la partita, arbitro, trenitalia',
      ],
    ],
    excused: [
      [3, 'non e colpa (loro|vostra|sua|di), colpa (del|della) (meteo|governo|pioggia|sciopero)'],
    ],
    addressed: [[1, 'voi, vostro, vostra, vostri, siete, avete']],
    contrast: [
      [1, 'ma, pero, tuttavia, invece, almeno, meno male che, meno male, per fortuna, mentre'],
    ],
  },
};
