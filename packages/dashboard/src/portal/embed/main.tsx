import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueries } from '../../app/queries-client.ts'
import { createEmbeddedApi } from '../api/portal-api.ts'
import { dress } from '../app/dress.ts'
import { Providers } from '../app/providers.tsx'
import { EmbeddedKeys } from './embedded-keys.tsx'
import './embedded.css'
import { tellHeight } from './tell-height.ts'

// The token comes behind the `#`, so that no server and no log sees it, and does not stay there.
const token = window.location.hash.slice(1)
const asked = new URLSearchParams(window.location.search)
const project = asked.get('project') ?? ''
window.history.replaceState(null, '', window.location.pathname + window.location.search)

const api = createEmbeddedApi(window.location.origin, token)
const queries = createQueries(() => window.parent.postMessage({ countersign: 'ended' }, '*'))
const brand = await dress(api, queries, asked.get('language') ?? undefined)

const place = document.getElementById('root')
if (place === null) throw new Error('embed.html has no place for the keys')
tellHeight(place)

createRoot(place).render(
  <StrictMode>
    <Providers api={api} queries={queries} brand={brand}>
      <main>
        <EmbeddedKeys project={project} />
      </main>
    </Providers>
  </StrictMode>,
)
