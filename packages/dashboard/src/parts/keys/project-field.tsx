import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectsQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import type { ChosenProject } from './keys-api.ts'

/** Chooses a project out of any number: what is typed is what the service looks for. */
export function ProjectField({ value, onChange, error }: ChosenProject) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery(projectsQuery(useApi(), settled === '' ? {} : { q: settled }))
  const found = data?.data ?? []
  const isKnown = found.some(({ slug }) => slug === value)
  return (
    <Select
      label={t('keys.project')}
      placeholder={t('keys.projectChoose')}
      searchable
      required
      data={[
        ...(value === undefined || value === '' || isKnown ? [] : [{ value, label: value }]),
        ...found.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` })),
      ]}
      filter={({ options }) => options}
      nothingFoundMessage={t('projects.noneFound')}
      onSearchChange={setTyped}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen ?? '')}
      error={error}
    />
  )
}
