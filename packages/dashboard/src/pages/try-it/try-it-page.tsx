import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { routesQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { type Asked, nameOfRoute, nothingSent } from './demanded.ts'
import { ReplyPanel } from './reply-panel.tsx'
import { RequestForm } from './request-form.tsx'
import { Requirements } from './requirements.tsx'
import { RouteField } from './route-field.tsx'
import { RouteRequirements } from './route-requirements.tsx'
import { useTrial } from './use-trial.ts'
import { VerdictPanel } from './verdict-panel.tsx'

const place = getRouteApi('/inside/try-it')

/**
 * Judges a credential, by hand or at a route of the public port, and shows every check. The
 * credential is in the state of this page and nowhere else, and goes with it.
 */
export function TryItPage() {
  const { t } = useTranslation()
  const { routes, route, choose } = useRoutes()
  const [credential, setCredential] = useState('')
  const [asked, setAsked] = useState<Asked>({})
  const [sent, setSent] = useState(nothingSent)
  const trial = useTrial({ credential, asked, route, sent })
  const { reset } = trial
  const clear = () => {
    setCredential('')
    reset()
  }

  // a browser may keep the whole page to go back to it
  useEffect(() => {
    const forget = () => {
      setCredential('')
      reset()
    }
    window.addEventListener('pagehide', forget)
    return () => window.removeEventListener('pagehide', forget)
  }, [reset])

  return (
    <>
      <PageHeader title={t('tryIt.title')} about={t('tryIt.about')} />
      <Panel
        title={t('tryIt.request')}
        about={t(route === null ? 'tryIt.requestAbout' : 'tryIt.routedAbout')}
      >
        <RequestForm
          credential={credential}
          onCredential={setCredential}
          isBusy={trial.isPending}
          onTry={() => trial.mutate()}
          onClear={clear}
        >
          <RouteField
            routes={routes}
            route={route}
            onRoute={(name) => {
              setSent(nothingSent)
              reset()
              choose(name)
            }}
          />
          {route === null ? (
            <Requirements asked={asked} onAsked={setAsked} />
          ) : (
            <RouteRequirements route={route} sent={sent} onSent={setSent} />
          )}
        </RequestForm>
      </Panel>
      <div aria-live="polite">
        {trial.isError && <ProblemNotice error={trial.error} onRetry={() => trial.mutate()} />}
        {trial.data !== undefined && (
          <>
            <VerdictPanel {...trial.data} />
            {trial.data.at !== null && (
              <ReplyPanel {...trial.data.at} isLetIn={trial.data.verdict.valid} />
            )}
          </>
        )}
      </div>
    </>
  )
}

/** The routes that a credential can open, and the one of the address. */
function useRoutes() {
  const { route: named } = place.useSearch()
  const navigate = place.useNavigate()
  const { data } = useQuery(routesQuery(useApi()))
  const routes = (data?.routes ?? []).filter(({ secret_header }) => secret_header === null)
  return {
    routes,
    route: routes.find((route) => nameOfRoute(route) === named) ?? null,
    choose: (name: string | null) => {
      void navigate({ search: name === null ? {} : { route: name }, replace: true })
    },
  }
}
