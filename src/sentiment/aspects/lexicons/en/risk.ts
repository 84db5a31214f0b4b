import type { AspectLexicon } from '../lexicon.js';

/** Words of danger to people or to the brand's licence to operate, in English. */
export const ENGLISH_RISKS: AspectLexicon['risk'] = {
  safety: [
    [
      3,
      'caught fire, catches fire, catching fire, on fire, burst into flames, in flames, fire hazard, explod*, explosion*, blew up in, smok(ed|ing) (battery|charger|scooter|phone), started smoking, (second|first) one smoked, smoke coming, smoke in the cabin, melted, overheat*, electrocut*, electric shock, got shocked, sparks, burned (my|his|her|me|our|down), burnt (my|his|her|me|the house|down), burns on, third degree, injur*, broken (wrist|arm|leg|bone*|nose|ankle), broke (my|his|her) (wrist|arm|leg|nose|ankle|back), concussion, stitches, hospitali*, (could have|couldve|could of|nearly|almost) (died|killed|choked|drowned|been killed|died), nearly killed, almost killed, killed (my|a|his|her|the|two|three|0), fatal, fatalit*, death trap, deathtrap, deadly, died (after|because|from), choke, choked, choking, choking hazard, swallowed, in her mouth, in his mouth, small parts, brake*, brake failure, brakes (failed|stopped), steering failed, seatbelt, seat belt, airbag, emergency landing, engine (failure|fire|failed), duct tape on, near miss, crash landing, accident, accidents, collapsed, collapses, gave way, tipped over, tip over, recall, recalled, recalls, part of the recall, unsafe, dangerous, hazard*, hazardous, safety (issue|concern|risk|hazard|recall|warning), gas leak, carbon monoxide, live wire, exposed wire*, sharp edge*, strangul*, suffocat*, drown*, magnets, fire exit*, blocked exit, locked the factory doors, stay safe from, helmet, rear lights, brighter lights, safety',
    ],
    [
      2,
      'smoked, burns, burn, fire, flames, smoke, bleeding, blood everywhere, crushed (my|his|her) (finger|hand|foot), trapped in, fell on (me|my)',
    ],
  ],
  health: [
    [
      3,
      'food poison*, poisoned, poisoning, threw up, throwing up, thrown up, vomit*, diarrh*, stomach (ache|bug|cramps), salmonella, listeria, e coli, norovirus, got sick, made (me|us|him|her|my) .. sick, sick after, sick from, fell ill, allerg*, anaphyla*, epipen, hives, rash, rashes, swollen (face|lips|eyes), chemical burn*, burned my (skin|face|scalp|eyes), burn* under, irritat* (my|skin|eyes), dermatologist, breakout from, broke out in, contaminat*, e coli, cockroach*, roach, roaches, maggot*, slug, mouse droppings, mice in, rats in, rat in, bug in (my|the), bugs in (my|the), insect*, bed bugs, bedbugs, mold, mould, moldy, mouldy, hair in (my|the), (glass|metal|plastic) in (my|the|his|her) (food|salad|burger|drink|soup|cereal|mouth|sandwich), past (its|the) (date|expiry|best), expired, expiry, out of date, best before, use by date, unsanitary, unhygienic, hygiene, health inspect*, food safety, side effect*, medication*, prescription wrong, wrong dose, toxic, carcinogen*, cancer, asbestos, lead paint, infection*, infected, bacteria, undercooked, raw chicken, pink in the middle, a e, emergency room, the er, in the er, ambulance, celiac*, coeliac*, gluten (free|in), nut free, nut allergy, peanut*, almond milk, undeclared, health hazard, eye infection, miscarriage, covid, lice',
    ],
    [2, 'sick, ill, illness, hospital, doctor said, health, skin reaction, stomach'],
  ],
  legal: [
    [
      3,
      'lawsuit*, sue, suing, sued, sues, suit against, class action, attorney*, lawyer*, solicitor*, barrister, legal action, legal team, take legal, court, small claims, tribunal, judge, consumer court, illegal*, unlawful*, against the law, breach of (contract|the law|terms), is a breach, breaching, consumer (law|rights|protection|act), my rights, trading standards, ombudsman, ofcom, ofgem, fca, cfpb, ftc, fcc, sec, bbb, better business bureau, attorney general, accc, aer, fair trading, dot complaint, filed (a|with|an) (complaint|fcc|the|dot)?, complaint filed, case filed, reported (you|them|it|this) to (the)?, regulator*, regulation, eu261, eu 261, ec261, gdpr complaint, fined, fine of, penalty from, antitrust, subpoena, cease and desist, false advertising suit, false advertising, contract breach, settlement, perjury, indict*, prosecut*, criminal charges, police report',
    ],
    [2, 'legal, legally, rights, the law, contract'],
  ],
  discrimination: [
    [
      3,
      'racis*, racial*, xenophob*, discriminat*, sexis*, misogyn*, homophob*, transphob*, lgbt*, gay, gays, lesbian*, queer, misgender*, slur, slurs, n word, bigot*, ableis*, disabled, disability, wheelchair*, blind (customer|people|man|woman|user*), screen reader*, deaf, autis*, dyslexi*, down syndrome, accessib*, no ramp, hijab, headscarf, muslim*, islamophob*, antisemit*, anti semitic, jewish, (only|a|the) black (folks|people|woman|man|person|family|couple|guy|girl|kid*), black (women|people|woman|man|customers|men|folks), brown (people|woman|man), asian (people|woman|man|customers), people of color, poc, because (im|i am|we are|were|he is|she is|hes|shes) (black|brown|asian|gay|a woman|muslim|disabled|trans|fat|old|mexican|indian), speak english, go back to your, immigrant*, foreigner*, accent, profil(ed|ing), followed (me|us) .. (store|aisle|around|every), fat sham*, fatphob*, body sham*, plus size (women|people|customers), ageis*, dark skin*, darker skin, skin tone*, skin colour, skin color, shades of beige, dusky, stereotyp*, boys .. girls, girls get, sexual harass*, harass*, objectif*, gender, mocking (kids|disab*|people|how), mock (how|the way), cultural appropriation, blackface, segregat*, diversity',
    ],
    [2, 'offensive, insensitive, inclusive, inclusion, insulting to'],
  ],
  'privacy-security': [
    [
      3,
      'data (breach|leak|leaked|stolen|exposed|privacy|protection), breach email, breach, breached, leak(ed|ing) (my|our|customer|data|personal|email*|passwords), my data, our data, personal (data|information|details|info), customer data, hack, hacked, hacker*, hacking, cyberattack*, cyber attack, ransomware, phish*, identity theft, stole my identity, stolen identity, sim swap*, swap my sim, sold my (data|info|number|email), sell* (my|our|your) data, privacy, gdpr, hipaa, spying, spy on, tracking (me|my location|us), surveillance, listening to, microphone, my contacts, location data, permissions, (someone|somebody) elses (account|order|details|data|statement|checking|name|bill), another (customers|patients|persons|users) (account|order|data|prescription|details|name), other (customers|peoples) (data|details|orders), strangers (account|details), unauthorized access, unauthorised access, account (hacked|compromised|taken over), compromised, logged into my account from, password (leak|leaked|exposed), security (breach|flaw|hole|vulnerability), vulnerabilit*, verify my identity, is this legit, legit, suspicious (email|text|link|login), asking .. (aadhaar|ssn|social security|passport), social security number, ssn, without my (consent|permission), gave out my (number|address|email|details), gave my (number|address|details) to, doxx*, how did (they|you) get my (number|email), camera in, medical records, full balance address',
    ],
    [2, 'security, consent, confidential*, encrypted, personal'],
  ],
  fraud: [
    [
      3,
      'scam*, scammer*, fraud*, con artist*, conned, conning, swindl*, ponzi, pyramid scheme, fake (site|website|ticket*|page|account*|profile*|product*|watch|reviews|ad|job*|offer*|store), counterfeit*, knock off, knockoff*, impersonat*, pretending to be, posing as, bait and switch, stole (my|our) (money|card|savings), stolen (card|money), stealing (my|our|from|people), took my (money|card number) and, unauthori* (charge*|payment*|transaction*|purchase*), (charge*|payment*|transaction*|purchase*) i (never|didnt|did not) (make|made|authorize|authorise|recognize), never authori*, didnt authori*, i authorised it, says i authori*, didnt recogni*, cloned (my)? card*, card cloned, skimm*, gone to some, never heard of, drained my (account|savings), emptied my account, bag of rice, box of rocks, (brick|rocks|stones) in (the|a) box, empty box, got a (brick|bag of|rock), misled into, false pretenses, false promises, extort*, bribe*, money laundering, embezzl*, batch code doesnt exist, forged, crypto ltd, gift card scam, free iphone, beware, blocked me, dont give them your card, fake job offers',
    ],
    [
      2,
      'fake, liars, thieves, thief, crook*, con, deceiv*, decept*, dishonest, beware of, steal, robbed, robbing',
    ],
  ],
  'animal-welfare': [
    [
      3,
      'animal (testing|cruelty|abuse|welfare|rights|test), animal tested, tests on, testing on (animals|rabbits|dogs|monkeys|mice|beagles), tested on (animals|rabbits), test on (animals|rabbits), cruelty free, cruelty, cruel to, cruel and, rabbits, rabbit, vivisection, factory farm*, caged, cages, battery hens, hens, live plucked, plucked, goose, geese, duck down, fur coat*, real fur, fur, mink, foie gras, slaughter*, abattoir, pig supplier, pigs, piglets, calves, dairy cows, poor animals, animals, (my|our) (cat|dog|puppy|kitten|pet|bird) .. (died|arrived|hurt|lost|crate|cargo|dead|killed), in a crushed crate, crate, in cargo, pet (carrier|died|travel), ponies, pony, horses, circus animal*, bullfight*, dolphin*, elephant*, wildlife, endangered, trophy hunt*, hunting, poach*, vegan, peta, undercover footage, beagles, dead animal, reptile skin, exotic skins, puppy mill*',
    ],
    [2, 'animal, dog, cat, pets, puppies'],
  ],
  labour: [
    [
      3,
      'child labour, child labor, sweatshop*, slave labor, slave labour, slavery, forced labour, forced labor, exploit* (workers|its workers|their|staff|people|employees|drivers), exploitation, underpaid, unpaid (wages|overtime|internship*|work), wage theft, withheld (tips|wages), steal* tips, not getting (their|our) tips, getting their tips, their tips, pay (your|their) (people|workers|staff|drivers|employees), pay workers, pays workers, living wage, minimum wage, starvation wages, a dollar a day, wages, dock(s|ed) (wages|pay), working conditions, work conditions, warehouse (workers|pickers|staff), pickers, peeing in bottles, pee in bottles, toilet breaks, bathroom breaks, quota, zero hours, zero hour, gig workers, union, unions, unionis*, unioniz*, union busting, strike, strikes, striking, on strike, picket*, walkout, layoff*, laid off, lays off, lay off, mass firing*, fired (the|0|half|all|hundreds|three|two|everyone|workers|staff), fires 0, sacked (0|staff|workers|hundreds), redundanc*, made redundant, workplace (safety|abuse|harassment|injuries), toxic workplace, overworked, burnout, labor (law|dispute|practices|board|rights), labour (law|dispute|practices|rights), workers, baristas a raise, every barista a raise, gave .. raise, year olds (painting|sewing|making|working), locking cleaners, health care for workers, overtime, wrongful termination',
    ],
    [2, 'employees are, staff are treated, management pockets, worker, sick pay, maternity leave'],
  ],
  environment: [
    [
      3,
      'pollut*, greenwash*, carbon (footprint|emissions|neutral|offset), emissions, co2, climate (change|crisis|pledge)?, global warming, oil spill, spill, spilled into, dump(ing|ed) (waste|chemicals|toxic|into), toxic waste, chemicals in the river, into the river, river, rivers, ocean, oceans, reef, sea life, plastic waste, plastic pollution, single use plastic, plastic (pillows|packaging|window|jars|bottles|bags|wrap), less plastic, plastics, microplastic*, excessive packaging, overpackag*, box the size of, landfill, recycl*, recyclable, compostable, biodegradable, waste, wasteful, criminal waste, food waste, unsold food, deforest*, cutting (down)? .. (trees|oaks|forest*), trees, rainforest*, palm oil, sustainab*, eco friendly, environment*, renewable*, solar, on solar, fossil fuel*, coal, fracking, pesticide*, glitter is, private jet*, planet, earth day, planned obsolescence, old furniture back, refill*, swap the plastic, ditching the plastic',
    ],
    [2, 'green, plastic, eco, trash, garbage, litter'],
  ],
  doubt: [
    [
      1,
      'thought .. was a, thought it was a, thought this was, assumed it was, was worried it was, seemed like a, looked like a, at first i thought, i was sure it, expected a, skeptical, sceptical, afraid it was, feared, as if',
    ],
  ],
  none: [
    [
      0,
      'to die for, die for, dying to, dying for, (im|i am) dead, dead 😂, pretty fire, is fire, so fire, straight fire, on fire lately, fire 🔥, crew is fire, killer (deal|app|feature|machine|little), killing it, kills it, slaps, sick beat, is sick, so sick of, sick of, sick and tired, sick little, the bomb, da bomb, blew my mind, mind blown, blowing up my phone, dangerously (good|easy|cheap|delicious|addictive), criminally (good|underrated), commit crimes, crime to, kill for, a crime, addictive, robbery, daylight robbery, a steal, such a steal, absolute steal, steal at, legit (the|good|best|amazing|love), too legit, fire drill, fire truck, fire stick, fired up, court side, food court, tennis court, basketball court, ball is in your court, sue me, trial period, free trial, judge me, dont judge, pet peeve, pet friendly, hot dog, hotdog, dog ate, my dog ate, dog walk, raining cats, cat got, copycat, green tea, green light, greenhill, sold out, waste of (time|money|space|my time), a waste, wasting my, trash service, trash company, trash app, trash tier, garbage service, absolute garbage, is trash, are trash, is garbage, security line, security guard, social security line, security deposit, crash*, burn calories, burned out laptop, burnt coffee, tastes burnt, fire sale, strike a deal, strike gold, on strike again the, lost my mind, river island, best before christmas, environment of, working environment, friendly environment, loving environment, safe to say, stay safe, better safe, play it safe, accident forgiveness, by accident, ordered by accident, health care card, healthy (options|choice), ill be, train set, union square, student union, credit union, rugby union, reunion, over my dead, dead on arrival, worked on, sickening(ly)? good, allergic to (good|customer|answering), fake nice, fake tan, fake smile, fake fur, so fake, con side, pros and con*, hack day, life hack, growth hack, lifehack, microphone quality, black friday, black coffee, black (dress|shoes|shirt|jeans|version|color|colour), brown sugar, gender reveal, race day, horse power, bug fix, bug in the app, bugs in the app, bugs in the update, bug in the update, cold chain, cancer sign, gym shark, legal size, raw denim, boss move',
    ],
  ],
};
