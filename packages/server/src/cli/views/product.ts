import type { Product } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'

export const productColumns: readonly Column<Product>[] = [
  { title: 'SLUG', of: ({ slug }) => printable(slug) },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'CAPABILITIES', of: ({ capabilities }) => shown(capabilities), narrowest: 12 },
  { title: 'SCOPES', of: ({ scopes }) => shown(scopes), narrowest: 8 },
  { title: 'TIER', of: ({ tier }) => shown(tier) },
  { title: 'CREATED', of: ({ created_at }) => day(created_at) },
]

export function viewProduct(product: Product, look: Look): string {
  return renderFields(
    [
      ['slug', printable(product.slug)],
      ['name', shown(product.name)],
      ['capabilities', shown(product.capabilities)],
      ['scopes', shown(product.scopes)],
      ['tier', shown(product.tier)],
      ['id', printable(product.id)],
      ['created', time(product.created_at)],
      ['changed', time(product.updated_at)],
    ],
    look,
  )
}
