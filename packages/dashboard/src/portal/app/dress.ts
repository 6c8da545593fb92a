import type { QueryClient } from '@tanstack/react-query'
import { prepareTexts } from '../../locales/translation.ts'
import type { Brand } from '../../parts/brand.ts'
import type { PortalApi } from '../api/portal-api.ts'
import { aboutQuery } from '../api/portal-queries.ts'
import { portalTexts } from '../locales/texts.ts'
import { wear } from '../theme/wear.ts'

/**
 * The pages in the words and the colour of the contract; where it can't be asked, without. A language
 * that is wished comes before that of the reader.
 */
export async function dress(
  api: Pick<PortalApi, 'about'>,
  queries: QueryClient,
  wished?: string,
): Promise<Brand> {
  const [texts, about] = await Promise.all([
    prepareTexts(portalTexts, wished),
    queries.query(aboutQuery(api)).catch(() => null),
  ])
  if (about === null) return { name: document.title, logo: null }
  texts.speakOf(about.noun)
  wear(about.colour)
  return { name: about.title, logo: about.logo }
}
