import { Button, VisuallyHidden } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

interface Copied {
  readonly text: string
  /** What is copied, for who hears the button and does not see what it stands beside. */
  readonly of: string
  readonly variant?: 'filled' | 'default' | 'subtle'
  readonly onCopied?: () => void
}

/** Puts a text into the clipboard and says so. */
export function CopyButton({ text, of, variant = 'default', onCopied }: Copied) {
  const { t } = useTranslation()
  const clipboard = useClipboard({ timeout: 2_000 })
  const copy = () => {
    clipboard.copy(text)
    onCopied?.()
  }
  return (
    <Button
      variant={variant}
      size="xs"
      leftSection={<Icon name={clipboard.copied ? 'check' : 'copy'} size={15} />}
      onClick={copy}
    >
      <span aria-live="polite">{t(clipboard.copied ? 'copy.done' : 'copy.do')}</span>
      <VisuallyHidden> {of}</VisuallyHidden>
    </Button>
  )
}
