import { expect, test } from 'vitest'
import { contractSecrets } from '../service/contracts.ts'
import { follow } from './dashboard.ts'
import { startFilledService } from './filled-service.ts'
import { pagesInside } from './pages.ts'
import { stageOf } from './stage.ts'

const stage = stageOf('whether the dashboard speaks the words of the contract', () =>
  startFilledService({ CONTRACT: 'axelered', ...contractSecrets }),
)

// The contract calls a project a workspace; so does every page, in its texts and in names for ears.
test.each([
  { language: 'en', forbidden: /project/i, said: 'No workspace is called that' },
  { language: 'de', forbidden: /projekt/i, said: 'Kein Arbeitsbereich heißt so' },
])('every page speaks of workspaces: $language', async (words) => {
  const opened = await stage.open('/')
  if (opened === null) return
  const { page } = opened
  const { service } = stage
  await page.evaluate(`localStorage.setItem('countersign.language', '${words.language}')`)
  await page.reload()
  const faults: string[] = []
  const titles = new Set<string>()
  for (const path of pagesInside(service)) {
    await follow(path, opened)
    titles.add(await page.title())
    const heard = await page.evaluate<string>(
      `[document.body.innerText, ...[...document.querySelectorAll('[aria-label], [placeholder]')]
        .map((one) => one.ariaLabel + ' ' + one.getAttribute('placeholder'))].join('\\n')`,
    )
    const lines = heard.split('\n').filter((line) => {
      // the control API has its own names, whatever the contract says
      return words.forbidden.test(line.replaceAll(/projects\.(?:read|write)/g, ''))
    })
    faults.push(...lines.map((line) => `${path}: ${line}`))
  }
  expect(faults).toEqual([])
  expect(titles.size).toBeGreaterThan(15)
  await page.goto(`${service.dashboardUrl}/projects?q=nothing`)
  await page.getByText(words.said).waitFor()
})
