import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/use-session.ts'

const known = ['admin', 'service', 'command-line'] as const

/** Who it was: a name for the few that have one, "you", or an id. */
export function ActorName({ actor }: { readonly actor: string }) {
  const { t } = useTranslation()
  const { operator } = useSession()
  const named = known.find((name) => name === actor)
  if (named !== undefined) return <span>{t(`audit.actors.${named}`)}</span>
  if (actor === operator.id) return <span>{t('audit.actors.you', { name: operator.name })}</span>
  return <code>{actor}</code>
}
