import type { SampleRequest } from '../exchange.ts'

/** The request as a command of the shell. */
export function curl({ method, path, headers, basic, body }: SampleRequest, base: string): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(base + path)}`,
    ...(basic === null ? [] : [`-u ${quoted(`${basic.user}:${basic.password}`)}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
  ]
  if (body?.as === 'form') {
    const members = Object.entries(body.members)
    parts.push(...members.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`))
  }
  if (body?.as === 'json') {
    parts.push(`-H ${quoted('Content-Type: application/json')}`)
    parts.push(`-d ${quoted(JSON.stringify(body.members))}`)
  }
  return parts.join(' \\\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
