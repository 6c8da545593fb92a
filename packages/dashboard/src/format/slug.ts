/** A name as an identifier in addresses: small letters, digits and hyphens; empty where it has none. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '')
}

/** What may stand as the identifier of a project or a product. */
export const slugForm = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
