import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../format/numbers.ts'
import { Facts } from '../../parts/facts.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import type { Verdict } from './checks.ts'
import classes from './principal-facts.module.css'

interface Known {
  readonly verdict: Verdict
  readonly principal: NonNullable<Verdict['principal']>
}

/** Who the request would be, and how its limit stands. */
export function PrincipalFacts({ verdict: { limit }, principal }: Known) {
  const { t, i18n } = useTranslation()
  const facts = [
    { name: t('tryIt.key'), value: principal.key_name },
    { name: t('keys.project'), value: principal.project_slug ?? '—' },
    { name: t('keys.environment'), value: t(`environment.${principal.environment}`) },
    { name: t('scopes.label'), value: <Scopes scopes={principal.scopes} /> },
    ...(principal.capabilities.length > 0
      ? [{ name: t('tryIt.capabilities'), value: principal.capabilities.join(', ') }]
      : []),
    {
      name: t('keys.expires'),
      value: <Moment at={principal.expires_at} never={t('keys.noExpiry')} />,
    },
    ...(limit === null
      ? []
      : [
          {
            name: t('tryIt.limit', { name: limit.name }),
            value:
              limit.remaining === null
                ? t('tryIt.limitUnknown')
                : t('tryIt.limitLeft', {
                    left: wholeNumber(limit.remaining, i18n.language),
                    limit: wholeNumber(limit.limit, i18n.language),
                  }),
          },
        ]),
  ]
  return (
    <div className={classes.principal}>
      <Facts facts={facts} />
    </div>
  )
}
