import { Modal, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysQuery, projectsQuery } from '../api/queries.ts'
import { useApi } from '../api/use-api.ts'
import { useMay, useSession } from '../api/use-session.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import classes from './command-palette.module.css'
import { places } from './navigation.ts'

interface Choice {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  readonly about: string
  readonly go: () => void
}

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Goes anywhere by a few letters: places, what can be made, projects and keys. */
export function CommandPalette({ isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <Modal.Root opened={isOpen} onClose={onClose} lockScroll={false} size={560} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0}>
          <Palette onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const choices = useChoices(typed, onClose)
  const chosen = choices[Math.min(at, choices.length - 1)]

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((now) => Math.max(0, Math.min(choices.length - 1, now + step)))
    }
    if (event.key === 'Enter') chosen?.go()
  }
  return (
    <div>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        px="md"
        py={4}
        leftSection={<Icon name="search" />}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.id}`}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} id={list} role="listbox" aria-label={t('palette.title')}>
        {choices.map((choice) => (
          <UnstyledButton
            key={choice.id}
            id={`${list}-${choice.id}`}
            className={classes.choice}
            role="option"
            aria-selected={choice === chosen}
            tabIndex={-1}
            onClick={choice.go}
          >
            <Icon name={choice.icon} size={16} />
            <span className={classes.title}>{choice.title}</span>
            <span className={classes.about}>{choice.about}</span>
          </UnstyledButton>
        ))}
      </div>
      {choices.length === 0 && <p className={classes.nothing}>{t('palette.nothing')}</p>}
    </div>
  )
}

function useChoices(typed: string, onClose: () => void): readonly Choice[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const found = useFound(typed)
  const mayMakeKeys = useMay('keys.write')
  const closing = (go: () => Promise<void>) => () => {
    onClose()
    void go()
  }
  const fixed: readonly Choice[] = [
    ...places
      .filter(({ permission }) => permission === null || session.permissions.includes(permission))
      .map(({ name, to, icon }) => ({
        ...{ id: name, icon, title: t(`nav.${name}`), about: t('palette.page') },
        go: closing(() => navigate({ to })),
      })),
    ...(mayMakeKeys
      ? [
          {
            ...{ id: 'create-key', icon: 'plus' as const },
            ...{ title: t('keys.create'), about: t('palette.action') },
            go: closing(() => navigate({ to: '/settings/api-keys', search: { create: true } })),
          },
        ]
      : []),
  ]
  const wanted = typed.trim().toLowerCase()
  return [
    ...fixed.filter(({ title }) => title.toLowerCase().includes(wanted)),
    ...found.projects.map(({ id, slug, name }) => ({
      ...{ id, icon: 'project' as const, title: name, about: slug },
      go: closing(() => navigate({ to: '/projects/$project', params: { project: slug } })),
    })),
    ...found.keys.map(({ id, name, key_prefix: prefix }) => ({
      ...{ id, icon: 'key' as const, title: name, about: `${prefix}…` },
      go: closing(() => navigate({ to: '/keys/$key', params: { key: id } })),
    })),
  ]
}

const most = 5

/** What the service finds, once the reader has paused. */
function useFound(typed: string) {
  const api = useApi()
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const mayReadKeys = useMay('keys.read')
  const mayReadProjects = useMay('projects.read')
  const isAsked = settled.length > 0 && settled.length <= 100
  const projects = useQuery({
    ...projectsQuery(api, { q: settled }),
    enabled: isAsked && mayReadProjects,
  })
  const keys = useQuery({
    ...keysQuery(api, { q: settled }, most),
    enabled: isAsked && mayReadKeys,
  })
  if (!isAsked) return { projects: [], keys: [] }
  return {
    projects: projects.data?.data.slice(0, most) ?? [],
    keys: keys.data?.data ?? [],
  }
}
