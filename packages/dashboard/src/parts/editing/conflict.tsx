import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import type { Field, Fields } from './field.ts'

interface Contested<Values> {
  readonly fields: Fields<Values>
  /** What somebody else has made of it, and what the form would. */
  readonly theirs: Partial<Values>
  readonly mine: Partial<Values>
  readonly isBusy: boolean
  readonly onTake: () => void
  readonly onApply: () => void
}

/** Somebody else was quicker: what they changed, and the two ways on. */
export function Conflict<Values extends object>(contested: Contested<Values>) {
  const { fields, theirs, mine, isBusy, onTake, onApply } = contested
  const { t } = useTranslation()
  const names = Object.keys(fields) as (keyof Values & string)[]
  const changed = names.filter((name) => name in theirs)
  const told = (name: keyof Values & string, values: Partial<Values>) => {
    const field = fields[name] as Field<unknown>
    return name in values ? field.told(values[name]) : t('edit.asBefore')
  }
  return (
    <Alert
      color="orange"
      icon={<Icon name="alert" />}
      title={t('problem.changed-meanwhile.title')}
      role="alert"
      data-testid="conflict"
    >
      {changed.length === 0 ? (
        <Text size="sm">{t('edit.otherThings')}</Text>
      ) : (
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('edit.what')}</Table.Th>
              <Table.Th scope="col">{t('edit.theirs')}</Table.Th>
              <Table.Th scope="col">{t('edit.mine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.map((name) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{fields[name].label}</Table.Th>
                <Table.Td>{told(name, theirs)}</Table.Td>
                <Table.Td>{told(name, mine)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group gap="sm" mt="sm">
        <Button size="xs" variant="default" onClick={onTake}>
          {t('edit.takeTheirs')}
        </Button>
        <Button size="xs" loading={isBusy} onClick={onApply}>
          {t('edit.applyMine')}
        </Button>
      </Group>
    </Alert>
  )
}
