import type { SampleRequest } from '../exchange.ts'
import { curl } from './curl.ts'
import { python } from './python.ts'
import type { Sample } from './sample.ts'
import { typescript } from './typescript.ts'

const writers = [
  { title: 'curl', language: 'sh', write: curl },
  { title: 'TypeScript', language: 'ts', write: typescript },
  { title: 'Python', language: 'python', write: python },
] as const

/** One request in every language of the page. */
export function samplesOf(request: SampleRequest, base: string): readonly Sample[] {
  return writers.map(({ title, language, write }) => ({
    title,
    language,
    text: write(request, base),
  }))
}
