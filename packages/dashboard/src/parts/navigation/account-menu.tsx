import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../locales/languages.ts'
import { Icon } from '../icon.tsx'
import classes from './account-menu.module.css'

const schemes = ['light', 'dark', 'auto'] as const

interface SignedIn {
  readonly name: string
  readonly email: string
  /** The name of the page of the account, and the link there. */
  readonly account: string
  readonly accountLink: (props: object) => ReactElement
  readonly onSignOut: () => void
}

/** Who is signed in, how they like it, and the way out. */
export function AccountMenu({ name, email, account, accountLink, onSignOut }: SignedIn) {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="top-start" width={212} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <span className={classes.initial} aria-hidden="true">
            {name.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.who}>
            <span className={classes.name}>{name}</span>
            <span className={classes.role}>{email}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.appearance')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            closeMenuOnClick={false}
            leftSection={<Icon name={scheme === 'dark' ? 'moon' : 'sun'} size={16} />}
            rightSection={colorScheme === scheme ? <Icon name="check" size={15} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`account.scheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('account.language')}</Menu.Label>
        {Object.entries(languages).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            closeMenuOnClick={false}
            rightSection={i18n.language === code ? <Icon name="check" size={15} /> : null}
            onClick={() => void i18n.changeLanguage(code)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item renderRoot={accountLink}>{account}</Menu.Item>
        <Menu.Item onClick={onSignOut}>{t('account.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
