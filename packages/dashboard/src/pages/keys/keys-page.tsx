import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-session.ts'
import { Icon } from '../../parts/icon.tsx'
import { CreateKeyDrawer } from '../../parts/keys/create-key-drawer.tsx'
import { KeyList } from '../../parts/keys/key-list.tsx'
import { PageHeader } from '../../parts/page-header.tsx'

/** The keys of all projects. */
export function KeysPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/keys' })
  const navigate = useNavigate({ from: '/keys' })
  const mayMake = useMay('keys.write')
  const { create: isMaking, ...listed } = search
  const open = () => void navigate({ search: { ...listed, create: true } })
  return (
    <>
      <PageHeader
        title={t('keys.title')}
        about={t('keys.about')}
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
