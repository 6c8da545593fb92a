import '@mantine/core/styles.layer.css'
import 'virtual:theme-variables.css'
import '../theme/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueries } from '../app/queries-client.ts'
import { prepareTexts } from '../locales/translation.ts'
import { BrandContext } from '../parts/brand.ts'
import { NowProvider } from '../parts/now.tsx'
import { ToastProvider } from '../parts/toasts.tsx'
import { theme } from '../theme/theme.ts'
import { createPortalApi } from './api/portal-api.ts'
import { aboutQuery } from './api/portal-queries.ts'
import { PortalContext } from './api/use-portal.ts'
import { leadsInside, signInAddress } from './app/places-outside.ts'
import { createPortalRouter } from './app/router.tsx'
import { portalTexts } from './locales/texts.ts'
import { wear } from './theme/wear.ts'

const api = createPortalApi(window.location.origin)
const queries = createQueries(() => {
  const { href, pathname } = router.state.location
  if (!leadsInside(pathname)) return
  queries.removeQueries({ queryKey: ['session'] })
  void router.navigate(signInAddress(href))
})
const router = createPortalRouter({ api, queries })

const [texts, about] = await Promise.all([
  prepareTexts(portalTexts),
  queries.query(aboutQuery(api)).catch(() => null),
])
const brand = { name: about?.title ?? document.title, logo: about?.logo ?? null }
if (about !== null) texts.speakOf(about.noun)
wear(about?.colour ?? null)

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no place for the portal')

// Neither Mantine nor anything else writes a <style> element: the policy of the page refuses them.
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={queries}>
        <PortalContext value={api}>
          <BrandContext value={brand}>
            <NowProvider>
              <ToastProvider>
                <RouterProvider router={router} />
              </ToastProvider>
            </NowProvider>
          </BrandContext>
        </PortalContext>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
