import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditKey } from './edit-key.tsx'
import type { ShownKey } from './key.ts'
import { KeyStateDialog } from './key-state-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { RotateDialog } from './rotate-dialog.tsx'

interface Of {
  readonly of: ShownKey
  readonly mayChange: boolean
}

/** What can be done about a key that is not revoked: nothing can about one that is. */
export function KeyActions({ of: key, mayChange }: Of) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'edit' | 'rotate' | 'state' | 'revoke' | null>(null)
  const close = () => setAsked(null)
  const canBeChanged = mayChange && key.revoked_at === null
  return (
    <>
      {canBeChanged && (
        <>
          <Button onClick={() => setAsked('rotate')}>{t('rotate.open')}</Button>
          <Button variant="default" onClick={() => setAsked('edit')}>
            {t('edit.open')}
          </Button>
          <Button variant="default" onClick={() => setAsked('state')}>
            {t(key.is_active ? 'keys.deactivate.deed' : 'keys.activate.deed')}
          </Button>
          <Button variant="light" color="red" onClick={() => setAsked('revoke')}>
            {t('revoke.open')}
          </Button>
        </>
      )}
      {/* it stays while it shows a secret, whatever becomes of the key meanwhile */}
      <RotateDialog of={key} isOpen={asked === 'rotate'} onClose={close} />
      <EditKey of={key} isOpen={asked === 'edit'} onClose={close} />
      <KeyStateDialog of={key} isOpen={asked === 'state'} onClose={close} />
      <RevokeDialog of={key} isOpen={asked === 'revoke'} onClose={close} />
    </>
  )
}
