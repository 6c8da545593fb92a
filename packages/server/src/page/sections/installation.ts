import type { Contract } from '../../contracts/contract.ts'
import { type Section, table, text, when } from '../page.ts'

const purposes = {
  JWT_SECRET: 'Secret for signing the access tokens',
  ADMIN_MASTER_KEY: 'Master key for the endpoints of administrators',
} as const

/** What whoever runs the API must set. Null where the contract asks for nothing. */
export function installationSection({ secrets, page }: Contract): Section | null {
  if (secrets.length === 0) return null
  const behind = page.settings ?? []
  return {
    title: 'For those who run it',
    blocks: [
      text('Without these environment variables the service does not start.'),
      table(
        ['Variable', 'Required', 'Purpose'],
        secrets.map(({ setting, minCharacters }) => [
          `\`${setting}\``,
          'yes',
          `${purposes[setting]} (min ${minCharacters} chars)`,
        ]),
      ),
      ...when(
        behind.length > 0,
        text('The services behind it have settings of their own:'),
        table(
          ['Variable', 'Purpose'],
          behind.map(({ variable, purpose }) => [`\`${variable}\``, purpose]),
        ),
      ),
    ],
  }
}
