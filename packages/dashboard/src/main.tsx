import '@mantine/core/styles.layer.css'
import 'virtual:theme-variables.css'
import './theme/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApi } from './api/api.ts'
import { ApiContext } from './api/use-api.ts'
import { createQueries } from './app/queries-client.ts'
import { createDashboardRouter } from './app/router.tsx'
import { dashboardTexts } from './locales/texts.ts'
import { prepareTexts } from './locales/translation.ts'
import { NowProvider } from './parts/now.tsx'
import { ToastProvider } from './parts/toasts.tsx'
import { theme } from './theme/theme.ts'

const texts = await prepareTexts(dashboardTexts)

const api = createApi(window.location.origin, ({ installation }) =>
  texts.speakOf(installation.contract.nouns.project),
)
const queries = createQueries(() => {
  const { href, pathname } = router.state.location
  if (pathname === '/sign-in') return
  queries.removeQueries({ queryKey: ['session'] })
  void router.navigate({ to: '/sign-in', search: { return: href, ended: true } })
})
const router = createDashboardRouter({ api, queries })

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no place for the dashboard')

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
        <ApiContext value={api}>
          <NowProvider>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </NowProvider>
        </ApiContext>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
