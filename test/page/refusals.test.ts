import { describe, expect, it } from 'vitest'
import { causes, expectedCode, guardedRoutes } from '../../docs/contracts/matrix.ts'
import { builtInContracts } from '../../packages/server/src/contracts/built-in.ts'
import { authenticationPage } from '../../packages/server/src/page/authentication-page.ts'
import { refusalsOf } from '../../packages/server/src/page/occurring-refusals.ts'
import { publicRoutes } from '../../packages/server/src/page/public-routes.ts'
import { refusalWords } from '../../packages/server/src/page/refusal-words.ts'
import { vocabularyOf } from '../../packages/server/src/page/vocabulary.ts'

describe.each(Object.entries(builtInContracts))(
  'the errors on the page of %s',
  (_name, contract) => {
    const page = authenticationPage(contract)
    const errors = page.sections.find(({ title }) => title === 'Errors')
    const rows = errors?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? []

    it('hold what the matrix of refusals has been tried with, route by route', () => {
      const routes = publicRoutes(contract)
      for (const guarded of guardedRoutes(contract)) {
        const route = routes.find(
          ({ method, path }) => method === guarded.method && path === guarded.path,
        )
        if (route === undefined) throw new Error(`${guarded.path} is not on the page`)
        const known = refusalsOf(route, contract)
        const tried = causes.map((cause) => expectedCode(cause, guarded, contract))
        expect(known).toEqual(expect.arrayContaining(tried.filter((code) => code !== null)))
      }
    })

    it('say of each what to do', () => {
      const words = publicRoutes(contract)
        .flatMap((route) => refusalsOf(route, contract))
        .map((code) => refusalWords(code, vocabularyOf(contract)))
      const cures = new Set(rows.map((row) => row.at(-1)))
      for (const { cure } of words) expect(cures).toContain(cure)
    })
  },
)
