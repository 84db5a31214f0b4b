import type { AspectLexicon } from '../lexicon.js';

/** What the rules know of German. Compounds are met by their first part ('Liefer*'). */
export const GERMAN_LEXICON: AspectLexicon = {
  aliases:
    'nich nicht, net nicht, ned nicht, ne eine, n ein, ner einer, vllt vielleicht, mfg gruss, bzgl wegen, std stunden, wg wegen, hab habe, tel telefon',
  negation: {
    negator: [
      [1, 'nicht, kein, keine, keinen, keiner, keinem, nie, niemals, niemand, nichts, ohne, weder'],
    ],
    none: [
      [
        0,
        'nicht nur, ohne zweifel, nichts geht uber, warum nicht, gar nicht schlecht, ob .. nicht',
      ],
    ],
  },
  polarity: {
    positive: [
      [
        1,
        'gut, gute, guter, gutes, guten, besser, einfach, schnell, schnelle, sauber, angenehm, nutzlich, schon, schone, schones, nett, nette, freundlich*, zufrieden, glucklich, hilfsbereit, lecker, gunstig, punktlich',
      ],
      [
        2,
        'liebe, lieben, perfekt*, ausgezeichnet*, hervorragend*, toll*, super, klasse, fantastisch*, wunderbar*, genial*, danke, dank, empfehl*, spitze, mega, grossartig*, beste, bester, begeistert, lob, 😍, ❤, 🥰, 😊, 👏, 🙌, 👍, :happy:, :love:',
      ],
    ],
    negative: [
      [
        1,
        'schlecht*, schlimm*, langsam, kalt, kaputt*, defekt*, spat, teuer, teure, schwierig, problem*, fehler*, dreckig, schmutzig, warte*, warten, verloren, storniert, verspat*, ausfall*, funktioniert nicht, nie, niemand',
      ],
      [
        2,
        'schande, unverschamt*, furchtbar*, schrecklich*, katastroph*, ekel*, eklig*, betrug*, betrug, abzocke*, verarsch*, lug*, scheiss*, mull, unfahig*, inkompetent*, unmoglich, frechheit, hass*, enttausch*, wut, wutend, sauer, saftladen, 😡, 🤬, 😠, 👎, 💩, 🤮, 😤, 😭, 😢, :sad:, :angry:, :cry:',
      ],
    ],
    none: [
      [
        0,
        'nicht schlecht, guten tag, guten morgen, guten abend, gute nacht, schon wieder, schon seit, schon mal, na gut, einfach nur',
      ],
    ],
  },
  experience: {
    failure: [
      [
        3,
        '(doppelt|zweimal|zu viel) (abgebucht|berechnet), funktioniert (nicht|nie|immer noch nicht), geht (nicht|nie), immer noch (nicht|kein*|keine), nie (angekommen|erhalten|geliefert), nicht (angekommen|erhalten|geliefert|erstattet|erreichbar), (kaputt|beschadigt|zu spat|kalt) (angekommen|geliefert), seit 0 (tagen|wochen|monaten|stunden), nach 0 (tagen|wochen|monaten) (kaputt|defekt), verweiger*, aufgelegt, (koffer|paket) .. (verloren|weg), ohne vorwarnung',
      ],
    ],
    delight: [
      [
        3,
        '(zu fruh|punktlich|am nachsten tag) (angekommen|geliefert), am selben tag, ohne probleme, wie neu, sofort erstattet, in (funf|0) minuten',
      ],
    ],
  },
  touchpoint: {
    advertising: [
      [
        3,
        'werb*, werbung, anzeige*, spot, kampagne*, werbekampagne, marketing, plakat*, sponsor*, influencer*, markenbotschafter*, slogan, spam, werbeanruf*',
      ],
      [2, 'logo, instagram, social media'],
    ],
    'website-app': [
      [
        3,
        'app, apps, website, webseite, internetseite, homepage, seite, login, einloggen, anmelden, passwort, kennwort, kundenkonto, kundenportal, onlinebanking, online banking, online shop, onlineshop',
      ],
      [2, 'server, abgesturzt, sturzt ab, absturz, update, ladt nicht, button, online'],
    ],
    'price-offers': [
      [
        3,
        'preis*, preise, teuer, teure, teurer, gunstig*, billig*, angebot*, rabatt*, gutschein*, aktion, sonderangebot*, schnappchen, tarif*, was kostet, preisleistung*, preis leistung*, black friday, kostenlos, umsonst',
      ],
      [2, 'euro, kostet, kosten, erhoh*, teuer'],
    ],
    'purchase-payment': [
      [
        3,
        'bezahl*, zahlen, zahlung, zahlungen, karte abgelehnt, kreditkarte, warenkorb, kasse, kassen, schlange, buch*, buchung*, reservier*, ticket*, fahrkarte*, ausverkauft, nicht verfugbar, bestellvorgang, kauf, kaufen, gekauft, paypal, uberweis*, ratenzahlung, bestellung storniert',
      ],
      [2, 'karte, einkauf*'],
    ],
    delivery: [
      [
        3,
        'liefer*, lieferung*, paket*, versand*, versendet, zugestellt, zustell*, bote, paketbote, dhl, hermes, dpd, sendung*, sendungsverfolgung, gepack, koffer, nicht angekommen, nie angekommen, noch nicht (da|angekommen|erhalten), abholstation, packstation, angekommen',
      ],
      [2, 'bestellung, bestellt, erhalten, verspatung, warte, wartezeit'],
    ],
    'product-service': [
      [
        3,
        'qualitat, mangel*, defekt*, kaputt*, gebrochen, geht nicht, funktioniert*, empfang, netz, netzabdeckung, internet, wlan, leitung, stromausfall, grosse, stoff, sohle*, schuh*, geschmack*, schmeckt*, lecker, essen, gericht*, kaffee, zimmer, sauberkeit, bett, larm, flug, fluge, flug gestrichen, akku, creme, verarbeitung, haltbar*',
      ],
      [2, 'produkt*, service, dienst, marke, hotel, zug, flugzeug, modell'],
    ],
    staff: [
      [
        3,
        'personal, mitarbeiter*, verkaufer*, kellner*, bedienung, kassierer*, stewardess, flugbegleiter*, rezeption*, filialleiter*, sicherheitsdienst, berater*, unfreundlich*, freundlich*, unhoflich*, hoflich*, nett, frech, arrogant*, hilfsbereit*, behandelt, patzig, pampig',
      ],
      [2, 'team, filiale, laden'],
    ],
    'after-sales': [
      [
        3,
        'reklam*, beschwer*, kundenservice, kundendienst, kundenbetreuung, hotline, support, ruckerstatt*, erstatt*, geld zuruck, rucksend*, retour*, umtausch*, garantie, gewahrleistung, reparatur*, repar*, techniker*, keine antwort, niemand antwortet, antwortet nicht, warteschleife, weiterverbunden, kulanz, dm, direktnachricht, ersatz*',
      ],
      [2, 'antwort*, anruf*, angerufen, losung, problem*, hilfe'],
    ],
    billing: [
      [
        3,
        'rechnung*, abrechnung*, abgebucht, abbuch*, lastschrift, gebuhr*, mahnung*, mahngebuhr*, nachzahlung, abschlag*, doppelt (berechnet|abgebucht), berechnet, vertrag* gekundigt trotzdem, abo, kontoauszug, zahler',
      ],
      [2, 'konto, zweimal, monatlich'],
    ],
    reputation: [
      [
        3,
        'boykott*, ethik, ethisch*, skandal*, streik*, entlass*, ausbeut*, sklaver*, umwelt*, greenwashing, rassis*, sexis*, korrupt*, steuer*, vorstand, aktionar*, gewinn*, ermittl*, verurteilt, datenleck, spende*, nachhaltig*',
      ],
      [2, 'firma, konzern, unternehmen, presse'],
    ],
    none: [
      [
        0,
        'seite an seite, auf der anderen seite, guten tag, buch lesen, ein buch, das buch, im laden von',
      ],
    ],
  },
  risk: {
    safety: [
      [
        3,
        'explodier*, explosion*, brand, brennt, gebrannt, feuer gefangen, in flammen, verbrenn*, verbrannt, stromschlag, kurzschluss, unfall*, verletz*, gebrochen* (arm|bein|handgelenk), bremse*, gefahr*, gefahrlich*, erstick*, eingesturzt, fast gestorben, tot, todlich*, rauch, ruckruf*, gasleck',
      ],
    ],
    health: [
      [
        3,
        'vergift*, lebensmittelvergiftung, allergi*, erbroch*, durchfall, salmonell*, listerien, krank*, kakerlake*, maden, wurm, wurmer, insekt*, maus, mause, schimmel*, verschimmelt, abgelaufen*, mindesthaltbarkeit*, hygiene, krankenhaus, notaufnahme, krebs, giftig*, verunreinig*, haar im, haar in',
      ],
    ],
    legal: [
      [
        3,
        'anwalt*, rechtsanwalt*, gericht*, klage*, verklag*, anzeige erstattet, illegal*, rechtswidrig*, verbraucherzentrale, verbraucherschutz*, bundesnetzagentur, schlichtungsstelle, abmahn*, gesetz*, mein recht, meine rechte, verurteilt, bussgeld, strafe, sammelklage',
      ],
      [2, 'vertrag, agb'],
    ],
    discrimination: [
      [
        3,
        'rassis*, diskrimin*, sexis*, frauenfeindlich*, homophob*, transphob*, fremdenfeindlich*, auslanderfeindlich*, rollstuhl*, behindert*, barrierefrei*, gehorlos*, blind*, autis*, kopftuch, antisemit*, weil (ich|er|sie|wir) .. (schwarz|auslander*|frau|schwul|turk*), lgbt*, belastig*',
      ],
    ],
    'privacy-security': [
      [
        3,
        'datenleck*, datenschutz*, datenpanne, datendiebstahl, personliche daten, meine daten, dsgvo, gehackt, hacker*, hackerangriff, cyberangriff, phishing, identitatsdiebstahl, fremde daten, daten weitergegeben, daten verkauft',
      ],
    ],
    fraud: [
      [
        3,
        'betrug, betruger*, betrogen, abzocke*, abgezockt, abzocker, fake shop, fakeshop, fake profil*, gefalscht*, falschung*, unberechtigt* abgebucht, nicht autorisiert*, irrefuhrend*, schneeballsystem, geld geklaut',
      ],
      [2, 'diebe, tausch*'],
    ],
    'animal-welfare': [
      [
        3,
        'tierqual*, tierversuch*, tierleid, tiere, tier, kaninchen, huhner, kafig*, massentierhaltung, schlacht*, pelz*, mein hund, meine katze, zirkus',
      ],
    ],
    labour: [
      [
        3,
        'streik*, entlass*, kundigung* (von|der) mitarbeiter*, kinderarbeit, ausbeut*, arbeitsbedingung*, lohn*, lohne, uberstunden, unbezahlt*, gewerkschaft*, betriebsrat, mobbing, prekar*, leiharbeit*, mindestlohn',
      ],
    ],
    environment: [
      [
        3,
        'umwelt*, verschmutz*, greenwashing, klima*, co2, emission*, plastik*, mikroplastik, verpackungsmull, mull im, verschwend*, recycl*, abholz*, fluss, flusse, meer, ozean, planet, pestizid*, palmol, nachhaltig*',
      ],
    ],
    doubt: [[1, 'dachte .. ware, dachte das sei, hielt es fur, dachte zuerst']],
    none: [
      [
        0,
        'tot gelacht, tod lachen, bombe, der hammer, feuer und flamme, mull den, krank gut, vertrag mit, am meer, blind vertrauen',
      ],
    ],
  },
  intent: {
    leaving: [
      [
        3,
        'nie wieder, nie mehr, (ich|wir) (kundige|kundigen|wechsle|wechsel|wechseln|gehe|boykottiere), gekundigt, kundige, werde (kundigen|wechseln), zum letzten mal, das letzte mal, letzte bestellung, kaufe (nicht|nichts|nie) mehr, bestelle (nicht|nichts|nie) mehr, (konto|account) (geloscht|gekundigt), app geloscht, deinstallier*, boykott*, kunden verloren, einen kunden weniger, tschuss, ade, auf nimmerwiedersehen',
      ],
    ],
    suggestion: [
      [
        3,
        'ihr solltet, sie sollten, solltet, sollten sie, konntet ihr nicht, ware (schon|toll|super|gut|cool|hilfreich), es ware, wunsche mir, wurde mir wunschen, vorschlag*, ich schlage vor, idee, warum (macht|bietet) ihr nicht, es fehlt, man konnte, wie ware es',
      ],
    ],
    request: [
      [
        3,
        'bitte, konnt ihr, konnten sie, konnen sie, konntet ihr (bitte|mir|das), kann mir (jemand|bitte), ich brauche, brauche (hilfe|bitte), hilfe, helft mir, meldet euch, melden sie sich, ruft mich, schickt mir, ich mochte (stornieren|andern|umtauschen|gern*), antwortet, bringt .. zuruck',
      ],
    ],
    question: [
      [
        3,
        'weiss jemand, hat jemand, kennt jemand, gibt es, habt ihr, haben sie, liefert ihr, wie (lange|viel|kann|funktioniert|teuer|oft), wann (kommt|offnet|gibt|ist), wo (kann|finde|ist|gibt), was kostet, welche*, warum (ist|gibt), eine frage, frage, kann man, wurde gerne wissen',
      ],
    ],
    praise: [
      [
        2,
        'danke, vielen dank, lob, empfehl*, toll*, super, klasse, perfekt*, ausgezeichnet*, hervorragend*, begeistert, zufrieden, spitze, genial*, wunderbar*, liebe, bester, beste, gerne wieder, immer wieder gerne, top, lecker',
      ],
    ],
    complaint: [
      [
        2,
        'unverschamt*, frechheit, katastroph*, schlecht*, furchtbar*, enttausch*, abzocke*, betrug, verarsch*, scheiss*, saftladen, unmoglich, inkompetent*, unfahig*, schon wieder, immer noch (nicht|kein*), seit (0|wochen|tagen|monaten|stunden), keine antwort, niemand, funktioniert nicht, geht nicht, finger weg, nicht empfehlenswert, nie wieder, reicht, genervt, nervt',
      ],
    ],
    news: [
      [
        2,
        'kundigt an, stellt vor, eroffnet, ernennt, verurteilt, ermittelt, ruft (zuruck|0), ruckruf, entlasst, schliesst (0|filialen), laut, millionen, ubernimmt',
      ],
    ],
    none: [[0, 'nein danke, danke fur nichts, bitte nicht, nie wieder ohne, nie wieder stress']],
  },
  emotion: {
    anger: [
      [
        2,
        'wut, wutend, sauer, hass*, hasse, argerlich, arger*, unverschamt*, frechheit, scheiss*, arschloch*, idiot*, skandal*, genervt, nervt, emport, 😡, 🤬, 😠, 😤, :angry:',
      ],
    ],
    disgust: [
      [3, 'ekel*, eklig*, widerlich*, abstossend*, kotz*, erbrech*, pfui, igitt, stinkt, 🤢, 🤮'],
    ],
    fear: [
      [
        3,
        'angst, furcht*, panik, besorgt, sorge, sorgen, erschrock*, erschreck*, bedroh*, unsicher, 😱, 😨, 😰',
      ],
    ],
    joy: [
      [
        2,
        'freude, freu, freue, froh, glucklich, liebe, danke, toll*, super, haha, lol, genial*, wunderbar*, begeistert, schon, perfekt*, 😍, ❤, 🥰, 😊, 😂, 👏, 🎉, :happy:, :love:, :laugh:',
      ],
    ],
    sadness: [
      [
        2,
        'traurig*, trauer, wein*, trane*, enttausch*, leider, schade, schmerz*, einsam, verstorben, gestorben, vermiss*, ruhe in frieden, 😢, 😭, 😞, 😔, 💔, :sad:, :cry:',
      ],
    ],
    surprise: [
      [
        3,
        'uberrasch*, erstaun*, unglaublich, wow, krass, plotzlich, schockiert, nicht zu fassen, fassungslos, wahnsinn, 😮, 😲, 😳, 🤯, :shock:',
      ],
    ],
    none: [[0, 'weinglas, wein aus, wein im, rotwein']],
  },
  irony: {
    declared: [[3, 'ironie, sarkasmus, ironie off, ironie aus']],
    formula: [
      [
        3,
        'danke fur nichts, na toll, na super, na klasse, wer hatte das gedacht, was fur eine uberraschung, grosses kino, ganz grosses kino, herzlichen gluckwunsch, applaus',
      ],
      [2, 'toll, super, klasse, danke, bravo, wunderbar, ich liebe es wenn, wie schon'],
    ],
    hype: [[1, 'danke, toll*, super, klasse, bravo, perfekt*, wunderbar*, genial*, gluckwunsch']],
    failure: [
      [
        1,
        'schon wieder, wieder, verspat*, ausfall*, warte*, stunden, storniert, kaputt*, verloren, nie, niemand, funktioniert nicht, bahn, stau, rechnung',
      ],
    ],
    sincere: [[2, 'empfehl*, vielen dank, wirklich, ❤, 😍']],
  },
  target: {
    leave: [
      [1, 'verlassen, gekundigt bei, weg von, gewechselt von, kundige bei, schluss mit, tschuss'],
    ],
    join: [
      [
        1,
        'gewechselt zu, wechsle zu, bin jetzt bei, jetzt bei, zuruck zu, gehe zu, bleibe bei, lieber bei, lieber zu',
      ],
    ],
    better: [[1, 'besser als, viel besser als, gunstiger als, schneller als, schlagt']],
    worse: [[1, 'schlechter als, schlimmer als, teurer als, langsamer als']],
    unlike: [[1, 'im gegensatz zu, anders als, nicht wie, verglichen mit, im vergleich zu']],
    prefer: [[1, 'bevorzuge, lieber']],
    elsewhere: [
      [
        1,
        'montag, regen, wetter, stau, regierung, politik*, mein chef, meine chefin, mein ex, meine ex, schwiegermutter, nachbar*, prufung*, das spiel, schiri, die bahn, deutsche bahn',
      ],
    ],
    excused: [
      [
        3,
        'nicht (ihre|eure|deren) schuld, kann nichts dafur, konnen nichts dafur, schuld (ist|am) (das)? wetter',
      ],
    ],
    addressed: [[1, 'ihr, euch, euer, eure']],
    contrast: [
      [1, 'aber, jedoch, allerdings, trotzdem, dennoch, wenigstens, zum gluck, dagegen, wahrend'],
    ],
  },
};
