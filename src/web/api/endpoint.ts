import type { z } from 'zod';
import type { WebOptions } from '../options.js';

/** One address of the interface for programs: its route and its place in the OpenAPI document are made from it. */
export interface Endpoint {
  /** Below `/api/v1`, with `{name}` for what is filled in. */
  readonly path: string;
  /** Unique, in camelCase. */
  readonly operationId: string;
  readonly summary: string;
  /** What the path and the query may hold; both come as text. */
  readonly parameters: z.ZodObject;
  readonly answer: z.ZodType;
  /**
   * @param parameters as `parameters` has parsed them
   * @returns null where what is asked for is not there
   */
  run(options: WebOptions, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Ties the types of one endpoint together. */
export function endpoint<Parameters extends z.ZodObject, Answer extends z.ZodType>(definition: {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: Parameters;
  readonly answer: Answer;
  run(options: WebOptions, parameters: z.output<Parameters>): Promise<z.input<Answer> | null>;
}): Endpoint {
  return definition;
}
