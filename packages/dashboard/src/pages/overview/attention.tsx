import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keysQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import type { KeysSearch } from '../../app/search.ts'
import { Icon } from '../../parts/icon.tsx'
import classes from './attention.module.css'

const matters = [
  { name: 'idle', search: { state: 'active', unused_for: '90d' } },
  { name: 'expired', search: { state: 'expired' } },
  { name: 'inactive', search: { state: 'inactive' } },
] as const satisfies readonly { readonly name: string; readonly search: KeysSearch }[]

/** Keys that somebody should look at, by what is the matter with them. */
export function Attention() {
  return (
    <ul className={classes.matters}>
      {matters.map(({ name, search }) => (
        <Matter key={name} name={name} search={search} />
      ))}
    </ul>
  )
}

const most = 100

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
        <Icon name={count === 0 ? 'check' : 'alert'} />
        <span>
          <Text component="span" fw={600} display="block">
            {t(`attention.${name}.title`, { count, number })}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {t(`attention.${name}.about`)}
          </Text>
        </span>
        <Icon name="chevronRight" size={16} />
      </Link>
    </li>
  )
}
