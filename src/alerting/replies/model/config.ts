import { z } from 'zod';

/** The `llm` part of `alerting`: any OpenAI-compatible endpoint, a local one as well. Its key is VIGIA_LLM_KEY. */
export const LlmSettings = z.strictObject({
  isEnabled: z
    .boolean()
    .default(false)
    .describe(
      'lets a language model rephrase suggested answers; the posts they answer are sent to it',
    ),
  baseUrl: z
    .url()
    .default('http://127.0.0.1:11434/v1')
    .describe('address below which /chat/completions is'),
  model: z.string().min(1).default('llama3.1').describe('name of the model there'),
  timeoutMs: z
    .int()
    .min(500)
    .max(30_000)
    .default(8_000)
    .describe('for all texts of one card together; after it the templates stand'),
  monthlyCap: z
    .number()
    .min(0)
    .default(0)
    .describe(
      'most that may be spent in a calendar month, in the currency of the prices; 0 for free endpoints only',
    ),
  pricePerMillionInput: z.number().min(0).default(0).describe('price of a million tokens sent'),
  pricePerMillionOutput: z.number().min(0).default(0).describe('price of a million tokens written'),
});
export type LlmSettings = z.infer<typeof LlmSettings>;
