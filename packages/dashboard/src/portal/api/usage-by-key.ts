import { queryOptions } from '@tanstack/react-query'
import type { PortalApi } from './portal-api.ts'

export interface KeyFigures {
  readonly id: string
  readonly name: string
  readonly accepted: number
  readonly refused: number
}

const most = 20
const dayMs = 86_400_000

/** The requests of the last days by key, the busiest first. */
export const usageByKeyQuery = (api: PortalApi, project: string, days: number) =>
  queryOptions({
    queryKey: ['usage', 'by-key', project, days],
    queryFn: async ({ signal }) => {
      const from = new Date(Date.now() - (days - 1) * dayMs).toISOString()
      const asked = { project, bucket: 'day', group_by: 'key', from } as const
      const { data } = await api.usage.query(asked, { signal }).page({ limit: 1_000 })
      return summed(data)
    },
  })

interface Figure {
  readonly key_id?: string | null
  readonly key_name?: string | null
  readonly accepted: number
  readonly refused: number
}

function summed(figures: readonly Figure[]): readonly KeyFigures[] {
  const keys = new Map<string, KeyFigures>()
  for (const { key_id: id, key_name: name, accepted, refused } of figures) {
    if (typeof id !== 'string') continue
    const before = keys.get(id) ?? { accepted: 0, refused: 0 }
    keys.set(id, {
      ...{ id, name: name ?? id },
      accepted: before.accepted + accepted,
      refused: before.refused + refused,
    })
  }
  const requests = ({ accepted, refused }: KeyFigures) => accepted + refused
  return [...keys.values()].sort((one, other) => requests(other) - requests(one)).slice(0, most)
}
