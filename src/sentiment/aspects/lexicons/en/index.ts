import type { AspectLexicon } from '../lexicon.js';
import { ENGLISH_EXPERIENCES } from './experience.js';
import { ENGLISH_INTENTS } from './intent.js';
import { ENGLISH_RISKS } from './risk.js';
import { ENGLISH_TOUCHPOINTS } from './touchpoint.js';

/** Everything that the rules know of English. */
export const ENGLISH_LEXICON: AspectLexicon = {
  aliases:
    'u you, ur your, r are, pls please, plz please, ppl people, thx thanks, thru through, cuz because, bc because, coz because, b4 before, gr8 great, l8 late, w with, hr hour, hrs hours, min minutes, mins minutes, wk week, wks weeks, mgr manager, luv love, ya you, yall you, im im, gonna gonna, cust customer, svc service, acct account, govt government, msg message, deliverd delivered, recieved received, recieve receive, cancelled cancelled',
  negation: {
    negator: [
      [
        1,
        'not, no, never, nobody, nothing, none, without, cant, cannot, dont, doesnt, didnt, isnt, arent, wasnt, werent, wont, wouldnt, couldnt, shouldnt, hasnt, havent, hadnt, aint, zero, nor, neither',
      ],
    ],
    none: [
      [
        0,
        'not only, not just, no wonder, no doubt, not gonna lie, not crying, cant believe, couldnt be happier, cant wait, cant thank, no way, no idea, no one else, nothing like, nothing but, never mind, dont get me wrong, cant help but, whether or not, or not, not to mention, no matter, why not, no need',
      ],
    ],
  },
  polarity: {
    positive: [
      [
        1,
        'good, nice, better, well, easy, quick, quickly, fast, clean, comfy, comfortable, friendly, helpful, kind, polite, fresh, tasty, cheap, cheaper, fair, free, works, worked, solved, resolved, fixed, smooth, happy, glad, fun, cool, cute, finally, improved, improvement, useful, safe, smile*, saved, fluffy, afternoon to, actually tells, hot choc, picked up the phone, on time',
      ],
      [
        2,
        'great, love, loved, loves, loving, amazing, awesome, excellent, fantastic, brilliant, superb, outstanding, incredible, wonderful, perfect, perfectly, flawless, impressed, best, delicious, beautiful, gorgeous, thank*, thanks, kudos, shoutout, hats off, well done, recommend, recommended, legend*, gem, gems, hero, saint, saviour, savior, lifesaver, delight*, adore, obsessed, spot on, top notch, chefs kiss, class, worth every, no questions asked, made it good, way cheaper, finally someone, better than, at least, picks up the phone, actually (tells|picks|works|answers|helps|listens|delivers|cares|responds|knows|fixes|replies), 😍, ❤, 🥰, 😊, 👏, 🙌, 💚, 💪, 👍, 🔥, 😋, 🎉, :happy:, :love:',
      ],
    ],
    negative: [
      [
        1,
        'bad, worse, slow, late, cold, dirty, expensive, overpriced, rude, wrong, broke, broken, breaks, snapped, chipped, problem*, issue*, error*, delay*, wait*, lost, lose, cancel*, stuck, missing, damaged, hard, difficult, annoying, sad, fear, pain, hurt*, sorry, poor, never, nobody, no one, doesnt work, not working, stopped working, dropped, down again, is down, refuses, refund, unable, weeks, hours on hold, hold music, fed up, dire, rain, soaked, cancelled, misses, dear, expensive, useless, wanted 0, idiot, rotten, expired, stupid, hate this',
      ],
      [
        2,
        'worst, terrible, horrible, awful, appalling, atrocious, abysmal, disgusting, disgrace*, shame*, pathetic, ridiculous, unacceptable, joke, rubbish, garbage, trash, crap*, shit*, bullshit, sucks, suck, sucked, incompeten*, liar*, lied, scam*, thieves, robbery, ripoff, disappoint*, furious, angry, frustrat*, pissed, livid, fuming, hate*, nightmare, fail*, ruined, avoid, beware, give up on, never again, screamed, yelling, shoving, doomed, absolute joke, raised by wolves, new low, nearly killed, exploded, smh, wtf, ffs, 😡, 🤬, 😠, 👎, 💩, 🤮, 😤, 😩, 😭, 😞, 😢, 🙄, :sad:, :angry:, :cry:, :meh:',
      ],
    ],
    none: [
      [
        0,
        'not bad, no bad, not too bad, no problem*, no issues, no worries, no delays, not sorry, worst case, at best, best before, at least i, best of luck, better than nothing, good luck, good morning, good grief, well well, as well, may as well, might as well, was well, so well, wait to, cant wait, free of cost, love how, thanks for nothing, hard to beat, hard to fault, thats a shame, fast food, cool down, better late, get well, happy hour, cold brew, cold foam, ice cold beer, late night, too late, fair enough, to be fair, kind of, nice try',
      ],
    ],
  },
  experience: ENGLISH_EXPERIENCES,
  touchpoint: ENGLISH_TOUCHPOINTS,
  risk: ENGLISH_RISKS,
  intent: ENGLISH_INTENTS,
  emotion: {
    anger: [
      [
        2,
        'angry, anger, furious, fury, rage, raging, outrage*, livid, fuming, pissed, mad at, hate, hated, hates, disgrace*, shameful, ridiculous, unacceptable, liar*, thieves, scammer*, idiot*, moron*, stupid, incompeten*, fuck*, wtf, ffs, bullshit, damn, bastard*, asshole*, fed up, sick of, had enough, how dare, annoyed, annoying, frustrat*, infuriat*, irritat*, offended, offensive, revenge, sue, 😡, 🤬, 😠, 😤, 👿, :angry:',
      ],
      [1, 'again, complaint, worst, terrible, awful, pathetic, joke'],
    ],
    disgust: [
      [
        3,
        'disgust*, gross, grossed, nasty, revolting, repuls*, vile, sickening, nauseat*, nausea, puke, puking, vomit*, yuck, yucky, eww, ew, ewww, filthy, foul, stinks, stinky, stench, maggot*, cockroach*, slug, rotten, gag, gagging, 🤢, 🤮, 💩',
      ],
    ],
    fear: [
      [
        3,
        'afraid, scared, scary, scare, terrif*, terror, fear, fears, fearful, frighten*, panic*, anxious, anxiety, worried, worry, worrying, nervous, dread*, horrified, horrifying, nightmare*, alarm*, creepy, unsafe, shaking, phobia, intimidat*, threat*, concerned about, 😱, 😨, 😰, 😟',
      ],
    ],
    joy: [
      [
        2,
        'happy, happiness, joy, joyful, glad, delight*, pleased, excit*, love, loved, loving, lovely, amazing, awesome, fantastic, brilliant, wonderful, great, best, cheer*, smile, smiling, laugh*, hilarious, lol, lmao, haha, hehe, fun, funny, enjoy*, blessed, grateful, thank*, thanks, yay, woohoo, hooray, congrat*, celebrat*, proud, beautiful, perfect, hope*, optimis*, made my day, chefs kiss, legend*, 😍, ❤, 🥰, 😊, 😁, 😀, 😃, 😂, 🤣, 👏, 🙌, 💚, 🎉, 🥳, 😄, 😋, :happy:, :love:, :laugh:',
      ],
    ],
    sadness: [
      [
        2,
        'sad, sadly, sadness, unhappy, cry, crying, cried, tears, heartbroken, heartbreaking, broken hearted, depress*, miserable, misery, grief, griev*, mourn*, lonely, alone, lost, loss, miss you, miss her, miss him, missing, disappoint*, let down, upset, sorry for your, regret*, hopeless, despair, gloomy, blues, hurt, hurts, pain, rip, rest in peace, died, death, goodbye, unfortunately, a shame, gutted, devastat*, 😢, 😭, 😞, 😔, 😟, 💔, ☹, 🙁, 😥, :sad:, :cry:',
      ],
    ],
    surprise: [
      [
        3,
        'surpris*, shock*, astonish*, astound*, amazed, stunned, unexpected*, unbelievable, cant believe, didnt expect, never expected, wow, omg, whoa, woah, holy, no way, speechless, mind blown, blew my mind, blown away, suddenly, out of nowhere, who knew, who would have thought, plot twist, jaw dropp*, wait what, 😮, 😲, 😳, 🤯, 😯, :shock:',
      ],
    ],
    none: [[0, 'not crying, hope you, holy week, miss the, great again, no fear']],
  },
  irony: {
    declared: [
      [3, 'sarcasm, sarcastic, irony, ironic, ironically, jk, notreally, sarcasmintended'],
    ],
    formula: [
      [
        3,
        'thanks for nothing, cheers for that, thanks a lot for, thanks so much for (losing|cancel*|nothing|ruin*|the|making|not|charging|leaving), just what i (needed|wanted), exactly what i (needed|wanted), yeah right, yeah sure, sure jan, oh great, oh joy, oh good, oh look, oh wow, how nice of, how lovely, how convenient, how thoughtful, how considerate, what a surprise, what a shock, shocker, colour me surprised, color me surprised, who knew, who could have, who would have thought, nothing like, nothing says, love how, i love it when, i just love when, love when, gotta love, got to love, dont you just love, so much for, good to know that, glad to see, glad you, great job (on|with|losing|again), nice job, well played, good work guys, way to go, bravo, slow clap, round of applause, award for, prize for, five stars for, of course, because of course, obviously, clearly, apparently, brilliant idea, genius idea, smart move, great idea, world class, first class service, your call is important, what a coincidence, big shock, big surprise, cant wait (to|for), so excited to, looking forward to another, my favorite part, my favourite part, living the dream, best day ever, what a day, lucky me, arent i lucky, arent we lucky, as if, totally, thats nice, that went well, well that was fun, fun times, good times, nice priorities, stay classy, keep it up, money well spent, i feel so',
      ],
      [
        2,
        'great, brilliant, fantastic, wonderful, lovely, awesome, perfect, amazing, joy, super, cheers, congrats, congratulations, legit, legends',
      ],
    ],
    hype: [
      [
        1,
        'love, great, thanks, thank, best, awesome, amazing, brilliant, fantastic, perfect, lovely, wonderful, nice, excited, fun, happy, glad, yay, congrats, bravo, genius, impressive, joy, excellent, favorite, favourite',
      ],
    ],
    failure: [
      [
        1,
        'again, another, still, waiting, wait, hours, late, delay*, cancel*, lost, broken, broke, down, stuck, hold, bill, fee, charged, rain, monday, work, traffic, homework, exam*, sick, alone, no sleep, 4am, 5am, 6am, 3am, ignored, rude, crash*, fail*, never, nobody, cold, dead, died, tax*, dentist, pain, headache, boring, cleaning, awake, lose, losing',
      ],
    ],
    sincere: [
      [
        2,
        'recommend, really helpful, thank you so much, thanks so much, appreciate, grateful, ❤, 😍, 🥰, please, does anyone, anyone know',
      ],
    ],
    none: [[0, 'not bad, not only, not just, great again']],
  },
  target: {
    leave: [
      [
        1,
        'left, leaving, leave, ditched, ditching, ditch, dumped, dumping, dump, quit, quitting, binned, dropped, dropping, cancelled, canceled, switched from, switching from, moved from, moving from, moved away from, came from, coming from, stopped going to, stopped using, stopped buying, stopped buying from, done with, goodbye, bye, bye bye, so long, sold my, swapped my, traded my, returned my, gave up on, fed up of, fed up with, tired of, so fed up with, so fed up of, gave up',
      ],
    ],
    join: [
      [
        1,
        'switched to, switching to, switch to, moved to, moving to, changed to, went to, going to, went back to, going back to, go back to, back to, came to, joined, join, joining, since i joined, swapped to, upgraded to, signed up with, signed with, now with, moved every cent to, money to, moved my money to, getting our, chose, choosing, went with, going with, gone with',
      ],
    ],
    better: [
      [
        1,
        'better than, way better than, much better than, far better than, far better .. than, better .. than, beats, faster than, cheaper than, nicer than, outperforms, superior to, knocks the socks off, over a, over, puts .. to shame, any day over, blows .. away, until i (tried|used|joined|met|bought|got)',
      ],
    ],
    worse: [
      [
        1,
        'worse than, way worse than, much worse than, slower than, pricier than, more expensive than, dearer than, inferior to',
      ],
    ],
    unlike: [
      [
        1,
        'unlike, not like, as opposed to, compared to, compared with, in contrast to, instead of, rather than, nothing like, same result as, same as',
      ],
    ],
    prefer: [
      [1, 'prefer, rather have, id rather, id take a, id take, id pick, rather use, id choose'],
    ],
    elsewhere: [
      [
        1,
        'monday, mondays, tuesday of my life, weather, rain, raining, snow, blizzard, storm, heat, traffic, trains, train cancelled, trains cancelled, tube, subway, bus, government, politicians, president, council tax, my boss, boss, my job, this job, work today, my ex, ex, got dumped, dumped in, my landlord, landlord*, rent, my dog, dog ate, my cat, neighbour*, neighbor*, other customers, people at this, people who, the people who, some idiot, idiot parked, driver in front, the guy in, guy next to, the woman next, passenger*, kid behind, exam*, homework, match was, the match, game, referee, ref, my team, morning ever, day ever, life, humanity, security line, tsa, airport security, airport, ups, fedex, usps, my insurance, insurance was, my toddler, my kids, my husband, my wife, my mother in law, hangover, headache, inflation, economy, world, trolleys',
      ],
    ],
    excused: [
      [
        3,
        'not (their|your|his|her|its) fault, isnt (their|your) fault, wasnt (their|your) fault, no fault of, not to blame, cant blame (them|you), dont blame (them|you), everyone else is stuck, and everyone else',
      ],
    ],
    addressed: [[1, 'you, your, yours, yall, u, ur, youre, you guys']],
    contrast: [
      [
        1,
        'but, although, though, however, whereas, while, at least, luckily, thankfully, even so, yet, through all of it, until, still',
      ],
    ],
  },
};
