/** Spellings that some program takes for one path. At least 2,000 for a handful of paths. */
export function pathForms(paths: readonly string[]): readonly string[] {
  const forms = paths.flatMap((path) => [
    path,
    ...letterForms(path),
    ...slashForms(path),
    ...detours(path),
    ...parameters(path),
    ...endings(path),
    ...absoluteForms(path),
  ])
  const pairs = paths.flatMap((path) => combined(path))
  return [...new Set([...forms, ...pairs])]
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0')
}

/** Ways to write one ASCII character. */
const letterWritings: readonly ((letter: string) => string)[] = [
  (letter) => `%${hex(letter)}`,
  (letter) => `%${hex(letter).toUpperCase()}`,
  (letter) => `%25${hex(letter)}`,
  (letter) => `%2525${hex(letter)}`,
  (letter) => `%%${hex(letter)}`,
  (letter) => `%u00${hex(letter)}`,
  (letter) =>
    `%c${letter.charCodeAt(0) < 64 ? '0' : '1'}%${(0x80 | (letter.charCodeAt(0) & 63)).toString(16)}`,
  (letter) =>
    `%e0%${letter.charCodeAt(0) < 64 ? '80' : '81'}%${(0x80 | (letter.charCodeAt(0) & 63)).toString(16)}`,
  (letter) => `%ef%bc%${(0x80 | ((letter.charCodeAt(0) - 0x20) & 63)).toString(16)}`,
  (letter) => letter.toUpperCase(),
  (letter) => `%${hex(letter.toUpperCase())}`,
  (letter) => `\\x${hex(letter)}`,
  (letter) => `${letter}%00`,
  (letter) => `${letter}\0`,
  (letter) => `${letter}%0a`,
  (letter) => `${letter}%09`,
  (letter) => `${letter}%20`,
  (letter) => `${letter}%cc%81`,
  (letter) => `${letter}%e2%80%8b`,
]

/** One letter at a time, and all of them. */
function letterForms(path: string): string[] {
  const places = Array.from(path).flatMap((letter, at) => (letter === '/' ? [] : [at]))
  return letterWritings.flatMap((write) => [
    ...places.map((at) => path.slice(0, at) + write(path[at] ?? '') + path.slice(at + 1)),
    Array.from(path)
      .map((letter) => (letter === '/' ? letter : write(letter)))
      .join(''),
  ])
}

const slashes = [
  '//',
  '///',
  '/./',
  '/././',
  '/%2e/',
  '/%2E/',
  '/%252e/',
  '/x/../',
  '/x/%2e%2e/',
  '/x/%2E./',
  '/x/.%2e/',
  '/x/%252e%252e/',
  '/x/..;/',
  '/x/..;a=b/',
  '/x/..%3b/',
  '/x/..%00/',
  '/x/..%09/',
  '/x/..%5c',
  '/x/..%2f',
  '/x%2f..%2f',
  '/x%252f..%252f',
  '/x%5c..%5c',
  '/.;/',
  '/;/',
  '/;a=b/',
  '/%3b/',
  '%2f',
  '%2F',
  '%252f',
  '%252F',
  '%25252f',
  '\\',
  '%5c',
  '%5C',
  '%255c',
  '/\\',
  '\\/',
  '/%5c/',
  '%2f/',
  '/%2f',
  '%c0%af',
  '%e0%80%af',
  '%f0%80%80%af',
  '%c1%9c',
  '%ef%bc%8f',
  '%e2%88%95',
  '%u002f',
  '%u2215',
  '/%20/',
  '/%09/',
  '/%00/',
  '/%0d%0a/',
  '/%7f/',
  '/*/',
  '/%/',
] as const

/** One slash at a time, and all of them but the first. */
function slashForms(path: string): string[] {
  const places = Array.from(path).flatMap((letter, at) => (letter === '/' ? [at] : []))
  return slashes.flatMap((slash) => [
    ...places.map((at) => path.slice(0, at) + slash + path.slice(at + 1)),
    `/${path.slice(1).replaceAll('/', slash)}`,
  ])
}

/** From where the caller may be, and back. */
function detours(path: string): string[] {
  const ups = [
    '..',
    '%2e%2e',
    '.%2e',
    '%2e.',
    '%252e%252e',
    '..;',
    '..;x',
    '..%3b',
    '...',
    '. .',
    '.%00.',
  ]
  const froms = ['/files/open', '/public/page', '/users/1', '/nowhere', '/files/%2e']
  const separators = ['/', '%2f', '%252f', '\\', '%5c', '//', '/./']
  return froms.flatMap((from) =>
    ups.flatMap((up) =>
      separators.flatMap((separator) => {
        const depth = from.split('/').length - 1
        return [
          from + `${separator}${up}`.repeat(depth) + path,
          from + `${separator}${up}`.repeat(depth + 2) + separator + path.slice(1),
        ]
      }),
    ),
  )
}

/** Parameters of segments, as Java and some others read them. */
function parameters(path: string): string[] {
  const after = [
    ';',
    ';a',
    ';a=b',
    ';/',
    ';%2f',
    '%3b',
    '%3ba',
    ';jsessionid=1',
    ';a=/../x',
    ',a',
    '=a',
  ]
  const places = Array.from(`${path}/`).flatMap((letter, at) =>
    letter === '/' && at > 0 ? [at] : [],
  )
  return after.flatMap((text) => places.map((at) => path.slice(0, at) + text + path.slice(at)))
}

function endings(path: string): string[] {
  const ends = [
    '/',
    '//',
    '/.',
    '/./',
    '/..',
    '/x/..',
    '/x/../',
    '.',
    '..',
    '.json',
    '.html',
    ';',
    ';.css',
    '/;',
    '%00',
    '%00.html',
    '\0',
    '%0a',
    '%0d',
    '%0d%0a',
    '%09',
    '%20',
    ' ',
    '+',
    '%2f',
    '%2F',
    '%252f',
    '%5c',
    '\\',
    '%2e',
    '%2e%2e',
    '/%2e',
    '/%2e%2e',
    '%3f',
    '%3fa=b',
    '%253f',
    '%23',
    '%23a',
    '%2523',
    '#',
    '#a',
    '?',
    '?a',
    '?a=/../',
    '??',
    '?/..',
    '/?',
    '?%00',
    '&a',
    '~',
    '~1',
    '::$DATA',
    '%3a%3a$DATA',
    '*',
    '%ff',
    '%fe',
    '%c0',
    '%c3%28',
    '%ed%a0%80',
    '%f4%90%80%80',
    '%',
    '%2',
    '%zz',
    '%u0000',
    '\xe9',
    '%e9',
    '%c3%a9',
    '\x7f',
    '%7f',
    '\t',
    '|',
    '^',
    '"',
    '<',
    '`',
    '{',
    '[',
  ]
  return ends.map((end) => path + end)
}

function absoluteForms(path: string): string[] {
  return [
    `http://gateway${path}`,
    `HTTP://GATEWAY${path}`,
    `http://gateway:80${path}`,
    `https://gateway${path}`,
    `http://gateway/${path}`,
    `http://gateway${path}/`,
    `http://gateway//${path}`,
    `http://other${path}`,
    `http://someone@gateway${path}`,
    `http://gateway\\${path}`,
    `http:/${path}`,
    `http:${path}`,
    `http://${path}`,
    `//gateway${path}`,
    `///gateway${path}`,
    `http://gateway?${path}`,
    `http://gateway#${path}`,
    `*${path}`,
    path.slice(1),
    `ftp://gateway${path}`,
    `file://${path}`,
    `http://gateway;${path}`,
    `http://[::1]${path}`,
    `gateway:80${path}`,
    `http://gateway/files/open/..${path.slice('/files'.length)}`,
    `/http://gateway${path}`,
    `/:80${path}`,
  ]
}

/** Two changes at once. */
function combined(path: string): string[] {
  const last = path.lastIndexOf('/')
  const ends = ['', '/', '?a', '%2f', ';a', '/.', '//', '%00']
  return slashes.flatMap((slash) =>
    ends.flatMap((end) => [
      path.slice(0, last) + slash + path.slice(last + 1) + end,
      path.slice(0, last).toUpperCase() + slash + path.slice(last + 1) + end,
    ]),
  )
}
