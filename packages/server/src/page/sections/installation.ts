import type { Contract } from '../../contracts/contract.ts'
import { type Section, table, text } from '../page.ts'

const purposes = {
  JWT_SECRET: 'signs the access tokens',
  ADMIN_MASTER_KEY: 'opens the endpoints of administrators',
} as const

/** What whoever runs the API must set. Null where the contract asks for nothing. */
export function installationSection({ secrets }: Contract): Section | null {
  if (secrets.length === 0) return null
  return {
    title: 'For those who run it',
    blocks: [
      text('Without these settings the service does not start.'),
      table(
        ['Variable', 'Required', 'Purpose'],
        secrets.map(({ setting, minCharacters }) => [
          `\`${setting}\``,
          'yes',
          `${purposes[setting]}; at least ${minCharacters} characters`,
        ]),
      ),
    ],
  }
}
