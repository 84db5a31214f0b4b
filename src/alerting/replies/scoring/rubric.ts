import type { Mark, MarkId } from '../../../core/response.js';
import { isFalsehood, needsInstruction } from '../situation/classify.js';
import type { Situation } from '../situation/situation.js';
import { isEmpty, type Signals } from './signals.js';

/** A mark with the end of its reason's key and what the reason quotes. */
type Verdict = readonly [
  score: 0 | 1 | 2,
  reason: string,
  values?: Readonly<Record<string, string | number>>,
];
type Rule = (signals: Signals, situation: Situation) => Verdict;

/** Words that tell what happened, from which it is an explanation, and a full one where feelings run high. */
const EXPLAINED = { some: 2, full: 4 } as const;

const RULES: Readonly<Record<MarkId, Rule>> = {
  R1: strategy,
  R2: instruction,
  R3: concern,
  R4: responsibility,
  R5: repair,
  R6: explanation,
  R7: restraint,
  R8: channel,
  R9: voice,
  R10: verifiable,
};

/** The ten marks of a draft, R1 first, each with its reason. */
export function marksOf(signals: Signals, situation: Situation): readonly Mark[] {
  return (Object.keys(RULES) as MarkId[]).map((id) => {
    const [score, reason, values = {}] = RULES[id](signals, situation);
    return { id, score, reason: { key: `reply:mark.${id}.${reason}`, values } };
  });
}

/** R1: the right class, and nothing that it forbids. */
function strategy(signals: Signals, situation: Situation): Verdict {
  const { typeCluster, cluster, forbidden } = situation.classification;
  const broken = brokenStrategy(signals, situation);
  if (broken !== null) return [0, broken.strategy, { quote: broken.quote }];
  if (isEmpty(signals)) return [1, 'empty'];
  if (typeCluster === 'victim') {
    if (isFalsehood(situation.facts)) {
      const isCorrected = signals.refutation !== null && signals.explanation.stems > 0;
      return isCorrected ? [2, 'refuted'] : [1, 'notRefuted'];
    }
    const isInforming = signals.explanation.stems >= EXPLAINED.some || signals.instruction !== null;
    return isInforming && signals.concern !== null ? [2, 'informed'] : [1, 'little'];
  }
  const isMending = signals.repair !== null || signals.instruction !== null;
  const isOwning = signals.ownership !== null;
  const isSorry = signals.apology !== null && signals.conditionalApology === null;
  if (cluster === 'preventable') {
    if ((isOwning && (isMending || isSorry)) || (isSorry && isMending && signals.canned === null))
      return [2, 'rebuilt'];
    return [1, 'notRebuilt'];
  }
  const parts = [
    isOwning || (isSorry && signals.canned === null),
    signals.explanation.stems >= EXPLAINED.some,
    isMending && (signals.time !== null || signals.owner !== null),
  ].filter(Boolean).length;
  if (signals.canned !== null && parts < 3) return [1, 'little'];
  if (parts >= 2) return [2, forbidden.includes('excuse') ? 'rebuilt' : 'explained'];
  return [1, 'little'];
}

function brokenStrategy(
  signals: Signals,
  { classification, facts, isApologyApproved }: Situation,
): { readonly strategy: string; readonly quote: string } | null {
  const { forbidden, typeCluster } = classification;
  const first = (strategy: string, hit: { readonly text: string } | null) =>
    hit === null ? null : { strategy, quote: hit.text };
  const isVictim = typeCluster === 'victim';
  // 'No hay riesgo' denies in any class; 'es falso' is what a falsehood asks for.
  const reassurance = signals.unfounded.find(({ kind }) => kind === 'certainty') ?? null;
  const denial =
    isFalsehood(facts) || signals.ownership !== null ? null : (signals.denial ?? reassurance);
  return (
    first('attack', signals.attack ?? signals.blamesCustomer) ??
    first('humour', signals.joke) ??
    (isVictim && !isApologyApproved
      ? first(
          'apologise',
          signals.guiltyApology ?? (signals.denial === null ? signals.ownership : null),
        )
      : null) ??
    first('deny', denial) ??
    (isVictim ? null : first('scapegoat', ownedAnyway(signals) ? null : signals.blamesOthers)) ??
    (forbidden.includes('excuse') || facts.arousal !== 'low'
      ? first('excuse', signals.excuse)
      : null)
  );
}

/** Who owns up may name the supplier that failed. */
function ownedAnyway({ ownership }: Signals): boolean {
  return ownership !== null;
}

/** R2: what to do comes first where people, their data or their money may come to harm. */
function instruction(signals: Signals, { facts }: Situation): Verdict {
  if (!needsInstruction(facts)) return [2, 'notNeeded'];
  if (signals.instruction !== null) return [2, 'given', { quote: signals.instruction.text }];
  if (facts.cause === 'violence' && signals.explanation.stems >= EXPLAINED.some)
    return [1, 'contact'];
  const isReachable = signals.privately !== null && signals.attack === null;
  return isReachable ? [1, 'contact'] : [0, 'missing'];
}

/** R3: concern for those affected. */
function concern(signals: Signals): Verdict {
  const { concern: hit } = signals;
  const hostile = signals.attack ?? signals.joke ?? signals.blamesCustomer;
  if (hostile !== null) return [0, 'hostile', { quote: hostile.text }];
  if (signals.conditionalApology !== null)
    return [1, 'conditional', { quote: signals.conditionalApology.text }];
  if (hit === null) return [0, 'missing'];
  const isCannedOnly = signals.canned !== null && signals.words < 30;
  return isCannedOnly
    ? [1, 'canned', { quote: signals.canned?.text ?? '' }]
    : [2, 'shown', { quote: hit.text }];
}

/** R4: responsibility where it is attributed, and none that nobody has. */
function responsibility(signals: Signals, situation: Situation): Verdict {
  const { typeCluster, cluster } = situation.classification;
  const hostile = signals.attack ?? signals.blamesCustomer;
  if (hostile !== null) return [0, 'shifted', { quote: hostile.text }];
  if (typeCluster === 'victim') {
    const guilt = signals.guiltyApology ?? (signals.denial === null ? signals.ownership : null);
    if (guilt !== null && !situation.isApologyApproved)
      return [0, 'invented', { quote: guilt.text }];
    // A falsehood that is not corrected leaves it open whose doing it was.
    if (isFalsehood(situation.facts) && signals.refutation === null) return [1, 'open'];
    return isEmpty(signals) ? [1, 'empty'] : [2, 'none'];
  }
  if (signals.ownership !== null && signals.conditionalApology === null)
    return [2, 'owned', { quote: signals.ownership.text }];
  const shifted = signals.blamesOthers ?? signals.excuse ?? signals.denial;
  if (shifted !== null) return [0, 'shifted', { quote: shifted.text }];
  if (signals.conditionalApology !== null)
    return [0, 'conditional', { quote: signals.conditionalApology.text }];
  if (signals.canned !== null && signals.explanation.stems < EXPLAINED.some) return [0, 'missing'];
  if (signals.apology !== null) return [1, 'apologyOnly', { quote: signals.apology.text }];
  if (signals.passive !== null) return [0, 'passive', { quote: signals.passive.text }];
  if (
    cluster === 'accidental' &&
    signals.explanation.stems >= EXPLAINED.some &&
    signals.repair !== null
  )
    return [1, 'explainedOnly'];
  return [0, 'missing'];
}

/** R5: a concrete repair, with who does it and by when. */
function repair(signals: Signals): Verdict {
  const { repair: action, inquiry, owner, time, instruction: told } = signals;
  const hostile = signals.attack ?? signals.blamesCustomer ?? signals.joke;
  if (hostile !== null && action === null) return [0, 'missing'];
  if (action === null && inquiry === null) {
    if (told !== null && owner !== null && time !== null)
      return [2, 'complete', { quote: owner.text }];
    return signals.update?.isTimed === true
      ? [1, 'vague', { quote: signals.update.hit.text }]
      : [0, 'missing'];
  }
  const isCannedOnly = action === null && signals.canned !== null && time === null;
  if (isCannedOnly) return [0, 'canned', { quote: signals.canned?.text ?? '' }];
  if (owner !== null && time !== null)
    return [2, 'complete', { quote: (action ?? inquiry)?.text ?? '' }];
  if (action === null && time === null && owner === null)
    return [1, 'vague', { quote: inquiry?.text ?? '' }];
  if (owner === null && time === null) return [1, 'noOwnerNoTime'];
  return owner === null ? [1, 'noOwner'] : [1, 'noTime'];
}

/** R6: what happened, without an excuse; more of it where feelings run high. */
function explanation(signals: Signals, { facts }: Situation): Verdict {
  const { explanation: told, unknown, excuse } = signals;
  const hostile = signals.attack ?? signals.joke ?? signals.blamesCustomer;
  if (hostile !== null) return [0, 'missing'];
  const shifted = excuse ?? (signals.ownership === null ? signals.blamesOthers : null);
  if (shifted !== null) return [0, 'excuse', { quote: shifted.text }];
  const isFull = told.stems >= EXPLAINED.full || (told.stems >= EXPLAINED.some && told.hasCause);
  const isEnough = facts.arousal === 'high' ? isFull : isFull || told.stems > EXPLAINED.some;
  const hasUnknown = unknown !== null || signals.inquiry !== null;
  if (isEnough) return [2, 'explained'];
  if (told.stems >= EXPLAINED.some)
    return hasUnknown && unknown !== null ? [2, 'explained'] : [1, 'short'];
  if (hasUnknown) return [1, 'checking'];
  if (signals.ownership !== null && told.stems > 0) return [1, 'short'];
  return [0, 'missing'];
}

/** R7: no public compensation in a storm, no joke, no attack. */
function restraint(signals: Signals, { classification }: Situation): Verdict {
  const hostile = signals.attack ?? signals.blamesCustomer;
  if (hostile !== null) return [0, 'attack', { quote: hostile.text }];
  if (signals.joke !== null) return [0, 'humour', { quote: signals.joke.text }];
  if (signals.compensation !== null && classification.forbidden.includes('compensate'))
    return [0, 'compensation', { quote: signals.compensation.text }];
  if (signals.slang !== null) return [1, 'light', { quote: signals.slang.text }];
  const dismissive = signals.ownership === null ? (signals.blamesOthers ?? signals.excuse) : null;
  return dismissive !== null && signals.concern === null
    ? [1, 'dismissive', { quote: dismissive.text }]
    : [2, 'kept'];
}

/** R8: details in private, the outcome in public. */
function channel(signals: Signals, { facts }: Situation): Verdict {
  if (signals.personalData.length > 0) return [0, 'echoed'];
  if (signals.asksInPublic !== null) return [0, 'asked', { quote: signals.asksInPublic.text }];
  const { privately, publicly, update } = signals;
  const hasOutcome = publicly !== null || update?.isTimed === true;
  // Where a value was hurt there is no case to take aside.
  const isPublicOnly = facts.isOpinion || facts.cause === 'challenge' || facts.cause === 'violence';
  if (hasOutcome && (privately !== null || isPublicOnly)) return [2, 'both'];
  if (hasOutcome) return [1, 'noPrivate'];
  if (privately !== null) return [1, 'noOutcome'];
  return [0, 'missing'];
}

/** R9: the reader's language, variety and register, and not a text that was used. */
function voice(signals: Signals, situation: Situation): Verdict {
  if (signals.isWrongLanguage)
    return [0, 'language', { lang: signals.lang, wanted: situation.lang }];
  if (signals.isRepeated) return [0, 'repeated'];
  if (signals.wrongPerson !== null) return [0, 'person', { quote: signals.wrongPerson }];
  if (signals.address === 'wrong-variety') return [0, 'variety'];
  if (signals.address === 'wrong-address')
    return signals.slang === null ? [1, 'address'] : [0, 'address'];
  if (signals.slang !== null) return [1, 'slang', { quote: signals.slang.text }];
  const hostile =
    signals.attack ??
    signals.joke ??
    signals.blamesCustomer ??
    signals.blamesOthers ??
    signals.excuse;
  if (hostile !== null && signals.ownership === null) return [1, 'tone', { quote: hostile.text }];
  if (signals.canned !== null && signals.words < 40)
    return [1, 'canned', { quote: signals.canned.text }];
  const isGeneric =
    isEmpty(signals) ||
    (signals.explanation.stems === 0 &&
      signals.ownership === null &&
      signals.update?.isTimed !== true);
  return isGeneric ? [1, 'generic'] : [2, 'fits'];
}

/** R10: only what can be checked, what is not known said so, and when there is more. */
function verifiable(signals: Signals): Verdict {
  const { unfounded, update, unknown } = signals;
  const quote = unfounded.map(({ text }) => text).join(', ');
  const hostile = signals.attack ?? signals.blamesCustomer ?? signals.joke;
  if (
    unfounded.length > 1 ||
    unfounded.some(({ kind }) => kind === 'certainty' || kind === 'event')
  )
    return [0, 'unfounded', { quote }];
  if (unfounded.length === 1) {
    const isOtherwiseGood = update?.isTimed === true || signals.ownership !== null;
    return isOtherwiseGood ? [1, 'unfounded', { quote }] : [0, 'unfounded', { quote }];
  }
  if (update?.isTimed === true) return [2, 'timed'];
  if (unknown !== null || signals.inquiry !== null || update !== null)
    return hostile === null ? [1, 'noTime'] : [0, 'nothing'];
  return signals.explanation.stems >= EXPLAINED.some &&
    hostile === null &&
    signals.denial === null &&
    signals.excuse === null
    ? [1, 'noTime']
    : [0, 'nothing'];
}
