import { createContext, useContext } from 'react'

/** Whose pages these are, as every page says it. */
export interface Brand {
  readonly name: string
  /** The address of a picture; null: the name stands alone. */
  readonly logo: string | null
}

export const BrandContext = createContext<Brand>({
  name: 'Countersign',
  logo: `${import.meta.env.BASE_URL}icon.svg`,
})

export function useBrand(): Brand {
  return useContext(BrandContext)
}
