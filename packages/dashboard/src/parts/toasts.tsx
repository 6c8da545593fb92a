import { Notification } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import classes from './toasts.module.css'

type Tell = (text: string) => void

const Toasting = createContext<Tell>(() => {})
const shownMs = 5_000

/** Says for a moment what has been done. What has not been done is told where it was asked for. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const [toasts, setToasts] = useState<readonly { id: number; text: string }[]>([])
  const drop = useCallback((id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id))
  }, [])
  const tell = useCallback<Tell>(
    (text) => {
      const id = performance.now()
      setToasts((shown) => [...shown.slice(-2), { id, text }])
      setTimeout(() => drop(id), shownMs)
    },
    [drop],
  )
  return (
    <Toasting value={tell}>
      {children}
      <div className={classes.toasts} aria-live="polite">
        {toasts.map(({ id, text }) => (
          <Notification
            key={id}
            icon={<Icon name="check" />}
            color="teal"
            onClose={() => drop(id)}
            closeButtonProps={{ 'aria-label': t('close') }}
          >
            {text}
          </Notification>
        ))}
      </div>
    </Toasting>
  )
}

export function useToast(): Tell {
  return useContext(Toasting)
}
