import { Checkbox, Code, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Scopes } from '../../parts/keys/scopes.tsx'
import { type PublicRoute, type Sent, titleOfRoute } from './demanded.ts'
import classes from './requirements.module.css'

/** Of a network that is for documentation (RFC 5737). */
const exampleAddress = '192.0.2.7'

interface Routed {
  readonly route: PublicRoute
  readonly sent: Sent
  readonly onSent: (sent: Sent) => void
}

/** What the chosen route asks by itself, and what its request brings along. */
export function RouteRequirements({ route, sent, onSent }: Routed) {
  const { t } = useTranslation()
  if (route.is_open) return <Text size="sm">{t('tryIt.open')}</Text>
  const { project_segment: segment, headers } = route
  const text = (name: 'project' | 'address') => ({
    value: sent[name],
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) =>
      onSent({ ...sent, [name]: value.trim() }),
  })
  return (
    <>
      <Asks route={route} />
      <div className={classes.fields}>
        {segment !== null && (
          <TextInput
            label={t('tryIt.inPath', { segment: `{${segment}}` })}
            placeholder={t('tryIt.ownProject')}
            maxLength={200}
            {...text('project')}
          />
        )}
        <TextInput
          label={t('tryIt.address')}
          placeholder={exampleAddress}
          maxLength={60}
          {...text('address')}
        />
        {headers.map((header) => (
          <Checkbox
            key={header}
            className={classes.sends}
            label={t('tryIt.sends', { header })}
            checked={!sent.lacking.includes(header)}
            onChange={({ currentTarget: { checked } }) => {
              const others = sent.lacking.filter((one) => one !== header)
              onSent({ ...sent, lacking: checked ? others : [...others, header] })
            }}
          />
        ))}
      </div>
    </>
  )
}

/** What the route asks, as the contract or the gateway says it. */
function Asks({ route }: { readonly route: PublicRoute }) {
  const { t } = useTranslation()
  const { takes, scopes, capabilities, environments, levels, cost, surface, upstream } = route
  const named = (...values: readonly string[]) => values.join(', ')
  const facts: readonly Fact[] = [
    { name: t('tryIt.takes'), value: named(...takes.map((kind) => t(`tryIt.kinds.${kind}`))) },
    {
      name: t('scopes.label'),
      value: scopes.length === 0 ? t('tryIt.any') : <Scopes scopes={scopes} />,
    },
    ...(capabilities.length === 0
      ? []
      : [{ name: t('tryIt.capabilities'), value: <Scopes scopes={capabilities} /> }]),
    {
      name: t('keys.environment'),
      value:
        environments.length > 1
          ? t('tryIt.any')
          : named(...environments.map((one) => t(`environment.${one}`))),
    },
    {
      name: t('tryIt.level'),
      value: named(...levels.map((level) => t(`tryIt.levels.${level}`))),
    },
    { name: t('tryIt.cost'), value: String(cost) },
    ...(surface === 'resource'
      ? [
          {
            name: t('tryIt.goesTo'),
            value: upstream === null ? t('tryIt.nowhere') : <Code>{upstream}</Code>,
          },
        ]
      : []),
  ]
  return (
    <section className={classes.asks} aria-label={t('tryIt.asks', { route: titleOfRoute(route) })}>
      <Facts facts={facts} />
    </section>
  )
}
