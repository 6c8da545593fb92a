import { Alert, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../copy-button.tsx'
import { Icon } from '../icon.tsx'
import classes from './secret-once.module.css'

interface Shown {
  /** It is in the state of a component and nowhere else: when that is gone, so is the secret. */
  readonly secret: string
  readonly onCopied?: () => void
  /** In place of what is said of a secret, where it is one in other words. */
  readonly says?: string
  readonly named?: string
}

/** A secret, the one time that it is shown. */
export function SecretOnce({ secret, onCopied, says, named }: Shown) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <Alert color="yellow" icon={<Icon name="alert" />} p="sm">
        <Text size="sm">{says ?? t('secret.once')}</Text>
      </Alert>
      <div className={classes.line}>
        <code className={classes.secret} data-testid="secret">
          {secret}
        </code>
        <CopyButton
          variant="filled"
          text={secret}
          of={named ?? t('secret.name')}
          {...(onCopied === undefined ? {} : { onCopied })}
        />
      </div>
    </Stack>
  )
}
