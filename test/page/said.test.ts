import { describe, expect, it } from 'vitest'
import { builtInContracts } from '../../packages/server/src/contracts/built-in.ts'
import { authenticationPage } from '../../packages/server/src/page/authentication-page.ts'
import type { Block } from '../../packages/server/src/page/page.ts'
import { html } from '../../packages/server/src/page/render/html.ts'
import { markdown } from '../../packages/server/src/page/render/markdown.ts'
import { axeleredSaid } from './said/axelered.ts'
import { chronosSaid } from './said/chronos.ts'
import { classicSaid } from './said/classic.ts'
import { convexitySaid } from './said/convexity.ts'
import { convoySaid } from './said/convoy.ts'

const base = 'https://api.example.com'
const contracts = Object.entries(builtInContracts)

describe.each([
  ['convexity', convexitySaid],
  ['classic', classicSaid],
  ['convoy', convoySaid],
  ['chronos', chronosSaid],
  ['axelered', axeleredSaid],
] as const)('what the published page of %s tells its reader', (name, said) => {
  const contract = builtInContracts[name]
  if (contract === undefined) throw new Error(`there is no ${name}`)
  const page = oneLine(markdown(authenticationPage(contract), base))
  it.each(said)('%s', (_sentence, ...texts) => {
    for (const text of texts) expect(page).toContain(text)
  })
})

describe.each(contracts)('the page of %s', (_name, contract) => {
  const page = authenticationPage(contract)

  it('leaves no word of a template, and no sentence without its words', () => {
    const texts = page.sections.flatMap(({ blocks }) => blocks.flatMap(textsOf))
    for (const text of texts) {
      expect(text).not.toMatch(/undefined|\bnull\b|\[object|\{[a-z ]+\}| {2}|\s[.,]|``|\(\)/)
    }
  })

  it('has every section in its HTML', () => {
    const shown = html(page, base)
    for (const { title, blocks } of page.sections) {
      expect(shown).toContain(`>${title}</h2>`)
      expect(blocks.length).toBeGreaterThan(0)
    }
  })
})

/** What a block says in words; requests are run by another test. */
function textsOf(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()]
  if (block.kind === 'exchange') return [block.exchange.title, block.exchange.about ?? '']
  return block.kind === 'code' || block.kind === 'keeping' ? [] : [block.text]
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
