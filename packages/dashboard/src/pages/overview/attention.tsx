import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { limitsQuery, pressingShare, shareOf } from '../../api/limit-queries.ts'
import { keysQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import type { KeysSearch } from '../../app/search.ts'
import { Icon } from '../../parts/icon.tsx'
import classes from './attention.module.css'

const matters = [
  { name: 'idle', search: { state: 'active', unused_for: '90d' } },
  { name: 'expired', search: { state: 'expired' } },
  { name: 'inactive', search: { state: 'inactive' } },
] as const satisfies readonly { readonly name: string; readonly search: KeysSearch }[]

/** What somebody should look at: limits that are nearly spent, and keys, by what is the matter with them. */
export function Attention() {
  const mayReadUsage = useMay('usage.read')
  return (
    <ul className={classes.matters}>
      {mayReadUsage && <LimitsMatter />}
      {matters.map(({ name, search }) => (
        <Matter key={name} name={name} search={search} />
      ))}
    </ul>
  )
}

const most = 100
const limitsLookMs = 15_000

type Named = (typeof matters)[number]['name']

function Matter({ name, search }: { readonly name: Named; readonly search: KeysSearch }) {
  const { t } = useTranslation()
  const { data } = useQuery(keysQuery(useApi(), search, most))
  if (data === undefined) return <Skeleton component="li" height={58} />
  const count = data.data.length
  const number = data.next_cursor === null ? String(count) : `${most}+`
  return (
    <li>
      <Link to="/keys" search={search} className={classes.matter} data-none={count === 0}>
        <Told
          isNone={count === 0}
          title={t(`attention.${name}.title`, { count, number })}
          about={t(`attention.${name}.about`)}
        />
      </Link>
    </li>
  )
}

/** Limits and quotas that will soon refuse somebody. */
function LimitsMatter() {
  const { t } = useTranslation()
  const { data } = useQuery({ ...limitsQuery(useApi()), refetchInterval: limitsLookMs })
  if (data === undefined) return <Skeleton component="li" height={58} />
  const count = data.data.filter((use) => shareOf(use) >= pressingShare).length
  const isCut = data.has_more && count === data.data.length
  return (
    <li>
      <Link to="/limits" className={classes.matter} data-none={count === 0}>
        <Told
          isNone={count === 0}
          title={t('attention.limits.title', { count, number: `${count}${isCut ? '+' : ''}` })}
          about={t('attention.limits.about')}
        />
      </Link>
    </li>
  )
}

interface TellsOf {
  readonly isNone: boolean
  readonly title: string
  readonly about: string
}

function Told({ isNone, title, about }: TellsOf) {
  return (
    <>
      <Icon name={isNone ? 'check' : 'alert'} />
      <span>
        <Text component="span" fw={600} display="block">
          {title}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {about}
        </Text>
      </span>
      <Icon name="chevronRight" size={16} />
    </>
  )
}
