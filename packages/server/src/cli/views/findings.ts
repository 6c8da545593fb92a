import type { Finding, Level } from '../doctor/finding.ts'
import type { Look } from '../output/look.ts'
import { printable } from '../output/printable.ts'
import { wrapped } from '../output/wrapped.ts'
import type { Style } from '../terminal.ts'

const styles: Readonly<Record<Level, Style>> = { ok: 'green', warning: 'yellow', problem: 'red' }
const order: readonly Level[] = ['problem', 'warning', 'ok']

export function worstOf(findings: readonly Finding[]): Level {
  return order.find((level) => findings.some((finding) => finding.level === level)) ?? 'ok'
}

/** One paragraph a finding, what mends it below, and the sum at the end. */
export function viewFindings(findings: readonly Finding[], look: Look): string {
  const longest = Math.max(...findings.map(({ check }) => check.length))
  const lines = findings.map((finding) => viewFinding(finding, longest, look))
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length
  const sum = `${count('ok')} ok, ${count('warning')} warnings, ${count('problem')} problems.`
  return `${lines.join('')}\n${sum}\n`
}

const levelWidth = Math.max(...order.map((level) => level.length))

function viewFinding({ check, level, says, mend }: Finding, longest: number, look: Look): string {
  const indent = levelWidth + longest + 4
  const text = (words: string) => wrapped(printable(words), indent, look.width)
  const start = `${look.paint(styles[level], level.padEnd(levelWidth))}  ${check.padEnd(longest)}  `
  const remedy = mend === undefined ? '' : `${' '.repeat(indent)}${text(`→ ${mend}`)}\n`
  return `${start}${text(says)}\n${remedy}`
}
