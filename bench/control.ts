import type { TestService } from '../test/service/service.ts'

/** Asks the control API with the admin key. Throws when the answer is no success. */
export async function callControl(
  { controlUrl, adminKey }: TestService,
  path: string,
  body: object,
): Promise<unknown> {
  const response = await fetch(controlUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status} ${text}`)
  return JSON.parse(text)
}
