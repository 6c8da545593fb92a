import { Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideDrawer } from '../side-drawer.tsx'
import type { MadeKey } from './keys-api.ts'

// most who look at a list of keys make none
const NewKey = lazy(async () => ({ default: (await import('./new-key.tsx')).NewKey }))

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Null: the form asks for it. */
  readonly project: string | null
}

/** Makes a key, shows its secret once and waits for the first request with it. */
export function CreateKeyDrawer({ isOpen, onClose, project }: Opened) {
  const { t } = useTranslation()
  const [made, setMade] = useState<MadeKey | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={close}
      title={t(made === null ? 'keys.create' : 'keys.made')}
      closesOutside={made === null}
    >
      <Suspense fallback={<Skeleton height={420} />}>
        <NewKey project={project} made={made} onMade={setMade} onDone={close} />
      </Suspense>
    </SideDrawer>
  )
}
