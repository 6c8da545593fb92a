import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nameOfRoute, type PublicRoute, titleOfRoute } from './demanded.ts'

interface Chosen {
  readonly routes: readonly PublicRoute[]
  readonly route: PublicRoute | null
  readonly onRoute: (name: string | null) => void
}

const surfaces = ['resource', 'operation', 'token'] as const

/** Which route of the public port the request goes to, if a certain one. */
export function RouteField({ routes, route, onRoute }: Chosen) {
  const { t } = useTranslation()
  const groups = surfaces.map((surface) => ({
    group: t(`tryIt.surfaces.${surface}`),
    items: routes
      .filter((one) => one.surface === surface)
      .map((one) => ({ value: nameOfRoute(one), label: titleOfRoute(one) })),
  }))
  return (
    <Select
      label={t('tryIt.route')}
      description={t('tryIt.routeAbout')}
      placeholder={t('tryIt.noRoute')}
      nothingFoundMessage={t('tryIt.noSuchRoute')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filters.clear') }}
      mb="md"
      data={groups.filter(({ items }) => items.length > 0)}
      value={route === null ? null : nameOfRoute(route)}
      onChange={onRoute}
    />
  )
}
