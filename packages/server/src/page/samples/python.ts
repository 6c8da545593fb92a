import type { SampleRequest } from '../exchange.ts'

/** The request as a program for Python 3, which needs nothing but what comes with it. */
export function python(request: SampleRequest, base: string): string {
  const { modules, lines } = pythonRequest(request, base)
  return [
    ...modules.map((name) => `import ${name}`),
    '',
    ...lines,
    'print(urllib.request.urlopen(request).read().decode())',
  ].join('\n')
}

/** What makes the request, left in `request`, and the modules that it needs. */
export function pythonRequest(
  request: SampleRequest,
  base: string,
): { readonly modules: readonly string[]; readonly lines: readonly string[] } {
  const { method, path, basic, body } = request
  const modules = [
    ...(basic === null ? [] : ['base64']),
    ...(body?.as === 'json' ? ['json'] : []),
    ...(body?.as === 'form' ? ['urllib.parse'] : []),
    'urllib.request',
  ]
  const headers = [
    ...(basic === null
      ? []
      : [
          `    "Authorization": "Basic " + base64.b64encode(b"${basic.user}:${basic.password}").decode(),`,
        ]),
    ...Object.entries(request.headers).map(([name, value]) => `    "${name}": "${value}",`),
    ...(body?.as === 'json' ? ['    "Content-Type": "application/json",'] : []),
  ]
  const data = body === null ? [] : `data = ${literal(body.members)}`.split('\n')
  const encoded =
    body?.as === 'json' ? 'json.dumps(data).encode()' : 'urllib.parse.urlencode(data).encode()'
  const lines = [
    ...data,
    'request = urllib.request.Request(',
    `    "${base}${path}",`,
    `    method="${method}",`,
    ...(body === null ? [] : [`    data=${encoded},`]),
    ...(headers.length === 0
      ? []
      : ['    headers={', ...headers.map((line) => `    ${line}`), '    },']),
    ')',
  ]
  return { modules, lines }
}

/** JSON but for its three words. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 4)
    .replaceAll(/: true\b/g, ': True')
    .replaceAll(/: false\b/g, ': False')
    .replaceAll(/: null\b/g, ': None')
}
