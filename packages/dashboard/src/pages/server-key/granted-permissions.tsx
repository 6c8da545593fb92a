import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServerKey } from '../../api/server-key-queries.ts'
import { permissionGroups } from '../../parts/keys/permission-groups.ts'
import { Panel } from '../../parts/panel.tsx'
import classes from './granted-permissions.module.css'

interface Granted {
  readonly of: ServerKey
  /** The way to change them, for who may. */
  readonly actions: ReactNode
}

/** What a server-level key may do, in sentences, by what it is about. */
export function GrantedPermissions({ of: { permissions: held }, actions }: Granted) {
  const { t } = useTranslation()
  const groups = permissionGroups
    .map(({ name, permissions }) => ({
      name,
      permissions: permissions.filter((permission) => held.includes(permission)),
    }))
    .filter(({ permissions }) => permissions.length > 0)
  return (
    <Panel title={t('serverKeys.permissions')} about={t('serverKeys.heldAbout')} actions={actions}>
      <div className={classes.groups}>
        {groups.map(({ name, permissions }) => (
          <div key={name}>
            <h3 className={classes.name}>{t(`permissions.${name}`)}</h3>
            <ul className={classes.list}>
              {permissions.map((permission) => (
                <li key={permission}>
                  <code>{permission}</code>
                  <div className={classes.says}>{t(`permissions.may.${permission}`)}</div>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Panel>
  )
}
