import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../format/numbers.ts'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { Moment } from '../../parts/moment.tsx'
import type { Verdict } from './checks.ts'
import classes from './principal-facts.module.css'

/** Who the request would be, and how its limit and its quota stand. */
export function PrincipalFacts({ verdict }: { readonly verdict: Verdict }) {
  const facts = [...usePrincipal(verdict), ...useLimits(verdict)]
  if (facts.length === 0) return null
  return (
    <div className={classes.principal}>
      <Facts facts={facts} />
    </div>
  )
}

function usePrincipal({ principal }: Verdict): readonly Fact[] {
  const { t } = useTranslation()
  if (principal === null) return []
  return [
    { name: t('tryIt.key'), value: principal.key_name },
    { name: t('keys.project'), value: principal.project_slug ?? '—' },
    { name: t('keys.environment'), value: t(`environment.${principal.environment}`) },
    { name: t('scopes.label'), value: <Scopes scopes={principal.scopes} /> },
    ...(principal.capabilities.length > 0
      ? [{ name: t('tryIt.capabilities'), value: <Scopes scopes={principal.capabilities} /> }]
      : []),
    {
      name: t('keys.expires'),
      value: <Moment at={principal.expires_at} never={t('keys.noExpiry')} />,
    },
  ]
}

function useLimits({ limit, quota }: Verdict): readonly Fact[] {
  const { t, i18n } = useTranslation()
  const left = (standing: NonNullable<Verdict['limit']>) =>
    standing.remaining === null
      ? t('tryIt.limitUnknown')
      : t('tryIt.limitLeft', {
          left: wholeNumber(standing.remaining, i18n.language),
          limit: wholeNumber(standing.limit, i18n.language),
        })
  return [
    ...(limit === null
      ? []
      : [{ name: t('tryIt.limit', { name: limit.name }), value: left(limit) }]),
    ...(quota === undefined
      ? []
      : [{ name: t('tryIt.quota', { name: quota.name }), value: left(quota) }]),
  ]
}
