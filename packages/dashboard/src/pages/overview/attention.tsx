import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Finding, hygieneQuery } from '../../api/hygiene-queries.ts'
import { limitsQuery } from '../../api/limit-queries.ts'
import { keysQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'
import { findings } from '../../app/hygiene-search.ts'
import type { KeysSearch } from '../../app/search.ts'
import { pressingShare, shareOf } from '../../format/limits.ts'
import { wholeNumber } from '../../format/numbers.ts'
import { Icon } from '../../parts/icon.tsx'
import classes from './attention.module.css'

const matters = [
  { name: 'expired', search: { state: 'expired' } },
  { name: 'inactive', search: { state: 'inactive' } },
] as const satisfies readonly { readonly name: string; readonly search: KeysSearch }[]

/** What somebody should look at: limits that are nearly spent, and keys, by what is the matter with them. */
export function Attention() {
  const mayReadUsage = useMay('usage.read')
  return (
    <ul className={classes.matters}>
      {mayReadUsage && <LimitsMatter />}
      {findings.map((finding) => (
        <Found key={finding} finding={finding} />
      ))}
      {matters.map(({ name, search }) => (
        <Matter key={name} name={name} search={search} />
      ))}
    </ul>
  )
}

/** One line of key hygiene: how many keys, and the way to them. */
function Found({ finding }: { readonly finding: Finding }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(hygieneQuery(useApi()))
  const counted = data?.findings.find((one) => one.finding === finding)
  if (counted === undefined) return <Skeleton component="li" height={47} />
  const { count, is_more: isMore } = counted
  const number = `${wholeNumber(count, i18n.language)}${isMore ? '+' : ''}`
  return (
    <li>
      <Link
        to="/hygiene"
        search={{ finding }}
        className={classes.matter}
        data-none={count === 0}
        data-testid={`attention-${finding}`}
      >
        <Icon name={count === 0 ? 'check' : 'alert'} />
        <Text component="span">
          <b>{number}</b> {t(`attention.${finding}`, { count })}
        </Text>
        <Icon name="chevronRight" size={16} />
      </Link>
    </li>
  )
}

const most = 100
const limitsLookMs = 15_000

type Named = (typeof matters)[number]['name']

function Matter({ name, search }: { readonly name: Named; readonly search: KeysSearch }) {
  const { t } = useTranslation()
  const { data } = useQuery(keysQuery(useApi(), search, most))
  if (data === undefined) return <Skeleton component="li" height={47} />
  const count = data.data.length
  const number = data.next_cursor === null ? String(count) : `${most}+`
  return (
    <li>
      <Link to="/keys" search={search} className={classes.matter} data-none={count === 0}>
        <Told
          isNone={count === 0}
          number={number}
          title={t(`attention.${name}.title`, { count })}
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
  if (data === undefined) return <Skeleton component="li" height={47} />
  const count = data.data.filter((use) => shareOf(use) >= pressingShare).length
  const isCut = data.has_more && count === data.data.length
  return (
    <li>
      <Link to="/limits" className={classes.matter} data-none={count === 0}>
        <Told
          isNone={count === 0}
          number={`${count}${isCut ? '+' : ''}`}
          title={t('attention.limits.title', { count })}
          about={t('attention.limits.about')}
        />
      </Link>
    </li>
  )
}

interface TellsOf {
  readonly isNone: boolean
  readonly number: string
  readonly title: string
  /** What it means; said only where there is something. */
  readonly about: string
}

function Told({ isNone, number, title, about }: TellsOf) {
  return (
    <>
      <Icon name={isNone ? 'check' : 'alert'} />
      <span>
        <Text component="span" display="block">
          <b>{number}</b> {title}
        </Text>
        {!isNone && (
          <Text component="span" size="sm" c="dimmed">
            {about}
          </Text>
        )}
      </span>
      <Icon name="chevronRight" size={16} />
    </>
  )
}
