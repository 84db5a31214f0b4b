import { z } from 'zod';

const Groups = z.array(z.string().min(1)).default([]);

/** The `web.oidc` part of `vigia.yaml`; the client's secret comes from OIDC_CLIENT_SECRET. */
export const OidcProvider = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).describe('issuer identifier of the provider'),
  clientId: z.string().min(1),
  scopes: z.array(z.string().min(1)).min(1).default(['openid', 'profile', 'email']),
  roleClaim: z
    .string()
    .min(1)
    .default('groups')
    .describe("claim of the ID token that lists a person's groups"),
  roles: z
    .strictObject({ viewer: Groups, manager: Groups, admin: Groups })
    .prefault({})
    .describe("groups that have each role; '*' is everybody who can sign in"),
});
