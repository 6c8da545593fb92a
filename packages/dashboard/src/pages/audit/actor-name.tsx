import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/use-session.ts'

const known = ['admin', 'service', 'command-line'] as const

interface Acted {
  readonly actor: string
  /** What an operator was called at the time. */
  readonly name?: string | undefined
}

/** Who it was: a name for those that have one, "you", or an id. */
export function ActorName({ actor, name }: Acted) {
  const { t } = useTranslation()
  const { operator } = useSession()
  const named = known.find((one) => one === actor)
  if (named !== undefined) return <span>{t(`audit.actors.${named}`)}</span>
  if (actor === operator.id) return <span>{t('audit.actors.you', { name: operator.name })}</span>
  return name === undefined ? <code>{actor}</code> : <span title={actor}>{name}</span>
}
