import { join } from 'node:path'
import { ran, versionOf } from '../ran.ts'
import type { Verifier } from '../verifier.ts'

const all = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const

const withoutEdDSA = ['ES256', 'RS256', 'PS256'] as const

// Debian's own, as its packages are for no other
const python = { language: 'Python', interpreter: '/usr/bin/python3' }
const ruby = { language: 'Ruby', interpreter: '/usr/bin/ruby' }
const perl = { language: 'Perl', interpreter: '/usr/bin/perl' }

/** Libraries of other languages, each used by a script beside this file. */
export const scripts: readonly Verifier[] = [
  script(python, 'pyjwt.py', { name: 'PyJWT', from: 'python3-jwt', algorithms: all }),
  script(python, 'jwcrypto_jwt.py', {
    name: 'jwcrypto',
    from: 'python3-jwcrypto',
    algorithms: all,
  }),
  script(python, 'authlib_jwt.py', { name: 'Authlib', from: 'python3-authlib', algorithms: all }),
  script(python, 'python_jose.py', {
    ...{ name: 'python-jose', from: 'python3-jose' },
    algorithms: ['ES256', 'RS256'],
  }),
  script(ruby, 'ruby_jwt.rb', { name: 'ruby-jwt', from: 'ruby-jwt', algorithms: withoutEdDSA }),
  script(ruby, 'ruby_json_jwt.rb', {
    ...{ name: 'json-jwt', from: 'ruby-json-jwt' },
    algorithms: withoutEdDSA,
  }),
  script(perl, 'crypt_jwt.pl', { name: 'Crypt::JWT', from: 'libcrypt-jwt-perl', algorithms: all }),
]

function script(
  { language, interpreter }: { readonly language: string; readonly interpreter: string },
  file: string,
  told: Pick<Verifier, 'name' | 'from' | 'algorithms'>,
): Verifier {
  const path = join(import.meta.dirname, file)
  return {
    ...told,
    language,
    version: () => versionOf(interpreter, [path, '--version']),
    take: async (cases) => {
      const input = JSON.stringify(cases)
      const { code, stdout, stderr } = await ran(interpreter, [path], { input })
      if (code !== 0) throw new Error(`${told.name}: ${stderr}`)
      return JSON.parse(stdout)
    },
  }
}
