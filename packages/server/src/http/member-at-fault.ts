/** What Ajv says of a failed validation, as far as it is used here. */
export interface Failure {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly parentSchema?: Readonly<Record<string, unknown>>
}

/** The member that a schema refused and what it expected; null where nothing failed. */
export function memberAtFault(
  failures: readonly Failure[],
): { readonly member: string; readonly expected: string } | null {
  const [failure] = failures
  if (failure === undefined) return null
  const path = failure.instancePath.split('/').slice(1)
  const inner = innerMember(failure)
  const member = [...path, ...(inner === null ? [] : [inner])].join('.')
  return { member: member === '' ? 'body' : member, expected: expectation(failure) }
}

function innerMember({ keyword, params }: Failure): string | null {
  if (keyword === 'additionalProperties') return String(params['additionalProperty'])
  return keyword === 'required' ? String(params['missingProperty']) : null
}

function expectation({ keyword, params, parentSchema }: Failure): string {
  if (keyword === 'additionalProperties') return 'no member of this name'
  if (keyword === 'required') return 'it to be present'
  const described = parentSchema?.['description']
  if (typeof described === 'string') return described
  return keyword === 'type' ? `the type ${String(params['type'])}` : `another value (${keyword})`
}
