import { type RefusalCode, refusals } from '@countersign/core'
import { native } from '../packages/server/src/contracts/native.ts'

/** One page for every refusal code, by file name: what docs/errors holds. */
export function errorPages(): ReadonlyMap<string, string> {
  const codes = Object.keys(refusals) as RefusalCode[]
  return new Map(codes.map((code) => [`${code}.md`, page(code)]))
}

const surfaceNames = {
  token: 'the token endpoint',
  resource: 'protected resources',
  operation: 'operations and the control API',
} as const

function page(code: RefusalCode): string {
  const { at, says, cause, remedy, status } = refusals[code]
  const places = at.map((surface) => surfaceNames[surface]).join(', ')
  return `# ${code}

> ${says}

| | |
|---|---|
| Status | ${status} |
| Where | ${places} |
${tokenRow(code)}
**Cause.** ${cause}

**Remedy.** ${remedy}
`
}

/** The token endpoint words refusals as RFC 6749 §5.2 does. */
function tokenRow(code: RefusalCode): string {
  const replies: Readonly<
    Partial<Record<RefusalCode, (typeof native)['refusals']['token']['internal']>>
  > = native.refusals.token
  const reply = replies[code]
  const error = reply?.body?.['error']
  return typeof error === 'string'
    ? `| At the token endpoint | ${reply?.status} \`${error}\` |\n`
    : ''
}
