import { Type } from 'typebox'
import { verifyCredential } from '../../engine/verify-credential.ts'
import { authorized, type ControlContext } from './context.ts'
import { Body, EnvironmentName, Name, ScopeList } from './schemas.ts'
import { viewPrincipal } from './views.ts'

const Verification = Body({
  credential: Type.String({ maxLength: 8_192, description: 'a key or an access token' }),
  require: Type.Optional(
    Body({
      scopes: Type.Optional(ScopeList),
      capabilities: Type.Optional(ScopeList),
      environment: Type.Optional(EnvironmentName),
      level: Type.Optional(
        Type.Union([Type.Literal('project'), Type.Literal('server')], {
          description: '"project" or "server"',
        }),
      ),
      project: Type.Optional(Name),
    }),
  ),
  ip: Type.Optional(
    Type.String({ format: 'ip-address', maxLength: 60, description: 'an address, IPv4 or IPv6' }),
  ),
})

export function addVerifyRoute(context: ControlContext): void {
  const { app, engine } = context
  app.post(
    '/v1/verify',
    { ...authorized('verify', context), schema: { body: Verification } },
    async (request) => {
      const { credential, require, ip } = request.body
      const verdict = await verifyCredential(
        { credential, require: require ?? {}, address: ip ?? null },
        engine,
      )
      const principal = verdict.valid ? viewPrincipal(verdict.principal) : null
      return { valid: verdict.valid, code: verdict.code, principal, limit: null }
    },
  )
}
