import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Exported {
  /** A path of the API, which the session of who is signed in opens. */
  readonly path: string
  readonly asked: Readonly<Record<string, string | number | undefined>>
  /** What the file is called, without its ending. */
  readonly name: string
}

const formats = ['csv', 'ndjson'] as const

/** All that is asked for as a file, whatever the page shows of it. */
export function ExportLinks({ path, asked, name }: Exported) {
  const { t } = useTranslation()
  return (
    <Group gap="xs">
      {formats.map((format) => (
        <Button
          key={format}
          component="a"
          size="xs"
          variant="default"
          href={`${path}?${queryOf({ ...asked, format })}`}
          download={`${name}.${format}`}
        >
          {t(`export.${format}`)}
        </Button>
      ))}
    </Group>
  )
}

function queryOf(asked: Exported['asked']): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) query.set(name, String(value))
  }
  return query.toString()
}
