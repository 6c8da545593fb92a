import { useTranslation } from 'react-i18next'
import type { AuditRecord } from '../../api/audit-queries.ts'
import en from '../../locales/en.json' with { type: 'json' }

export type Action = AuditRecord['action']
type Kind = keyof typeof en.audit.kinds

/** Every action that the service records, by the kind of object; the texts are the list of them. */
export const actionGroups = Object.entries(en.audit.actions).map(([kind, verbs]) => ({
  kind: kind as Kind,
  actions: Object.keys(verbs).map((verb) => `${kind}.${verb}` as Action),
}))

/** What an action is called; the name of the service for one that is newer than the texts. */
export function useActionName(): (action: string) => string {
  const { t, i18n } = useTranslation()
  return (action) => {
    const path = `audit.actions.${action}`
    return i18n.exists(path) ? t(path as 'audit.actions.key.create') : action
  }
}
