import { type Finding, findingAt, type Repository } from '../repository.ts'

const catalogue = 'packages/core/src/refusals.ts'
const pageName = /^docs\/errors\/(?!index\.md|README\.md)([^/]+)\.md$/

/** Before there is a catalogue there is nothing that a page could be wrong about. */
export function refusalsAndPages({ files, refusalCodes }: Repository): Finding[] {
  if (refusalCodes === null) return []
  const pages = files.flatMap(({ path }) => pageName.exec(path)?.[1] ?? [])
  const rows = files.find(({ path }) => path === catalogue)
  const { pageless, codeless } = differences(refusalCodes, pages)
  return [
    ...pageless.map((code) => {
      const row = rows?.text.search(new RegExp(`^ *${code}:`, 'm')) ?? -1
      const detail = `${code} has no page`
      return rows === undefined || row === -1
        ? { file: catalogue, line: 1, detail }
        : findingAt(rows, row, detail)
    }),
    ...codeless.map((page) => ({
      file: `docs/errors/${page}.md`,
      line: 1,
      detail: `${page} is no code`,
    })),
  ]
}

/** Codes without a page, and pages without a code. */
export function differences(codes: readonly string[], pages: readonly string[]) {
  return {
    pageless: codes.filter((code) => !pages.includes(code)),
    codeless: pages.filter((page) => !codes.includes(page)),
  }
}
