import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageVersion, ran } from '../ran.ts'
import type { Case, Verifier } from '../verifier.ts'
import { each, pemFor } from './packages.ts'

/** Commands that check one token. */
export const commands: readonly Verifier[] = [
  {
    name: 'jose',
    language: 'C',
    from: 'jose',
    algorithms: ['ES256', 'RS256', 'PS256'],
    version: () => packageVersion('jose'),
    take: each(({ token, jwks }) =>
      withFile(JSON.stringify(jwks), (file) =>
        succeeds('jose', ['jws', 'ver', '-i', '-', '-k', file, '-O', '-'], token),
      ),
    ),
  },
  {
    name: 'golang-jwt',
    language: 'Go',
    from: 'jwt',
    algorithms: ['ES256', 'EdDSA', 'RS256'],
    version: () => packageVersion('jwt'),
    take: each(async (one: Case) =>
      withFile(pemFor(one), (file) =>
        succeeds('/usr/bin/jwt', ['-alg', one.algorithm, '-key', file, '-verify', '-'], one.token),
      ),
    ),
  },
]

async function succeeds(program: string, args: readonly string[], input: string): Promise<void> {
  const { code, stderr } = await ran(program, args, { input })
  if (code !== 0) throw new Error(stderr)
}

async function withFile(text: string, use: (file: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-keys-'))
  const file = join(directory, 'keys')
  writeFileSync(file, text)
  await use(file).finally(() => rmSync(directory, { recursive: true, force: true }))
}
