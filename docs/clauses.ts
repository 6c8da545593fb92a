import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clause, Proof, Rfc } from './clauses/clause.ts'
import { endpoints } from './clauses/endpoints.ts'
import { practice } from './clauses/practice.ts'
import { proofs } from './clauses/proofs.ts'
import { requests } from './clauses/requests.ts'
import { tokens } from './clauses/tokens.ts'

const rfcs: readonly Rfc[] = [...requests, ...tokens, ...endpoints, ...proofs, ...practice]

const start = `# Clauses and their tests

Written by \`npm run docs\`: what the RFCs ask of an authorization server and of resources for machines, and the test that shows it.
A test checks that each of them exists. **no test** is said where there is none.

`

/** docs/clauses.md. */
export function clausesPage(): string {
  return start + rfcs.map(sectionOf).join('\n')
}

/** Tests that a clause names, and that are not where it says. */
export function missingProofs(): readonly Proof[] {
  return rfcs
    .flatMap(({ clauses }) => clauses)
    .map(({ shownBy }) => shownBy)
    .filter((shownBy) => typeof shownBy !== 'string')
    .filter((proof) => !exists(proof))
}

function sectionOf({ number, title, clauses }: Rfc): string {
  const rows = clauses.map(rowOf)
  const shown = clauses.filter(({ shownBy }) => typeof shownBy !== 'string').length
  const name = typeof number === 'number' ? `RFC ${number}` : number
  const head = `## ${name}: ${title}\n\n${shown} of ${clauses.length} clauses have a test.\n`
  return `${head}\n| clause | says | test |\n| --- | --- | --- |\n${rows.join('\n')}\n`
}

function rowOf({ section, says, shownBy }: Clause): string {
  const by = typeof shownBy === 'string' ? shownBy : `${shownBy.title} (\`${shownBy.file}\`)`
  return `| §${section} | ${says} | ${by} |`
}

/** By the text of the file: the title is what a test or a table of tests is given first. */
function exists({ file, title }: Proof): boolean {
  const text = textOf(join(import.meta.dirname, '..', file))
  const written = title.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?:\bit|\bproves|\))\(\s*['"\x60]${written}['"\x60]`).test(text)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
