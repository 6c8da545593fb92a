import { type RefusalCode, refusals } from '@countersign/core'
import type { Principal, Standing, Verdict } from '../api-objects.ts'
import { type Field, renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { printable, shown, time } from '../output/printable.ts'

export function viewVerdict(verdict: Verdict, look: Look): string {
  const { valid, code, principal, failures } = verdict
  if (valid && principal !== null) {
    const fields = [...fieldsOf(principal), ...limitsOf(verdict)]
    return `${look.paint('green', 'valid')}\n\n${renderFields(fields, look)}`
  }
  const reasons = (failures ?? [{ code, detail: undefined }]).map(
    (reason) => `${printable(reason.code)}: ${causeOf(reason.code)}`,
  )
  const limits = limitsOf(verdict)
  const below = limits.length === 0 ? '' : `\n${renderFields(limits, look)}`
  return `${look.paint('red', 'not valid')}\n\n${reasons.join('\n')}\n${below}`
}

/** The operator may know what callers are not told. */
function causeOf(code: string): string {
  const row = Object.hasOwn(refusals, code) ? refusals[code as RefusalCode] : undefined
  return row === undefined ? 'this version does not know the code.' : `${row.cause} ${row.remedy}`
}

function fieldsOf(principal: Principal): readonly Field[] {
  return Object.entries(principal)
    .filter(([name, value]) => value !== null || name === 'scopes')
    .map(([name, value]) => [name.replaceAll('_', ' '), viewMember(name, value)])
}

function viewMember(name: string, value: unknown): string {
  if (name === 'scopes') return shown(value ?? 'all')
  return name === 'expires_at' ? time(String(value)) : shown(value)
}

function limitsOf({ limit, quota }: Verdict): readonly Field[] {
  return [
    ...(limit === null ? [] : [['limit', viewStanding(limit)] as const]),
    ...(quota === undefined ? [] : [['quota', viewStanding(quota)] as const]),
  ]
}

function viewStanding({ name, limit, remaining, reset_seconds: seconds }: Standing): string {
  return remaining === null
    ? `${printable(name)}: ${limit}; what is left can not be told now`
    : `${printable(name)}: ${remaining} of ${limit} left, all again in ${shown(seconds)} s`
}
