import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-session.ts'
import { Icon } from '../../parts/icon.tsx'
import { CreateKeyDrawer } from '../../parts/keys/create-key-drawer.tsx'
import { KeyList } from '../../parts/keys/key-list.tsx'
import { PageHeader } from '../../parts/page-header.tsx'

/** Where the published pages of APIs send their readers: settings, API keys, create one, manage them. */
export function ApiKeysPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/settings/api-keys' })
  const navigate = useNavigate({ from: '/settings/api-keys' })
  const mayMake = useMay('keys.write')
  const { create: isMaking, ...listed } = search
  const open = () => void navigate({ search: { ...listed, create: true } })
  return (
    <>
      <PageHeader
        title={t('settings.apiKeys')}
        about={t('settings.apiKeysAbout')}
        crumbs={[{ title: t('nav.settings'), to: '/settings' }]}
        actions={
          mayMake && (
            <Button leftSection={<Icon name="plus" size={16} />} onClick={open}>
              {t('keys.create')}
            </Button>
          )
        }
      />
      <KeyList
        search={listed}
        onSearch={(wanted) => void navigate({ search: wanted })}
        onCreate={open}
      />
      <CreateKeyDrawer
        isOpen={isMaking === true}
        onClose={() => void navigate({ search: listed })}
        project={null}
      />
    </>
  )
}
