import type { AspectLexicon } from '../lexicon.js';

/** Facts that are bad or good news for a customer without one word of feeling, in English. */
export const ENGLISH_EXPERIENCES: AspectLexicon['experience'] = {
  failure: [
    [
      3,
      'boycott*, boicot*, boicott*, boikott*, (day|days|week|weeks|month|months|hour|hours) (waiting|and nothing|without|no), waiting .. (weeks|months|days|hours), waiting for (my|our) (refund|order|money|card|parcel|bag|bags|luggage|replacement|call), still nothing, nothing yet, nothing since, (has|have) not (moved|arrived|come|been|received|heard|had|answered|replied), (hasnt|havent) (moved|arrived|come|been|received|heard|had|answered|replied), no (internet|service|power|hot water|heating|water|word|reception|explanation|compensation), not (delivered|refunded|received|answered|as described|what i ordered), (second|third|fourth|fifth|2nd|3rd|4th) (pair|one|replacement|call|email|visit|attempt|time .. (week|month|year)), (took|taken|debited|paid|payment) .. (twice|two times), without (telling|asking|notice|warning|consent|permission), nobody (told|mentioned|warned|came|turned up|picks up|replied), (doubled|raised|increased|put up) (the|my|our) (price|prices|bill|fee|fees|rent|rate), keeps (asking|saying|telling), keep (asking|saying|telling) me, had to (pay|wait|throw|return it|call|go back|chase|buy a new), marked .. (delivered|resolved|paid), says delivered, (did|do|does) not (work|arrive|fit|come|turn up|honour|match), would not (let|refund|take|accept|help|honour|honor), cannot (log in|login|access|pay|cancel|reach|get (in|through|hold)), cant (log in|login|access|get (in|through|hold)), went dead, line dropped, in poor taste, tone deaf, came away in, overdrawn, out of (service|order), (opened|unpacked) .. (empty|broken|used)',
    ],
    [
      3,
      'charged (me|us)? (twice|double|again|extra|for), charg* me .. (fee|for|overdraft|on), billed me (for|twice|0|double), overcharg*, double charged, took .. account twice, third month running, keeps (renewing|charging|emptying|crashing|logging|rejecting|billing|failing|spinning|cutting|dropping|disconnecting|coming), keep (charging|coming|renewing|sending|rejecting), turned off in, still (no|waiting|not|havent|hasnt|nothing|broken|pending|missing), never (arrived|came|works|worked|received|showed|answer*|respond*|called|delivered), no (show|refund|response|reply|answer|signal|reception|ramp|apology|stock|one), zero (help|response|actual answers|answers|communication), nobody (answers|responds|helps|knows|called), lost (my|our|the|all), my (bag|bags|luggage|parcel|package) .. (lost|missing|gone), left .. (in the rain|outside|in the hallway), over the fence, into a puddle, days straight, days late, hours late, hrs after, 0 (hours|hrs|hour|mins|minutes) (on|late|after|and|waiting|delay), (two|three|four|five|six) (hours|weeks|days|months) (on|late|after|and|later|without), waited (all|0|two|three|hours), waiting (all|since|0|for 0), took .. (weeks|months), (weeks|months) (after|late|and counting|and still|later), was rescheduled, rescheduled .. times, cut off, hung up, on hold, doesnt (work|exist|load|open|turn|fit|charge|answer), (wont|wouldnt|didnt|cant|couldnt) (load|open|let|accept|redeem|log|work|start|honour|honor|connect|charge|refund|help|ship|cancel|deliver|even), not working, stopped working, stops working, fell apart, falls apart, came (off|apart|unglued), broke (after|on|in|within|the|down|again), snapped, ripped (after|on), peeled off, dropped to, died after, dead on arrival, is dead, missing (pieces|nine|a|parts|screws|item*|buttons), wrong (item|size|order|colour|color|address|product|thing), damaged, dented, crushed, smashed, expired, best before last, past its, furry by, rejects every, rejected, declined (my|every|for), refuses to, refuse to, refused (to|me|us), closed the window, talked to me like, spoke to (me|us) like, rolled (her|his) eyes, yelled at, screamed at, laughed (at|with|in), ignored me, ignored us, not one could, chatting by, followed (me|us), called me a, told my (wife|mum|mom|son|husband) to, different answers, is a maze, goes nowhere, gave me the runaround, runaround, passed around, emails and (no|nothing), price changed, raised the, hiked, went up again, costs exactly what, so much for, advertised at, advertised 0, lost its mind, one human till, timed out, otp never comes, still holds the money, holds the money, sold out in, out of stock again, disappear*, cancelled on me, cancelled an hour, cancelled my (order|flight|booking|appointment), was cancelled, got cancelled, put almond milk, someone elses, another patients, another customers, gone to some, says i authori*, (got|received|sent me) a (bag of|brick|empty|box of), straight to landfill, not getting their, still tests on, what will they do with it, need my contacts, misses the point, shame about, for 0p over, being 0p over, end of the road, two for two',
    ],
    [
      2,
      'delay*, late, slow, crash*, broken, error, errors, glitch*, bug, down again, is down, wait, waiting, cold, lost, missing, again, fee, fees, refund, complaint, useless, tank*, faulty, defect*',
    ],
  ],
  delight: [
    [
      3,
      'in (two|three|five|ten|0) minutes, no receipt needed, before (i|we) (even )?(knew|asked|noticed), best .. of the (trip|day|year|week|whole), out of (their|his|her) way, stayed late, without being asked, would not take a tip, first time (every time)?, as good as new, outlast*, (0|two|three|five|ten) years (later|on) and still',
    ],
    [
      3,
      'on time, ahead of time, (arrived|came|delivered|showed up) (early|next day|on time|the next day|a day early|before), next day delivery, same day, within (2|two|0|a few|24) (days|hours|minutes), in (two|five|ten|0) (taps|minutes|mins), on my porch by, zero (dropped|issues|problems|hassle|complaints|delays), no (hassle|drama|questions asked|complaints|fuss), never (once )?(let me down|fails|failed|disappoint*|misses|miss), never looked back, cant fault, cannot fault, look new, looks new, like new, holds up, held up, still going strong, still (works|looks|runs) (like|great|perfectly|new), works (perfectly|like|great|every), worth every, worth the, replaced (free|for free|it|within|the), free of (cost|charge), fixed (in|within|it|on the spot), sorted (in|within|it out|everything), waived (the|my), refunded (me|in|within|same|immediately|right), gave me a (full|refund|free|new), sent (me)? a new one, sent a replacement, stayed on (chat|the phone), went above and beyond, above and beyond, remember* everyones order, sang happy birthday, carried .. up, hoovered after, every single day since, obsessed, buying again, will buy again, real deal, was a saint, picks up the phone, picked up the phone, cheaper than, way cheaper, got it for 0, for half, under 0 quid, took an afternoon, actually tells, in my hand in an hour, is sick, killer little, slaps, pretty fire, to die for, chefs kiss, best thing, best decision, easy peasy, dangerously easy, hats off, shoutout',
    ],
  ],
  none: [
    [
      0,
      'no service charge, no power tools, no water retention, boycott ends, called off the boycott, in ten minutes of',
    ],
    [
      0,
      'no one else, not a bad, still going strong, still waiting to be disappointed, never late, wasnt late, lost weight, lost count of, never broke, hasnt broken, no delays, not damaged, nothing missing, cant wait, no show stopper, still love, still the best, no stock photos, late night, not expired, never lost, has never .. lost, never once lost, best before, again and again, love again, back again',
    ],
  ],
};
