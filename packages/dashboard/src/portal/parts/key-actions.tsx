import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RevokeDialog } from '../../parts/keys/revoke-dialog.tsx'
import { RotateDialog } from '../../parts/keys/rotate-dialog.tsx'
import type { Key, Project } from '../api/portal-queries.ts'
import { mayMake, mayWork } from '../api/use-project.ts'
import { EditKey } from './edit-key.tsx'

interface Of {
  readonly of: Key
  readonly project: Project
}

/** What members may do about a key that is not revoked. */
export function KeyActions({ of: key, project }: Of) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'edit' | 'rotate' | 'revoke' | null>(null)
  const close = () => setAsked(null)
  const canBeChanged = mayWork(project) && key.revoked_at === null
  return (
    <>
      {canBeChanged && (
        <>
          {mayMake(project) && (
            <Button onClick={() => setAsked('rotate')}>{t('rotate.open')}</Button>
          )}
          <Button variant="default" onClick={() => setAsked('edit')}>
            {t('edit.open')}
          </Button>
          <Button variant="light" color="red" onClick={() => setAsked('revoke')}>
            {t('revoke.open')}
          </Button>
        </>
      )}
      {/* it stays while it shows a secret, whatever becomes of the key meanwhile */}
      <RotateDialog of={key} isOpen={asked === 'rotate'} onClose={close} />
      <EditKey of={key} project={project.slug} isOpen={asked === 'edit'} onClose={close} />
      <RevokeDialog of={key} isOpen={asked === 'revoke'} onClose={close} />
    </>
  )
}
