/** Where the library of sign-in finds in our tables what it reads and writes. */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

export const columns = {
  user: {
    modelName: 'operators',
    fields: { emailVerified: 'email_verified', ...times },
  },
  session: {
    modelName: 'operator_sessions',
    fields: {
      userId: 'operator_id',
      ipAddress: 'address',
      userAgent: 'user_agent',
      expiresAt: 'expires_at',
      ...times,
    },
  },
  account: {
    modelName: 'operator_accounts',
    fields: {
      userId: 'operator_id',
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
    modelName: 'operator_verifications',
    fields: { expiresAt: 'expires_at', ...times },
  },
  twoFactor: {
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
  },
} as const
