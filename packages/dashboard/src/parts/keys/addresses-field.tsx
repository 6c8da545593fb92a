import { Button, Collapse, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'

/** From where a key may be used: asked only of who wants to say it. */
export function AddressesField(props: ComponentProps<typeof Textarea>) {
  const { t } = useTranslation()
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <div>
      <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={toggle} mb="xs">
        {t('keys.addresses')}
      </Button>
      <Collapse expanded={isOpen}>
        <Textarea
          aria-label={t('keys.addresses')}
          description={t('keys.addressesAbout')}
          placeholder={'203.0.113.0/24\n2001:db8::/32'}
          autosize
          minRows={2}
          {...props}
        />
      </Collapse>
    </div>
  )
}
