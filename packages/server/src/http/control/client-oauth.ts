import type {
  CertificateName,
  ClientAuthentication,
  ClientSettings,
  KeyId,
  PublicJwk,
} from '@countersign/core'
import { type Static, Type } from 'typebox'
import { Body, Name, OrNull } from './schemas.ts'

const Served = Type.Array(Name, {
  maxItems: 50,
  uniqueItems: true,
  description: 'a list of at most 50 different audiences, whose tokens the client may ask about',
})

const methods = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'] as const
const Method = Type.Enum([...methods], { description: methods.join(', ') })

const certificateNames = ['subject_dn', 'san_dns', 'san_uri', 'san_ip', 'san_email'] as const

const authentication = {
  jwks: Type.Optional(
    Type.Object(
      {
        keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
          minItems: 1,
          maxItems: 20,
          description: 'a list of 1 to 20 public keys',
        }),
      },
      { additionalProperties: false, description: 'a JWK Set of public keys (RFC 7517)' },
    ),
  ),
  jwks_uri: Type.Optional(
    Type.String({ pattern: '^https://', maxLength: 500, description: 'an https address' }),
  ),
  assertion_audience: Type.Optional(
    Type.Enum(['issuer', 'token_endpoint'], { description: '"issuer" or "token_endpoint"' }),
  ),
  certificate: Type.Optional(
    Type.Object(
      {
        name: Type.Enum([...certificateNames], { description: certificateNames.join(', ') }),
        value: Name,
      },
      { additionalProperties: false, description: 'a name of a certificate, and its value' },
    ),
  ),
}

const Authentication = Body({ method: Method, ...authentication })

/** What of OAuth is said of a client. Members that are absent stay as they are. */
export const OAuthWishes = Body({
  serves: Type.Optional(Served),
  authentication: Type.Optional(OrNull(Authentication)),
})
type Wishes = Static<typeof OAuthWishes>

/** As replies have them: what was let in once is not held against its form again. */
const Shown = Type.String({ maxLength: 200 })

export const OAuthSettings = Type.Object(
  {
    serves: Type.Array(Shown, { maxItems: 50 }),
    authentication: Type.Union([
      Type.Object(
        {
          method: Method,
          key_id: Type.String({ maxLength: 64 }),
          ...authentication,
          certificate: Type.Optional(
            Type.Object(
              { name: Type.Enum([...certificateNames]), value: Shown },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false, title: 'ClientAuthentication' },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false, title: 'OAuthSettings' },
)

export function readSettings(body: Wishes | undefined, before: ClientSettings): ClientSettings {
  const { serves, authentication: wished } = body ?? {}
  return {
    ...before,
    ...(serves === undefined ? {} : { serves }),
    ...(wished === undefined
      ? {}
      : { authentication: wished === null ? null : readAuthentication(wished, before) }),
  }
}

function readAuthentication(
  { method, jwks, jwks_uri: jwksUri, ...more }: Static<typeof Authentication>,
  before: ClientSettings,
): ClientAuthentication {
  return {
    method,
    // where there was none before, whoever writes the record makes one
    anchor: before.authentication?.anchor ?? ('' as KeyId),
    jwks: (jwks?.keys as readonly PublicJwk[] | undefined) ?? null,
    jwksUri: jwksUri ?? null,
    assertionAudience: more.assertion_audience ?? 'issuer',
    certificate: (more.certificate as CertificateName | undefined) ?? null,
  }
}

export function viewSettings({ serves, authentication: of }: ClientSettings) {
  return { serves, authentication: of === null ? null : viewAuthentication(of) }
}

function viewAuthentication(of: ClientAuthentication) {
  return {
    method: of.method,
    key_id: of.anchor,
    ...(of.jwks === null ? {} : { jwks: { keys: of.jwks } }),
    ...(of.jwksUri === null ? {} : { jwks_uri: of.jwksUri }),
    ...(of.method === 'private_key_jwt' ? { assertion_audience: of.assertionAudience } : {}),
    ...(of.certificate === null ? {} : { certificate: of.certificate }),
  }
}
