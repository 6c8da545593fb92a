import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import germanPortal from '../portal/locales/de.json' with { type: 'json' }
import englishPortal from '../portal/locales/en.json' with { type: 'json' }
import germanDashboard from './de.json' with { type: 'json' }
import englishDashboard from './en.json' with { type: 'json' }
import { formsOf } from './nouns.ts'
import germanNouns from './nouns-de.json' with { type: 'json' }
import englishNouns from './nouns-en.json' with { type: 'json' }
import germanShared from './shared/de.json' with { type: 'json' }
import englishShared from './shared/en.json' with { type: 'json' }

const en = { shared: englishShared, dashboard: englishDashboard, portal: englishPortal }
const de = { shared: germanShared, dashboard: germanDashboard, portal: germanPortal }

interface Texts {
  readonly [name: string]: string | Texts
}

function pathsOf(texts: Texts, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [before + name] : pathsOf(text, `${before}${name}.`),
  )
}

function textAt(texts: Texts, path: string): string {
  const found = path
    .split('.')
    .reduce<string | Texts | undefined>((at, name) => (at as Texts)[name], texts)
  return typeof found === 'string' ? found : ''
}

describe('the languages', () => {
  it('have the same texts', () => {
    expect(pathsOf(de)).toEqual(pathsOf(en))
  })

  it.each(pathsOf(en))('fill the same values into %s', (path) => {
    const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
    expect(valuesOf(textAt(de, path)).sort()).toEqual(valuesOf(textAt(en, path)).sort())
  })
})

// Contracts call a project a workspace, a business or an account: texts leave the word to the contract.
describe.each([
  { language: 'en', texts: en, nouns: englishNouns, word: /\bprojects?\b/i },
  { language: 'de', texts: de, nouns: germanNouns, word: /projekt/i },
])('the texts of $language', ({ texts, nouns, word }) => {
  it('say {{noun.one}} and its like, never the word “project” itself', () => {
    expect(pathsOf(texts).filter((path) => word.test(textAt(texts, path)))).toEqual([])
  })

  it.each(Object.keys(nouns.words))('use forms of the noun that there are: %s', (noun) => {
    const forms = formsOf(noun, nouns)
    const used = pathsOf(texts).flatMap((path) =>
      [...textAt(texts, path).matchAll(/\{\{noun\.(\w+)\}\}/g)].map(([, form = '']) => form),
    )
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter((form) => forms[form] === undefined)).toEqual([])
  })
})

// What is the same in every language: names, and what callers of an API write.
const untranslated = [
  'Countersign',
  'client_id',
  'Acme',
  'countersign operators reset',
  '—',
  '/',
  '…',
  '.',
  ':',
]

describe('the components', () => {
  const root = join(import.meta.dirname, '..')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const components = files.filter((path) => path.endsWith('.tsx'))

  it.each(components)('%s has no text of its own', (path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    expect(writtenIn(tree).filter((words) => !untranslated.includes(words))).toEqual([])
  })
})

/** The texts between tags, and those of members that are read to people. */
function writtenIn(node: ts.Node): string[] {
  const shown = /^(?:label|placeholder|title|alt|description|aria-label)$/
  const own: string[] = []
  if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) own.push(node.text.trim())
  if (
    ts.isJsxAttribute(node) &&
    shown.test(node.name.getText()) &&
    node.initializer !== undefined &&
    ts.isStringLiteral(node.initializer)
  ) {
    own.push(node.initializer.text)
  }
  const inside: string[] = []
  ts.forEachChild(node, (child) => {
    inside.push(...writtenIn(child))
  })
  return [...own, ...inside].filter((words) => words !== '')
}
