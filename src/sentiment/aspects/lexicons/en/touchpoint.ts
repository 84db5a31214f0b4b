import type { AspectLexicon } from '../lexicon.js';

/** Vocabulary of the default touchpoints in English. */
export const ENGLISH_TOUCHPOINTS: AspectLexicon['touchpoint'] = {
  advertising: [
    [
      3,
      'ad, ads, advert, adverts, advertis*, commercial, commercials, billboard*, ad campaign, marketing, sponsor*, influencer*, ambassador*, superbowl spot, super bowl, tv spot, jingle, slogan, tagline, catalogue cover, promo video, teaser, trailer, rebrand*, cold call*, telemarket*, spam, spamming, spammed, promo (emails|texts|calls), promotional (emails|texts), marketing emails, (texted|emailed|messaged|ringing|calling) me .. (promos|sell|offers), (ringing|calling) me .. to sell, sell me, junk mail, stop (emailing|texting|calling) me, (their|your) (emails|newsletter) every, unsubscribe*, product placement, your campaigns, whole campaign, new campaign, campaign',
    ],
    [
      2,
      'poster*, logo, instagram, tiktok, twitter account, social media, social team, newsletter, hashtag, leaflet*, flyer*, the song in, song in the, brand image, photoshop*, catalogue, catalog, misleading ad, script, promos',
    ],
    [1, 'tv, telly, youtube, video, promoted, feature more, tone deaf'],
  ],
  'website-app': [
    [3, 'log in, login, since the update, verification code, a code that'],
    [
      3,
      'app, apps, website*, web site, webpage*, web page, site, online portal, portal, online banking, net banking, internet banking, mobile banking, mobile deposit, log in, logged in, logging in, login, log out, logged me out, sign in, signing in, password*, passcode, two factor, reset link, error 0, error code, error message, crash* (on|every|when|twice|again), crashes, crashed (twice|on|again|while), keeps crashing, app crash*, glitch*, glitchy, buggy, bug, bugs, page (wont|not|doesnt) load, wont load, doesnt load, not loading, cant load, 404, search bar, search filter, dark mode, user interface, ui, ux, notification*, push alerts, alerts in, the update, app update, latest update, self service portal, chat widget, download the app, android, ios, browser, cookies, captcha, url, broken link, the (qr|quiz), online form, web form, net bank*, shade quiz, store filter, stock numbers on',
    ],
    [
      2,
      'server*, down again, is down, are down, been down, went down, outage of the app, update, account page, screen, button, page, online, spins and spins, just spins, keeps spinning, freezes, freezing, unblock, locked out, my profile, postcode, username, profile, redesign, register, registration, map',
    ],
    [1, 'system, click, scroll, digital, link, lag*'],
  ],
  'price-offers': [
    [
      3,
      'price, prices, priced, pricing, pricey, overpriced, expensive, costly, cheap, cheaper, cheapest, affordable, bargain*, discount*, coupon*, voucher*, promo code, deal, deals, sale price, black friday, cyber monday, clearance, percent off, 0 off, off sale, half price, bogo, buy one get one, rip off, ripoff, daylight robbery, robbery, value for money, worth every (penny|cent), not worth the money, price hike, hike*, markup, (how much) .. (cost|charge|is|are|for|does), how much, costs, cost, costs (exactly|more|less), price rise, raise* .. prices, raised .. (price*|minimum*|fares), went up, gone up, put* .. up, puts mine up, (dollars|bucks|quid|euro|pounds) for, interest rate*, savings rate, interest on, rate from, mortgage rate, cheaper tier, tier, reward* points, loyalty (points|scheme|program), yellow stickers, student discount, free shipping minimum, shipping fee, fare sale, fares, fare, for under 0, under 0 quid, membership fee, inflation, shrinkflation, family plan, plans',
    ],
    [
      2,
      'quid, bucks, dollars, pounds, euros, euro, free, cost me, afford, pay more, pays more, plan, subscription price, offer, offers, money, tariff*, premium, percent, size of, 0 a month, minimum',
    ],
    [1, 'worth, save, savings, budget, cents, penny, pennies'],
  ],
  'purchase-payment': [
    [
      3,
      'checkout, check out page, payment page, payment (failed|declined|error|method*|option*|verification), card (declined|rejected|not accepted), (declined|rejects|rejected|declining) .. card*, declines .. card, pay with, pay for, pay by, apple pay, google pay, paypal, klarna, afterpay, cash only, contactless, points plus cash, accept* (cash|cards|amex), tried to (book|buy|order|pay|purchase), trying to (book|buy|order|pay|purchase), cant (book|buy|pay|checkout|order), cannot (book|buy|pay|order), (book|booking|booked) .. (seats|flight|ticket*|room|two), booking, bookings, my booking, rebook*, reservation*, change (my|the|our) (flight|seat|seats|ticket|reservation), award ticket, name on (ticket|booking), companion pass, upgrade*, choose (my)? seats,  reserve, cart, basket, self checkout, till, tills, cash register, the register, queue to pay, line to pay, long line*, long queue*, queue at, in line for, out of stock, sold out, in stock, back in stock, stock numbers, preorder, pre order, order (cancelled|canceled), cancelled my order, canceled my order, cancel my order, promo code .. cancelled, add to cart, application (expires|expired|rejected|declined), applied for, apply for .. (card|loan|account|mortgage), otp, purchase, purchasing, purchased, ticket site, tickets, name on my booking, installments, instalments, finance option, deposit to book, vat number at, order placed',
    ],
    [
      2,
      'buying, bought, paid, payment, paying, order online, queue, line, lines, cashier*, loan, mortgage, confirmation email, reserve a, ticket, buy, card',
    ],
    [1, 'pay, ordered, order, store, sell, sold'],
  ],
  delivery: [
    [
      3,
      'has not moved, hasnt moved, marked .. delivered, says delivered, luggage, suitcase, baggage',
    ],
    [
      3,
      'deliver, delivers, deliver*, courier*, ship, ships, shipped, shipping, shipment*, parcel*, package*, out for delivery, tracking, tracking (number|says|info), dispatch*, driver, drivers, postman, mailman, carrier, fedex, ups, usps, dhl, hermes, royal mail, doorstep, porch, left .. (outside|rain|neighbour|neighbor|porch|door|fence), over the fence, neighbour, delivery slot, delivery window, delivery day, pick the delivery, customs, arrived (late|broken|damaged|early|smashed|on time|a day|two days|in), arrive late, (never|hasnt|havent|not|still hasnt|still not) (arrived|arrive|turned up|showed up|come|shown up), (never|hasnt) came, never arrived, no show, not received, havent received, never received, didnt receive, yet to receive, still waiting (for|on) (my|the|our|an) (order|parcel|package|delivery|stuff|couch|sofa), where is my (order|parcel|package|stuff), wheres my (order|parcel|package|stuff), wrong item*, missing item*, wrong order, substitut*, showed up .. (late|hours|hrs|after), lost .. (bag|bags|luggage|suitcase|parcel|package|order), (luggage|bag|bags|baggage|suitcase) .. (lost|missing|delayed|delay|never), lost luggage, my luggage, luggage, baggage, baggage claim, suitcase, my bag, our bag, lost bag, lost and found, find (my|the) bag,  carousel, bags, checked bag, took .. (weeks|days) to arrive, arrived, in transit, wardrobe up, up three flights, packaging (was|damaged|crushed), box (crushed|damaged|dented), collection point, pick up point, click and collect, curbside, rescheduled, move my delivery, on my porch, delayed order, (five|six|three|two|four|0) weeks to, order with number, leave my order',
    ],
    [
      2,
      'late, days late, hours late, waiting, waited, pickup, collect, packaging, box, postage, post office, order number, my order, the order, order was, received, receive, arrives, deliveries',
    ],
    [1, 'days, weeks, hours, fast, quick, early, week, hour'],
  ],
  'product-service': [
    [
      3,
      'quality, poor quality, great quality, defect*, faulty, broke (after|on|in|within|the), broke, breaks, broken after, fell apart, falls apart, falling apart, snapped, ripped, tore, cracked, chipped, flak*, flimsy, sturdy, durable, lasts, lasted, last (long|forever), stopped working, doesnt work, dont work, does not work, didnt work, not working, wont turn on, works (great|perfectly|like|well), battery, battery life, charge time, hill climb, signal, reception, coverage, no service, dropped calls, outage, outages, speeds, slow internet, data speed, lag, flavour*, flavor*, taste, tastes, tasted, tasty, delicious, yummy, stale, soggy, watery, bland, burnt, rotten, mouldy, moldy, furry by, fresh, cold food, fits, fitting, size, sizing, runs (small|large), true to size, stitching, seam, zip, zipper, assembly, moistur*, legroom, flight (delayed|cancelled|canceled|delay), cancelled flight*, delayed flight*, flight cancel*, flightled, hotel room, shower, hot water, air con, noisy, dirty, filthy, smell, smells, scent, comfortable, comfy, uncomfortable, new flavour, restock, decaf, half size, overhyped, well made, love (my|the|this|these) new, waterproof',
    ],
    [
      1.5,
      'broken, range, network, internet, wifi, broadband, food, meal, coffee, latte, flat white, cold brew, brew, tea, pastry, pastries, bun, bread, cake, toastie, sandwich, burger, pizza, fries, salad, dip, menu, portion*, fit, fabric, material, sole, shoes, jumper, shirt, jacket, dress, sofa, couch, mattress, drawer*, shelf, shelves, wardrobe, bed frame, dresser, screws, mascara, foundation, lipstick, tint, serum, shade, shades, toy, toys, doll*, train set, puzzle, pieces, slime, scooter*, bike, phone, laptop, charger, seat, seats, flight*, plane, cabin, delay, delays, delayed, on time, room, ac, clean, feature, version, model, product, products, bring back',
    ],
    [
      2,
      'service is, service was, service, item, material*, performance, machine, device, design, colour, color, cute, useless, use, used, using, wear, worn, wearing, tried, looks new, doesnt last, instructions, plastic, produce, strawberries, fruit, power, for decaf, milk, gate, runway, tarmac, connection, airport, inflight',
    ],
    [
      1,
      'thing, airline, bank, love it, better, worse, best, worst, work, works, experience, set, kids',
    ],
  ],
  staff: [
    [
      3,
      'the (man|woman|guy|girl|lady|chap) (at|in|from|on) (the|your), your (man|woman|guy|girl) (at|in)',
    ],
    [
      3,
      'staff, employee*, crew, cabin crew, ground crew, gate crew, flight crew, crew member*, your workers, no workers, train your (staff|people|attendants|flight), flight attendant*, attendant*, stewardess, steward, pilot, captain, waiter*, waitress*, server was, barista*, bartender, teller*, cashier*, clerk*, receptionist*, front desk, manager*, supervisor, sales (rep|guy|lady|associate|person|assistant), salesperson, salesman, shop assistant*, store associate*, associate, security guard, guard, guy (at|behind|who|on), the guy, lady (at|behind|who), woman (at|behind), girl (at|behind), girls at, lads, the lads, people behind the counter, behind the counter, counter, doctor, nurse, technician was, nobody (helped|to help), rude, rudest, ruder, rudely, polite, impolite, friendly, friendliest, unfriendly, helpful, unhelpful, courteous, snotty, condescending, dismissive, patronis*, patroniz*, attitude, bad attitude, rolled (her|his|their) eyes, yelled at, screamed at, shouted at, talked to me like, spoke to (me|us|my), talk to people, treated (me|us|my|like|so|badly|well), treat (people|customers|you), smile, smiled, smiling, welcoming, kind, kindness, hospitality, customer facing, gate agent*, agent at the gate, check in desk, desk agent, bouncer, hostess, host, trainer, instructor, personnel, remember* (everyones|my|your) (order|name), made my day, called me a liar, misgendered, saint, absolute gem*, gems, sang happy birthday, gave us attitude, went above and beyond, above and beyond, ignored (me|us|by), chatting by the',
    ],
    [
      2,
      'team, shop floor, agents at, another agent, one more agent, guy, lady, people, worker, thanks to the, legend, legends, profess*, unprofessional, service with, service at, bothered to help, be bothered',
    ],
    [1, 'store, branch, shop, person'],
  ],
  'after-sales': [
    [
      3,
      'departments, department to department, went dead, swapped my, swap my, exchanged my, an exchange, ombudsman, rebooked, send me the form, my complaint, complaint number, case number, replacement',
    ],
    [
      3,
      'customer service, customerservice, customer care, get through, got through, getting through, getting thru, pick up the phone, picking up the phone, picks up, no phone call, taking calls, call volume, number to call, hang up, hangs up, voice activated, voicemail, communicat*, no communication, lack of communication, (told|promised) (me|us) (that|it|they|i|we|he|she|there)?, no updates, no update, any update, (cant|cannot|unable to|impossible to) (contact|reach|speak), compassion, goodwill, policy, tweet back, tweeting (you|u), answering (calls|phones), voucher as compensation,  customer support, customer services, customer relations, support, support team, tech support, helpline, help line, hotline, call center, call centre, on hold, hold music, hold time, hold for, been on hold, hung up on, hangs up, cut off, callback, call back, called back, call me back, no one (answers|responds|picks|replies|calls|called), nobody (answers|responds|picks|replies|calls), doesnt answer, dont answer, wont answer, not answering, no response, no reply, unanswered, ignoring my (emails|messages|calls|dms), ghosted, refund*, reimburs*, compensat*, return, returns, returning, returned, send it back, send .. back, sent it back, exchange, exchanged, replacement, replace, replaced, repair*, fix my, fixed, warranty, warranties, guarantee, guaranteed refund, claim, claims, claim number, complaint*, complain, complained, complaining, ticket number, ticket 0, case number, case closed, raised a ticket, resolve*, resolved, resolution, escalat*, dispute*, disputes team, service center, service centre, spare part, dm sent, dm, dms, dmed, dmd, direct message, chat bot, chatbot, bot, live chat, chats, virtual assistant, agent, agents, representative*, rep, reps, engineer visit, follow up, feedback, value your feedback, apolog*, apology, sorry to hear, transferred (me|to), picks up the phone, picked up the phone, answer the phone, phone support, phone line*, speak to (someone|a human|a person|somebody), talk to (someone|a human|a person), get through to, getting (it|them) replaced, no answers, zero answers, loaner',
    ],
    [
      2,
      'help, response, respond, reply, replies, email back, emailed, emails, calls, called, call, answers, hours on, sort it, sort out, sorted, solve*, issue, problem, fix, contact, contacted, phoned, ring, rang, customer, follow back',
    ],
    [1, 'wait, waiting, months, hour, minutes, hrs'],
  ],
  billing: [
    [3, 'exit fee, cancellation fee, charged (us|me|my) .. for, the bill was paid, minibar'],
    [
      3,
      'bill, bills, billed, billing, invoice*, statement*, receipt*, charged, charges, charge me, overcharg*, double charged, charged twice, charged (me|us|for|twice|an|my), charging (me|us|for), fee, fees, overdraft*, late fee, hidden fee*, mystery fee, inactivity fee, autopay, auto pay, direct debit, standing order, debited, took .. (money|fare|payment) .. (account|twice), out of my account, auto renew*, renew*, renewal*, subscription (renewed|charge), subscription, vat, tax invoice, meter reading, meter, estimated bill, prorated, proration, late payment, past due, owe, owes, pending refund, credit note, account fee, waived the fee, waived, monthly charge, twice .. account, taken twice, payment taken, balance due, charge on my, unexplained charge*, cancellation fee, early termination',
    ],
    [
      2,
      'charge, per month, month running, account, twice, refund pending, hold on my, auto, credited, credit my, minimum payment, monthly',
    ],
    [1, 'month, payment, paying, debit'],
  ],
  reputation: [
    [
      3,
      'sick pay, copied .. (design|designs|print|prints|pattern|patterns|work|art), child labour, sweatshop*, river, dead fish, undercover, workers, riders',
    ],
    [
      3,
      'greenwash*, pollut*, boycott*, ethic*, unethical, hypocri*, values, corporate greed, greed, greedy, corrupt*, scandal*, lawsuit*, class action, sued, sue, sues, suit against, judge, court, strike, strikes, striking, union*, unionis*, unioniz*, layoff*, laid off, lays off, fired the, sweatshop*, child labor, child labour, labor practices, working conditions, exploit*, tax dodging, tax avoidance, tax haven, ceo, chief executive, board of, shareholder*, investors, profits, earnings, quarter results, acquires, acquisition, merger, appoints, names former, pledge*, donat*, charity, foundation, community, neighbours, local residents, news, documentary, undercover, footage, investigation, investigat*, regulator, ftc, whistleblower, press release, statement on, apologises publicly, reputation, breach, data breach, hack, hacked, hackers, animal test*, cruelty free, cruelty, tests on, tested on, test on, rabbits, planet, climate, carbon, sustainab*, eco friendly, emissions, landfill, microplastic*, deforest*, palm oil, unsold food, food waste, supplier*, workers, wages, tips, living wage, political, lobbying, donated to, monopoly',
    ],
    [
      2,
      'company, corporation, billionaire, owner, racism, sexism, brand, council, government, scam artists, reports, reported',
    ],
    [1, 'world, society, public, business'],
  ],
  none: [
    [
      0,
      'last time, last week, last night, last month, last year, last tuesday, last straw, long time, time of, on the phone with her, worth it, for free, ad hoc, size of texas, best before, at least, at all, of course, in line with, on the line, first time, kind of, some kind, what kind, kind regards, right now, how do, thanks for nothing, follow me, free time, feel free, free of, cruelty free, sugar free, gluten free, dairy free, nut free, drop dead, of the day, day of, this morning, good morning, case in point, just in case, in case, out of order, in order to, order of, in charge, free iphone, train wreck, host of, most of, account doesnt exist, on account of, support local, supports, supporting, in return, happy returns, point of return, bill gates, check in, checked in, guarded, fixed my, staffing levels, light years, in the store, spare time, tell you, playing, paying attention, pay attention, pay your people, pay gap, hold your, hold on, on board, room for',
    ],
  ],
};
