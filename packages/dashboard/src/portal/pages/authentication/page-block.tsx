import { Alert, List, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Scrolling, ScrollingCode } from '../../../parts/scrolling.tsx'
import type { Project, Samples } from '../../api/portal-queries.ts'
import classes from './authentication.module.css'
import { RequestBlock } from './request-block.tsx'
import { Said } from './said.tsx'

export type Block = Samples['sections'][number]['blocks'][number]

interface Shown {
  readonly block: Block
  readonly project: Project
}

/** How each kind of block is shown. */
const shown: Readonly<Record<Block['kind'], (shown: Shown) => ReactNode>> = {
  text: ({ block }) => (
    <Text className={classes.text}>
      <Said text={block.text} />
    </Text>
  ),
  note: ({ block }) => (
    <Alert className={classes.text} color="gray">
      <Said text={block.text} />
    </Alert>
  ),
  heading: ({ block }) => (
    <Title order={3} mt="md" mb={6}>
      <Said text={block.text} />
    </Title>
  ),
  list: ({ block: { items = [], ordered = false } }) => (
    <List className={classes.text} type={ordered ? 'ordered' : 'unordered'}>
      {items.map((item) => (
        <List.Item key={item}>
          <Said text={item} />
        </List.Item>
      ))}
    </List>
  ),
  table: ({ block }) => <Rows block={block} />,
  code: ({ block }) => <ScrollingCode className={classes['code']}>{block.text}</ScrollingCode>,
  request: ({ block, project }) => <RequestBlock block={block} project={project} />,
}

/** A block of the page of the contract. */
export function PageBlock({ block, project }: Shown) {
  return shown[block.kind]({ block, project })
}

function Rows({ block: { head = [], rows = [] } }: Pick<Shown, 'block'>) {
  return (
    <Scrolling className={classes['rows']}>
      <Table fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {head.map((cell) => (
              <Table.Th key={cell} scope="col">
                {cell}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.join('\0')}>
              {row.map((cell, column) => (
                <Table.Td key={head[column] ?? cell}>
                  <Said text={cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
