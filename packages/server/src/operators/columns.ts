/** Where the library of sign-in finds in our tables what it reads and writes. */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** Whose sign-in it is: those of operators and of customers have nothing in common but their form. */
export type Who = 'operator' | 'customer'

export function columnsOf(who: Who) {
  return {
    user: {
      modelName: `${who}s`,
      fields: { emailVerified: 'email_verified', ...times },
    },
    session: {
      modelName: `${who}_sessions`,
      fields: {
        userId: `${who}_id`,
        ipAddress: 'address',
        userAgent: 'user_agent',
        expiresAt: 'expires_at',
        ...times,
      },
    },
    account: {
      modelName: `${who}_accounts`,
      fields: {
        userId: `${who}_id`,
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: {
      modelName: `${who}_verifications`,
      fields: { expiresAt: 'expires_at', ...times },
    },
  }
}

export const twoFactorColumns = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'operator_two_factors',
    fields: {
      userId: 'operator_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_count',
      lockedUntil: 'locked_until',
    },
  },
} as const
