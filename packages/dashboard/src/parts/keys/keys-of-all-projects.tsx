import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-session.ts'
import type { KeysSearch } from '../../app/search.ts'
import { Icon } from '../icon.tsx'
import { type Crumb, PageHeader } from '../page-header.tsx'
import { KeyList } from './key-list.tsx'

/** Comes when it is first opened: the list is there sooner without it. */
const CreateKeyDrawer = lazy(async () => {
  const { CreateKeyDrawer: drawer } = await import('./create-key-drawer.tsx')
  return { default: drawer }
})

interface Shown {
  readonly title: string
  readonly about: string
  readonly crumbs?: readonly Crumb[]
  readonly search: KeysSearch
  readonly onSearch: (search: KeysSearch) => void
}

/** The keys of all projects, and the drawer in which one is made; the address says whether it is open. */
export function KeysOfAllProjects({ title, about, crumbs = [], search, onSearch }: Shown) {
  const { t } = useTranslation()
  const mayMake = useMay('keys.write')
  const { create: isMaking, ...listed } = search
  const open = () => onSearch({ ...listed, create: true })
  const [wasOpened, setWasOpened] = useState(false)
  if (isMaking === true && !wasOpened) setWasOpened(true)
  return (
    <>
      <PageHeader
        title={title}
        about={about}
        crumbs={crumbs}
        actions={
          mayMake && (
            <Button leftSection={<Icon name="plus" size={16} />} onClick={open}>
              {t('keys.create')}
            </Button>
          )
        }
      />
      <KeyList search={listed} onSearch={onSearch} onCreate={open} />
      {wasOpened && (
        <Suspense>
          <CreateKeyDrawer
            isOpen={isMaking === true}
            onClose={() => onSearch(listed)}
            project={null}
          />
        </Suspense>
      )}
    </>
  )
}
