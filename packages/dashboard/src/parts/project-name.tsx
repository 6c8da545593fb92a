import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectQuery } from '../api/queries.ts'
import { useApi } from '../api/use-api.ts'
import { useMay } from '../api/use-session.ts'

/** A project by its name, read once for all that show it. */
export function ProjectName({ id }: { readonly id: string }) {
  const mayRead = useMay('projects.read')
  const { data } = useQuery({
    ...projectQuery(useApi(), id),
    enabled: mayRead,
    staleTime: 60_000,
  })
  if (data === undefined) return <span>{id}</span>
  return (
    <Anchor
      renderRoot={(props) => (
        <Link to="/projects/$project" params={{ project: data.slug }} {...props} />
      )}
    >
      {data.name}
    </Anchor>
  )
}
