import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keyQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { RotateDialog } from '../../parts/keys/rotate-dialog.tsx'

interface Opened {
  readonly id: string
  readonly onClose: () => void
}

/** The rotation of a key of the list: with the version that is read for it. */
export function RotateFound({ id, onClose }: Opened) {
  const queries = useQueryClient()
  const { data } = useQuery(keyQuery(useApi(), id))
  const close = () => {
    void queries.invalidateQueries({ queryKey: ['hygiene'] })
    onClose()
  }
  return data === undefined ? null : <RotateDialog of={data} isOpen onClose={close} />
}
