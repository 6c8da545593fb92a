import { Table, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './difference.module.css'
import { type Members, membersThatDiffer } from './members-that-differ.ts'

interface Compared {
  readonly before: Members | null
  readonly after: Members | null
}

/** What a change made of an object, member by member. The service tells no secret in it. */
export function Difference({ before, after }: Compared) {
  const { t } = useTranslation()
  return (
    <Table className={classes.table} verticalSpacing={7} layout="fixed">
      <Table.Caption className={classes.caption}>
        <VisuallyHidden>{t('audit.difference')}</VisuallyHidden>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('audit.member')}</Table.Th>
          {before !== null && <Table.Th scope="col">{t('audit.before')}</Table.Th>}
          {after !== null && <Table.Th scope="col">{t('audit.after')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {membersThatDiffer(before, after).map((member) => (
          <Table.Tr key={member.name}>
            <Table.Th scope="row">
              <code>{member.name}</code>
            </Table.Th>
            {before !== null && (
              <Table.Td>
                {member.before !== null && <del className={classes.value}>{member.before}</del>}
              </Table.Td>
            )}
            {after !== null && (
              <Table.Td>
                {member.after !== null && <ins className={classes.value}>{member.after}</ins>}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
