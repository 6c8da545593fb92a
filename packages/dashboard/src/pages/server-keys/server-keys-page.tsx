import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-session.ts'
import { Icon } from '../../parts/icon.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { CreateServerKeyDrawer } from './create-server-key-drawer.tsx'
import { ServerKeyList } from './server-key-list.tsx'

/** Keys that open the control API. */
export function ServerKeysPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/server-keys' })
  const navigate = useNavigate({ from: '/server-keys' })
  const mayMake = useMay('server-keys.write')
  const { create: isMaking, ...listed } = search
  const create = mayMake && (
    <Button
      leftSection={<Icon name="plus" size={16} />}
      onClick={() => void navigate({ search: { ...listed, create: true } })}
    >
      {t('serverKeys.create')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('serverKeys.title')} about={t('serverKeys.about')} actions={create} />
      <ServerKeyList
        search={listed}
        onSearch={(wanted) => void navigate({ search: wanted })}
        create={create}
      />
      <CreateServerKeyDrawer
        isOpen={isMaking === true && mayMake}
        onClose={() => void navigate({ search: listed })}
      />
    </>
  )
}
