import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueries } from '../app/queries-client.ts'
import { createPortalApi } from './api/portal-api.ts'
import { dress } from './app/dress.ts'
import { leadsInside, signInAddress } from './app/places-outside.ts'
import { Providers } from './app/providers.tsx'
import { createPortalRouter } from './app/router.tsx'

const api = createPortalApi(window.location.origin)
const queries = createQueries(() => {
  const { href, pathname } = router.state.location
  if (!leadsInside(pathname)) return
  queries.removeQueries({ queryKey: ['session'] })
  void router.navigate(signInAddress(href))
})
const router = createPortalRouter({ api, queries })
const brand = await dress(api, queries)

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no place for the portal')

createRoot(place).render(
  <StrictMode>
    <Providers api={api} queries={queries} brand={brand}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
