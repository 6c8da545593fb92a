import { type Config, StartRefused } from '../config.ts'
import type { CallerSecrets, Contract } from '../contracts/contract.ts'

/**
 * Finds the secrets by which a contract knows callers on the public port. One that the contract does not ask for is not there, so that no forgotten variable
 * opens anything. Throws StartRefused when one is missing or too short.
 */
export function findContractSecrets(
  { adminMasterKey }: Pick<Config, 'adminMasterKey'>,
  { name, secrets }: Pick<Contract, 'name' | 'secrets'>,
): CallerSecrets {
  const asked = secrets.find(({ setting }) => setting === 'ADMIN_MASTER_KEY')
  if (asked === undefined) return { ADMIN_MASTER_KEY: null }
  const { minCharacters } = asked
  if (adminMasterKey === null) {
    throw new StartRefused(
      `ADMIN_MASTER_KEY is missing: the contract ${name} opens its management with it; set it to at least ${minCharacters} characters (\`openssl rand -base64 32\` makes one).`,
    )
  }
  if (adminMasterKey.length < minCharacters) {
    throw new StartRefused(
      `ADMIN_MASTER_KEY is too short: the contract ${name} asks for at least ${minCharacters} characters.`,
    )
  }
  return { ADMIN_MASTER_KEY: adminMasterKey }
}
