import { join } from 'node:path'
import { ran, versionOf } from '../ran.ts'
import type { Algorithm, Verifier } from '../verifier.ts'

const all = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const

// Debian's own, as its packages are for no other
const python = '/usr/bin/python3'

/** Libraries of other languages, each used by a script beside this file. */
export const scripts: readonly Verifier[] = [
  script('PyJWT', 'Python', 'python3-jwt', [python, 'pyjwt.py'], all),
  script('jwcrypto', 'Python', 'python3-jwcrypto', [python, 'jwcrypto_jwt.py'], all),
  script('Authlib', 'Python', 'python3-authlib', [python, 'authlib_jwt.py'], all),
  script('python-jose', 'Python', 'python3-jose', [python, 'python_jose.py'], ['ES256', 'RS256']),
  script(
    'ruby-jwt',
    'Ruby',
    'ruby-jwt',
    ['/usr/bin/ruby', 'ruby_jwt.rb'],
    ['ES256', 'RS256', 'PS256'],
  ),
  script(
    'json-jwt',
    'Ruby',
    'ruby-json-jwt',
    ['/usr/bin/ruby', 'ruby_json_jwt.rb'],
    ['ES256', 'RS256', 'PS256'],
  ),
  script('Crypt::JWT', 'Perl', 'libcrypt-jwt-perl', ['/usr/bin/perl', 'crypt_jwt.pl'], all),
]

function script(
  name: string,
  language: string,
  from: string,
  [interpreter, file]: readonly [string, string],
  algorithms: readonly Algorithm[],
): Verifier {
  const path = join(import.meta.dirname, file)
  return {
    ...{ name, language, from, algorithms },
    version: () => versionOf(interpreter, [path, '--version']),
    take: async (cases) => {
      const { code, stdout, stderr } = await ran(interpreter, [path], {
        input: JSON.stringify(cases),
      })
      if (code !== 0) throw new Error(`${name}: ${stderr}`)
      return JSON.parse(stdout)
    },
  }
}
