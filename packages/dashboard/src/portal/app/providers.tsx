import '@mantine/core/styles.layer.css'
import 'virtual:theme-variables.css'
import '../../theme/base.css'
import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Brand, BrandContext } from '../../parts/brand.ts'
import { NowProvider } from '../../parts/now.tsx'
import { ToastProvider } from '../../parts/toasts.tsx'
import { theme } from '../../theme/theme.ts'
import type { PortalApi } from '../api/portal-api.ts'
import { PortalContext } from '../api/use-portal.ts'

interface Provided {
  readonly api: PortalApi
  readonly queries: QueryClient
  readonly brand: Brand
  readonly children: ReactNode
}

/**
 * What all parts need to be shown. Neither Mantine nor anything else writes a <style> element: the
 * policy of the page refuses them.
 */
export function Providers({ api, queries, brand, children }: Provided) {
  return (
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
              <ToastProvider>{children}</ToastProvider>
            </NowProvider>
          </BrandContext>
        </PortalContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
