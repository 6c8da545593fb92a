import type { KeysApi } from '../../parts/keys/keys-api.ts'
import type { Samples } from '../api/portal-queries.ts'

/**
 * The requests of the published page that somebody with a new key makes first: those that can be sent,
 * and hold the place of its secret. Pure.
 */
export function firstSamples({
  placeholders,
  sections,
}: Samples): Awaited<ReturnType<KeysApi['readSamples']>> {
  const placeholder = placeholders.find(({ is_secret: isSecret }) => isSecret)?.text
  if (placeholder === undefined) return { requests: [] }
  const blocks = sections.flatMap((section) => section.blocks)
  return {
    requests: blocks.flatMap(({ kind, name, samples = [] }) =>
      kind === 'request' &&
      typeof name === 'string' &&
      samples.some(({ text }) => text.includes(placeholder))
        ? [{ purpose: name === 'token' ? 'token' : 'resource', placeholder, samples }]
        : [],
    ),
  }
}
