import type { SuggestedResponse } from '../../../core/response.js';
import { MAX_STATEMENT_LENGTH } from '../answer.js';
import type { IncidentPost } from '../situation/from-incident.js';
import { maxReplyLength } from '../situation/networks.js';
import type { Situation } from '../situation/situation.js';
import { isVindictive } from '../situation/vindictive.js';
import { type RephraseTools, rephrase } from './rephrase.js';

/**
 * Lets the model rephrase the holding statement and the replies, all within the time of one card. The full statement,
 * which a person completes with facts, stays as it is, and so does what the class of the crisis decided.
 */
export async function rephraseResponse(
  tools: RephraseTools,
  response: SuggestedResponse,
  {
    situation,
    posts,
    now,
    signal,
  }: {
    readonly situation: Situation;
    readonly posts: readonly IncidentPost[];
    readonly now: Date;
    readonly signal: AbortSignal;
  },
): Promise<SuggestedResponse> {
  if (!tools.settings.isEnabled) return response;
  const limit = {
    now,
    signal: AbortSignal.any([signal, AbortSignal.timeout(tools.settings.timeoutMs)]),
  };
  const holding = await rephrase(
    tools,
    {
      text: response.holdingStatement,
      score: response.holdingScore,
      situation,
      maxLength: MAX_STATEMENT_LENGTH,
    },
    limit,
  );
  const said = [holding.text];
  const replies: SuggestedResponse['replies'][number][] = [];
  for (const reply of response.replies) {
    const shown = posts.find(({ post }) => `${post.source}/${post.id}` === reply.post);
    const maxLength = maxReplyLength(shown?.post.source ?? '');
    const { text, score } = await rephrase(
      tools,
      {
        text: reply.text,
        score: reply.score,
        // One that has become like another's is a repetition, and is refused as such.
        situation: {
          ...situation,
          lang: reply.lang,
          maxLength,
          used: [...said],
          post: answered(shown),
        },
        maxLength,
      },
      limit,
    );
    said.push(text);
    replies.push({ ...reply, text, score });
  }
  return { ...response, holdingStatement: holding.text, holdingScore: holding.score, replies };
}

function answered(shown: IncidentPost | undefined): Situation['post'] {
  if (shown === undefined) return null;
  const { post } = shown;
  return {
    key: `${post.source}/${post.id}`,
    author: post.author.displayName ?? post.author.handle,
    text: post.text,
    isVindictive: isVindictive(post.text),
    answers: 0,
  };
}
