import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/use-api.ts'
import { useSession } from '../api/use-session.ts'
import { languages } from '../locales/languages.ts'
import { Icon } from '../parts/icon.tsx'
import classes from './account-menu.module.css'

const schemes = ['light', 'dark', 'auto'] as const

/** Who is signed in, how they like it, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation()
  const { operator } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  return (
    <Menu position="top-start" width={212} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <span className={classes.initial} aria-hidden="true">
            {operator.name.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.who}>
            <span className={classes.name}>{operator.name}</span>
            <span className={classes.role}>{operator.email}</span>
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
        <Menu.Item renderRoot={(props) => <Link to="/settings/account" {...props} />}>
          {t('settings.account')}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t('account.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Nothing that was read stays behind for whoever sits down next. */
function useSignOut() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await api.session.delete().catch(() => null)
    await navigate({ to: '/sign-in' })
    queries.clear()
  }
}
