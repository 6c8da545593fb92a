import { WrongUsage } from './endings.ts'

const why = 'is not taken as an argument, where other users of this machine could read it'

/** Options that somebody might expect, and where the secret goes instead. */
const refusedOptions: readonly { readonly names: RegExp; readonly says: string }[] = [
  {
    names: /^--(?:token|api-token|admin-key|api-key|bearer)$/,
    says: `A token ${why}: set COUNTERSIGN_TOKEN, or name a file with COUNTERSIGN_TOKEN_FILE or --token-file.`,
  },
  {
    names: /^--(?:credential|client-secret|key-secret)$/,
    says: `A credential ${why}: pipe it in, or name a file with --file.`,
  },
  {
    names: /^--(?:secret|root-secret|password|passphrase)$/,
    says: `A secret ${why}: set its variable, such as COUNTERSIGN_SECRET, or the name of a file, as COUNTERSIGN_SECRET_FILE.`,
  },
  {
    names: /^--(?:database-url|db-url|db)$/,
    says: `The address of a database ${why}, for it may hold a password: set DATABASE_URL, or the name of a file, as DATABASE_URL_FILE.`,
  },
]

/** What looks like a secret itself, wherever it stands: a key, a token, an address with a password. */
const secretForms: readonly RegExp[] = [
  /(?:^|[^A-Za-z0-9])[A-Za-z0-9]{1,20}_(?:live|test|sk)_[A-Za-z0-9]{20,}/,
  // As long as no kid is: 43 characters.
  /^[a-z]{1,20}_[A-Za-z0-9]{48,}$/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
  /^\w+:\/\/[^/@\s]*:[^/@\s]+@/,
]

/** Secrets never come as an argument. Throws WrongUsage, which repeats nothing of what was written. */
export function refuseSecrets(words: readonly string[]): void {
  for (const word of words) {
    const [name = ''] = word.split('=')
    const row = refusedOptions.find(({ names }) => names.test(name))
    if (row !== undefined) throw new WrongUsage(row.says)
    const value = word.startsWith('--') ? word.slice(name.length + 1) : word
    if (secretForms.some((form) => form.test(value))) {
      throw new WrongUsage(
        'One of the arguments looks like a secret. Secrets are not taken as arguments, where other users of this machine could read them: use a file, standard input or a variable of the environment, and replace the secret if others use this machine.',
      )
    }
  }
}
