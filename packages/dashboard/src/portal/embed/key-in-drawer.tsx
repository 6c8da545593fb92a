import { Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { keyQuery, type Project } from '../api/portal-queries.ts'
import { usePortal } from '../api/use-portal.ts'
import { KeyActions } from '../parts/key-actions.tsx'
import { KeyDetails } from '../parts/key-details.tsx'
import { KeyMarks } from '../parts/key-marks.tsx'

interface Opened {
  readonly project: Project
  /** Null: none. */
  readonly id: string | null
  readonly onClose: () => void
}

/** A key where there is no page for it. */
export function KeyInDrawer({ project, id, onClose }: Opened) {
  const { data: key } = useQuery({
    ...keyQuery(usePortal(), project.slug, id ?? ''),
    enabled: id !== null,
  })
  return (
    <SideDrawer isOpen={id !== null} onClose={onClose} title={key?.name ?? ''}>
      {key !== undefined && (
        <Stack gap="md">
          <KeyMarks of={key} />
          <Group gap="xs">
            <KeyActions of={key} project={project} />
          </Group>
          <div>
            <KeyDetails of={key} />
          </div>
        </Stack>
      )}
    </SideDrawer>
  )
}
