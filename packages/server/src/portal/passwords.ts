// As the library of sign-in keeps them (scrypt); loaded when somebody first needs one.

/** In place of a digest where there is none, so that the work is the same. Nobody knows its password. */
let nobodys: Promise<string> | null = null

export async function digestOf(password: string): Promise<string> {
  const { hashPassword } = await import('better-auth/crypto')
  return hashPassword(password)
}

/** Whether a password is the one of a digest; false for none, after as much work. */
export async function isPassword(password: string, digest: string | null): Promise<boolean> {
  const { verifyPassword } = await import('better-auth/crypto')
  nobodys ??= digestOf(crypto.randomUUID())
  const hash = digest ?? (await nobodys)
  const isRight = await verifyPassword({ hash, password })
  return isRight && digest !== null
}
