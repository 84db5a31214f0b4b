import { z } from 'zod';
import { ENDPOINTS } from './endpoints.js';
import { ApiProblem } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

const PROBLEMS: Readonly<Record<string, string>> = {
  '400': 'a parameter is not what it may be',
  '401': 'no token, or one that no longer opens anything',
  '404': 'not there',
};

/** The OpenAPI 3.1 document, made from the same table as the routes. */
export function openApiDocument({
  version,
  server,
}: {
  readonly version: string;
  /** Address of the site. */
  readonly server: string;
}): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigía',
      version,
      description:
        'What Vigía has heard and found, for reading. Times are UTC. Make a token with `vigia token create`.',
    },
    servers: [{ url: `${server.replace(/\/$/, '')}/api/v1` }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(
      ENDPOINTS.map((one) => [
        one.path,
        {
          get: {
            operationId: one.operationId,
            summary: one.summary,
            parameters: parametersOf(one.path, one.parameters),
            responses: {
              '200': {
                description: one.summary,
                content: { 'application/json': { schema: schemaOf(one.answer, 'output') } },
              },
              ...Object.fromEntries(
                Object.entries(PROBLEMS).map(([status, description]) => [
                  status,
                  {
                    description,
                    content: {
                      'application/problem+json': { schema: schemaOf(ApiProblem, 'output') },
                    },
                  },
                ]),
              ),
            },
          },
        },
      ]),
    ),
  };
}

function parametersOf(path: string, parameters: z.ZodObject): readonly Json[] {
  return Object.entries(parameters.shape).map(([name, schema]) => {
    const isInPath = path.includes(`{${name}}`);
    const { description, ...rest } = schemaOf(schema as z.ZodType, 'input');
    return {
      name,
      in: isInPath ? 'path' : 'query',
      required: isInPath,
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

/** Inlined: the document is small, and a reader need not look anything up. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
