import type { AspectLexicon } from '../lexicon.js';

/** What the rules know of French. An apostrophe parts words: "l' appli" is written as two. */
export const FRENCH_LEXICON: AspectLexicon = {
  aliases:
    "pk pourquoi, pcq parce, svp svp, bcp beaucoup, tt tout, jsp jsp, vs vous, ns nous, msg message, pb probleme, rdv rendez, tel telephone, j' j, l' l, d' d, c' c, qu' qu, n' n, s' s, t' t, m' m",
  negation: {
    negator: [[1, 'ne, n, pas, jamais, rien, aucun, aucune, personne, sans, ni, plus aucun']],
    none: [
      [
        0,
        'pas seulement, non seulement, sans doute, rien de tel, pas possible, pourquoi pas, n hesitez pas',
      ],
    ],
  },
  polarity: {
    positive: [
      [
        1,
        'bien, bon, bonne, bons, bonnes, mieux, meilleur*, facile, rapide*, propre, agreable*, utile, joli*, gentil*, sympa*, content*, heureux, heureuse, efficace*, aimable*',
      ],
      [
        2,
        'ador*, aime, parfait*, excellent*, genial*, super, magnifique*, formidable*, fantastique*, merci, recommande*, impeccable*, delicieu*, bravo, top, felicitations, ravi*, chapeau, 😍, ❤, 🥰, 😊, 👏, 🙌, 👍, :happy:, :love:',
      ],
    ],
    negative: [
      [
        1,
        'mal, mauvais*, pire*, lent*, froid*, casse*, tard, cher, chere, chers, difficile, probleme*, erreur*, bug*, sale*, attente, attend*, perdu*, annul*, retard*, panne*, ne marche*, ne fonctionne*, jamais, personne',
      ],
      [
        2,
        'honte*, honteu*, nul, nulle, nuls, horrible*, terrible*, lamentable*, catastroph*, desastre*, degout*, degueulasse*, arnaque*, voleur*, ment*, mensonge*, merde, pourri*, incompetent*, inadmissible*, scandaleu*, inacceptable*, deteste*, haine, decu*, decevant*, colere, foutage, 😡, 🤬, 😠, 👎, 💩, 🤮, 😤, 😭, 😢, :sad:, :angry:, :cry:',
      ],
    ],
    none: [
      [
        0,
        'pas mal, pas mauvais, bien sur, eh bien, ou bien, bon courage, bon jour, ah bon, pas cher, pas chere',
      ],
    ],
  },
  experience: {
    failure: [
      [
        3,
        '(preleve|debite|facture) (deux fois|en double|a tort), ne (marche|fonctionne|charge|repond*|repondent) (pas|plus|jamais), toujours (pas|rien|aucun*|en panne), jamais (recu|arrive|livre*), pas (recu|arrive|livre*|rembourse*), arrive (casse|en retard|abime|froid), 0 (jours|heures|mois|semaines) (d attente|de retard|sans), tombe en panne, en panne depuis, a casse (apres|au), s est casse*, ont perdu (ma|mon|mes), annule (ma|mon|notre), refuse de, refusent de, raccroche*',
      ],
    ],
    delight: [
      [
        3,
        'arrive (en avance|a temps|rapidement), livre (en avance|le lendemain), en (deux|cinq|0) minutes, sans (probleme|souci), comme neuf, rembourse (en|rapidement|sans)',
      ],
    ],
  },
  touchpoint: {
    advertising: [
      [
        3,
        'pub, pubs, publicite*, publicitaire*, annonce*, campagne*, marketing, affiche*, sponsor*, influenceu*, egerie, ambassad*, slogan, spot, spam, demarchage',
      ],
      [2, 'logo, instagram, reseaux sociaux, community manager'],
    ],
    'website-app': [
      [
        3,
        'appli, applis, application*, app, site, site web, site internet, page web, connexion, me connecter, se connecter, mot de passe, espace client, identifiant*, plateforme, portail',
      ],
      [2, 'serveur*, plante, bug, bugs, bugue, mise a jour, bouton, ne charge pas, en ligne'],
    ],
    'price-offers': [
      [
        3,
        'prix, cher, chere, chers, cheres, hors de prix, pas cher, promo, promos, promotion*, offre*, reduction*, remise*, solde*, code promo, bon plan, tarif*, combien coute, rapport qualite prix, black friday, gratuit*',
      ],
      [2, 'euros, coute*, augment*, hausse, forfait*'],
    ],
    'purchase-payment': [
      [
        3,
        'paiement*, payer, paye, carte refusee, carte bleue, carte bancaire, panier, caisse*, file d attente a, queue, reservation*, reserver, reserve, billet*, rupture de stock, en stock, rupture, commander, achat*, acheter, achete, virement, paypal, commande annulee',
      ],
      [2, 'carte, ticket*'],
    ],
    delivery: [
      [
        3,
        'livr*, livraison*, livreur*, colis, expedi*, envoi, transporteur*, suivi, chronopost, colissimo, la poste, point relais, bagage*, valise*, pas (recu|arrive), jamais (recu|arrive), toujours pas recu, arrive (casse|en retard|vite|abime)',
      ],
      [2, 'commande, commandes, recu, recevoir, delai*, retard, attend*'],
    ],
    'product-service': [
      [
        3,
        'qualite, defaut*, defectueu*, casse, cassee, abime*, ne marche (pas|plus), ne fonctionne (pas|plus), fonctionne*, marche bien, panne*, reseau, couverture, debit, fibre, wifi, internet, coupure*, taille, tissu, semelle*, chaussure*, basket*, gout, bon gout, saveur, repas, plat*, nourriture, cafe, chambre*, lit, proprete, bruit, vol annule, vol, vols, batterie, creme',
      ],
      [2, 'produit*, service, marque, hotel, avion, train, modele'],
    ],
    staff: [
      [
        3,
        'personnel, employe*, vendeur*, vendeuse*, serveur (tres|desagreable|au), serveuse*, caissier*, caissiere*, hotesse*, steward*, equipage, receptionniste*, conseiller* (tres|agreable|desagreable|en boutique), directeur du magasin, vigile*, agent d accueil, accueil, impoli*, malpoli*, desagreable*, aimable*, souriant*, sourire, politesse, poli*, mepris*, traite comme',
      ],
      [2, 'equipe, magasin, conseiller*'],
    ],
    'after-sales': [
      [
        3,
        'reclamation*, sav, service client, service clients, service apres vente, rembours*, retour*, renvoyer, renvoye, garantie*, repar*, technicien*, assistance, support, hotline, personne ne repond, ne repond* (pas|jamais), aucune reponse, sans reponse, au telephone, mis en attente, echange*, echanger, dossier, litige, conseiller au telephone, dm, mp, message prive',
      ],
      [2, 'reponse, reponde*, appel*, solution, probleme*, contact*'],
    ],
    billing: [
      [
        3,
        'facture*, facturation, facture*, preleve*, prelevement*, debite*, surfactur*, frais, commission*, agios, double prelevement, abonnement*, resiliation, resilier, releve, rib, echeance*, trop percu',
      ],
      [2, 'compte, deux fois, mensualite*'],
    ],
    reputation: [
      [
        3,
        'boycot*, ethique, scandale*, greve*, licenci*, exploit*, esclav*, pollu*, greenwashing, environnement, racis*, sexis*, corrup*, impots, evasion fiscale, pdg, actionnaire*, benefices, enquete, condamn*, fuite de donnees, don, dons, association, valeurs',
      ],
      [2, 'entreprise, polemique, presse'],
    ],
    none: [
      [
        0,
        'bon marche, tout de suite, retour vers, de retour, en retour, par contre, rendez vous, pas de quoi, cher client, chers clients, cher monsieur',
      ],
    ],
  },
  risk: {
    safety: [
      [
        3,
        'explos*, a explose, incendie*, pris feu, prend feu, en flammes, brulure*, brule au, electrocut*, choc electrique, court circuit, accident*, bless*, fractur*, frein*, danger*, dangereu*, etouff*, effondr*, failli mourir, mort, mortel*, fumee, rappel de produit, rappel produit, fuite de gaz',
      ],
    ],
    health: [
      [
        3,
        'intoxic*, intoxication, allergi*, vomi*, diarrhee, salmonel*, listeria, malade*, cafard*, asticot*, ver dans, vers dans, insecte*, souris, moisi*, moisissure*, perime*, date de peremption, hygiene, hopital, urgences, cancer, toxique*, contamin*, cheveu dans, punaises',
      ],
    ],
    legal: [
      [
        3,
        'porter plainte, plainte, avocat*, tribunal, justice, proces, illegal*, dgccrf, repression des fraudes, signal conso, signalconso, ufc, que choisir, mediateur, mise en demeure, loi, code de la consommation, mes droits, condamn*, amende, sanction*, clause abusive, class action',
      ],
      [2, 'contrat, droit'],
    ],
    discrimination: [
      [
        3,
        'racis*, discrimin*, sexis*, misogyn*, homophob*, transphob*, xenophob*, grossophob*, handicap*, fauteuil roulant, sourd*, aveugle*, autis*, voile, islamophob*, antisemit*, parce que je suis (noir*|arabe|femme|gay|une femme), lgbt*, harcelement',
      ],
    ],
    'privacy-security': [
      [
        3,
        'fuite de donnees, donnees personnelles, mes donnees, vos donnees, rgpd, cnil, vie privee, pirat*, hack*, cyberattaque, phishing, hameconnage, usurpation, donnees d un autre, compte pirate',
      ],
    ],
    fraud: [
      [
        3,
        'arnaque*, arnaqu*, escroc*, escroquerie*, fraude*, fraudul*, contrefacon*, contrefait*, faux (site|profil|compte|produit|billet*), fausse, usurp*, debite sans, sans autorisation, sans mon autorisation, publicite mensongere, mensongere, vole mon argent, pyramide',
      ],
      [2, 'voleurs, tromp*'],
    ],
    'animal-welfare': [
      [
        3,
        'maltraitance animale, cruaute, souffrance animale, test* sur (les|des) animaux, tests sur animaux, animaux, animal, lapin*, poules, en cage, cages, elevage intensif, abattoir*, fourrure*, foie gras, corrida, mon chien, mon chat, cirque',
      ],
    ],
    labour: [
      [
        3,
        'greve*, licenci*, plan social, travail des enfants, esclavage, exploit* (des|les|ses) , conditions de travail, salaire*, salaires impayes, heures sup*, non paye*, syndicat*, syndical*, harcelement moral, burn out, precar*, prud hommes, salaries, livreurs exploites',
      ],
    ],
    environment: [
      [
        3,
        'pollu*, greenwashing, ecolog*, environnement, climat*, co2, carbone, emissions, plastique*, microplastique*, surembal*, dechets, gaspill*, recycl*, deforest*, riviere*, ocean*, mer, planete, pesticide*, huile de palme, maree noire',
      ],
    ],
    doubt: [
      [1, 'je pensais que c etait, je croyais que, je croyais a, pensais a une, peur que ce soit'],
    ],
    none: [
      [
        0,
        'mort de rire, mdr, c est la bombe, une tuerie, de la bombe, mourir de rire, accident de parcours, contrat de, feu vert, mer de',
      ],
    ],
  },
  intent: {
    leaving: [
      [
        3,
        'je (resilie|resilierai|pars|quitte|vais resilier|vais partir|change|ne reviendrai|boycotte|desinstalle), j ai (resilie|quitte|desinstalle|change), resilie mon, plus jamais, (ne)? (reviendrai|reviendrons|commanderai|achèterai|acheterai|remettrai) (pas|plus|jamais), derniere fois que, c est la derniere fois, je vais ailleurs, aller voir ailleurs, voir ailleurs, changer d operateur, changer de (banque|fournisseur|operateur), boycott*, perdu (un|une) client*, adieu, bye, ferme mon compte, cloturer mon compte',
      ],
    ],
    suggestion: [
      [
        3,
        'vous devriez, devriez, devraient, ce serait (bien|super|genial|cool|mieux), il faudrait, serait bien (de|que|si), pourriez vous (ajouter|mettre|proposer|faire), pourquoi ne pas, je suggere, suggestion*, une idee, j aimerais que, il manque, et si vous, pensez a, vous pourriez (ajouter|mettre|proposer|faire)',
      ],
    ],
    request: [
      [
        3,
        's il vous plait, svp, s il vous plait, stp, merci de, pouvez vous, pourriez vous, puis je avoir, j ai besoin (de|d), besoin d aide, aidez moi, aide, contactez moi, rappelez moi, repondez, envoyez moi, je souhaite, je souhaiterais, je voudrais (changer|annuler|un|une|parler), ramenez, remettez, repondre a mon (dm|mp|message|mail)',
      ],
    ],
    question: [
      [
        3,
        'est ce que, quelqu un (sait|connait|a), savez vous, avez vous, faites vous, livrez vous, quel est, quelle est, quels sont, combien (coute|de|ca), quand (est|ouvre|arrive), ou (est|puis|trouver), comment (faire|puis|on|je), a quelle heure, j aimerais savoir, je voudrais savoir, une question, peut on',
      ],
    ],
    praise: [
      [
        2,
        'merci, bravo, je recommande, recommande*, ador*, j aime, parfait*, excellent*, genial*, super, top, ravi*, satisfait*, felicitations, chapeau, impeccable*, magnifique*, delicieu*, meilleur*, nickel, au top, rien a redire',
      ],
    ],
    complaint: [
      [
        2,
        'honte*, honteu*, nul, nulle, inadmissible*, inacceptable*, scandaleu*, catastroph*, horrible*, arnaque*, voleurs, incompetent*, merde, degueulasse*, decu*, decevant*, marre, ras le bol, encore une fois, toujours (pas|rien|aucune), aucune reponse, personne ne, ne (marche|fonctionne|repond*) (pas|plus), foutage de gueule, a fuir, fuyez, evitez, attention a, n achetez pas, depuis (0|des|plus|une|deux|trois)',
      ],
    ],
    news: [
      [
        2,
        'annonce, lance, presente, ouvre (son|une|un), inaugure, nomme, condamne*, enquete, rappelle (des|0|ses), licencie, ferme (0|ses|son), selon, millions',
      ],
    ],
    none: [[0, 'merci pour rien, non merci, plus jamais de probleme*, merci de votre']],
  },
  emotion: {
    anger: [
      [
        2,
        'colere, furieu*, rage, enerv*, enrage*, haine, deteste*, honte*, scandal*, marre, ras le bol, merde, putain, connard*, voleurs, inadmissible*, 😡, 🤬, 😠, 😤, :angry:',
      ],
    ],
    disgust: [
      [3, 'degout*, degueulasse*, ecoeur*, repugn*, beurk, vomir, immonde*, infect*, 🤢, 🤮'],
    ],
    fear: [
      [
        3,
        'peur, effray*, terrifi*, angoiss*, inquiet*, inquiete*, panique*, terreur, stress*, crain*, 😱, 😨, 😰',
      ],
    ],
    joy: [
      [
        2,
        'heureux, heureuse*, joie, joyeu*, content*, ravi*, ador*, aime, merci, mdr, lol, haha, genial*, super, magnifique*, bravo, parfait*, 😍, ❤, 🥰, 😊, 😂, 👏, 🎉, :happy:, :love:, :laugh:',
      ],
    ],
    sadness: [
      [
        2,
        'triste*, tristesse, pleur*, larmes, decu*, deception, malheureu*, peine, douleur, deuil, decede*, mort, manque, adieu, rip, helas, dommage, 😢, 😭, 😞, 😔, 💔, :sad:, :cry:',
      ],
    ],
    surprise: [
      [
        3,
        'surpris*, surprise*, etonn*, incroyable, je n en reviens pas, j hallucine, hallucin*, choque*, wow, waouh, soudain, oh la la, 😮, 😲, 😳, 🤯, :shock:',
      ],
    ],
    none: [[0, 'mort de rire']],
  },
  irony: {
    declared: [[3, 'ironie, sarcasme, ironie inside, second degre']],
    formula: [
      [
        3,
        'merci pour rien, quelle surprise, comme par hasard, bien entendu, bravo a, chapeau bas, il ne manquait plus que, manquait plus que',
      ],
      [
        2,
        'bravo, merci, genial, super, quel bonheur, quelle joie, j adore (quand|attendre), formidable, on applaudit, felicitations',
      ],
    ],
    hype: [
      [
        1,
        'bravo, merci, genial*, super, parfait*, ador*, formidable*, magnifique*, top, excellent*',
      ],
    ],
    failure: [
      [
        1,
        'encore, retard*, annul*, attend*, heures, panne, bug*, perdu*, casse*, jamais, personne, toujours pas, ne marche*, greve, queue, facture',
      ],
    ],
    sincere: [[2, 'recommande, merci beaucoup, vraiment, ❤, 😍']],
  },
  target: {
    leave: [
      [
        1,
        'quitte, ai quitte, laisse tomber, resilie chez, parti de, partie de, quitter, fuis, adieu',
      ],
    ],
    join: [
      [
        1,
        'passe chez, passe a, suis passe chez, suis passee chez, alle chez, allee chez, retourne chez, reviens chez, revenu chez, inscrit chez, je prefere',
      ],
    ],
    better: [
      [
        1,
        'mieux que, meilleur que, meilleure que, bien mieux que, moins cher que, plus rapide que',
      ],
    ],
    worse: [[1, 'pire que, moins bien que, plus cher que, plus lent que']],
    unlike: [
      [
        1,
        'contrairement a, pas comme, a la difference de, rien a voir avec, compare a, par rapport a',
      ],
    ],
    prefer: [[1, 'je prefere, prefere']],
    elsewhere: [
      [
        1,
        'lundi, la pluie, la meteo, bouchons, embouteillage*, le gouvernement, mon patron, mon chef, mon ex, ma belle mere, mon voisin, mes voisins, examen*, le match, la sncf, le metro',
      ],
    ],
    excused: [
      [
        3,
        'pas (de)? (leur|votre|sa) faute, la faute (du|de la|a la) (meteo|gouvernement|greve|neige)',
      ],
    ],
    addressed: [[1, 'vous, votre, vos']],
    contrast: [
      [
        1,
        'mais, cependant, pourtant, toutefois, au moins, heureusement que, heureusement, alors que',
      ],
    ],
  },
};
