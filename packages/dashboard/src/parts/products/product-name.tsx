import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { productQuery } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay } from '../../api/use-session.ts'

/** A product by its name, read once for all that show it; one that was withdrawn by its id. */
export function ProductName({ id }: { readonly id: string }) {
  const mayRead = useMay('products.read')
  const { data } = useQuery({
    ...productQuery(useApi(), id),
    enabled: mayRead,
    staleTime: 60_000,
    retry: false,
  })
  if (data === undefined) return <code>{id}</code>
  return (
    <Anchor
      renderRoot={(props) => (
        <Link to="/products/$product" params={{ product: data.slug }} {...props} />
      )}
    >
      {data.name}
    </Anchor>
  )
}
