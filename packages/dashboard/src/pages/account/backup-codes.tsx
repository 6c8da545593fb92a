import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Icon } from '../../parts/icon.tsx'
import classes from './account.module.css'

interface Shown {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Codes for the loss of the device, the one time that they are shown. */
export function BackupCodes({ codes, onKept }: Shown) {
  const { t } = useTranslation()
  const text = `${codes.join('\n')}\n`
  return (
    <Stack gap="md">
      <Alert color="yellow" icon={<Icon name="alert" />} p="sm">
        <Text size="sm">{t('twoFactor.codesOnce')}</Text>
      </Alert>
      <ul className={classes.codes} data-testid="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group gap="sm">
        <CopyButton text={text} of={t('twoFactor.codes')} />
        <Button variant="default" size="xs" onClick={() => download(text)}>
          {t('twoFactor.download')}
        </Button>
        <Button ms="auto" onClick={onKept}>
          {t('twoFactor.kept')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Into a file of the reader's own machine; the address that holds it is taken back at once. */
function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'countersign-backup-codes.txt'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
