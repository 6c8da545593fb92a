/** A header line that a caller sends to be taken for the gateway. */
export interface Spelling {
  readonly name: string
  readonly value: string
}

/** Headers that only the gateway may write, and what a caller would like them to say. */
export const ours: Readonly<Record<string, string>> = {
  'Countersign-Identity': 'eyJhbGciOiJub25lIn0.e30.',
  'Countersign-Project': 'project_forged',
  'Countersign-Project-Slug': 'forged',
  'Countersign-Key': 'key_forged',
  'Countersign-Client': 'client_forged',
  'Countersign-Environment': 'forged',
  'Countersign-Level': 'server',
  'Countersign-Scopes': 'admin forged',
  'Countersign-Capabilities': 'forged',
  'Countersign-Tier': 'forged',
  'Countersign-Anything': 'forged',
}

/** Headers by which programs are told of another path, method or origin than that of the request. */
const misleading: Readonly<Record<string, string>> = {
  'X-Original-URL': '/files/secret/forged',
  'X-Original-URI': '/files/secret/forged',
  'X-Rewrite-URL': '/files/secret/forged',
  'X-Forwarded-Uri': '/files/secret/forged',
  'X-Forwarded-Path': '/files/secret/forged',
  'X-Forwarded-Prefix': '/files/secret/forged',
  'X-HTTP-Method-Override': 'DELETE',
  'X-HTTP-Method': 'DELETE',
  'X-Method-Override': 'DELETE',
  'X-Forwarded-Method': 'DELETE',
  'X-Original-Method': 'DELETE',
  Forwarded: 'for=forged;host=forged',
}

/** Headers that the gateway writes itself, where a value of the caller's must not stand beside. */
const rewritten: Readonly<Record<string, string>> = {
  'X-Forwarded-For': 'forged',
  'X-Forwarded-Proto': 'forged',
  'X-Forwarded-Host': 'forged',
}

type Change = (name: string) => string

const specials = ['!', '#', '$', '%', '&', "'", '*', '+', '.', '^', '_', '`', '|', '~']

/** Other spellings that are tokens too: some program takes each for the name itself. */
const changes: readonly Change[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) =>
    Array.from(name)
      .map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase()))
      .join(''),
  ...specials.map((special) => (name: string) => name.replaceAll('-', special)),
  (name) => name.replace('-', '_'),
  (name) => name.toUpperCase().replaceAll('-', '_'),
  (name) => name.replaceAll('-', '--'),
  (name) => name.replaceAll('-', '__'),
  (name) => name.replaceAll('-', '-_'),
]

/** Every name in every spelling. All are sent alone, twice, and named in `Connection`. */
export function headerSpellings(): readonly Spelling[] {
  const all = { ...ours, ...misleading, ...rewritten }
  return Object.entries(all).flatMap(([name, value]) =>
    changes
      .map((change) => change(name))
      .filter((spelling, at, spellings) => spellings.indexOf(spelling) === at)
      .map((spelling) => ({ name: spelling, value })),
  )
}

/** A name as the most careless program reads it: letters and digits, whatever stands between them. */
export function carelesslyRead(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

/** What programs would believe that no caller may say. */
export function isForbidden(name: string): boolean {
  const read = carelesslyRead(name)
  return Object.keys(misleading).some((header) => carelesslyRead(header) === read)
}

/** What the gateway writes; each of them once at most. */
export function isOurs(name: string): boolean {
  const read = carelesslyRead(name)
  return (
    read.startsWith('countersign-') ||
    Object.keys(rewritten).some((header) => carelesslyRead(header) === read)
  )
}

/** Lines that are no headers at all, and must end the connection. */
export const brokenSpellings: readonly string[] = [
  'Countersign-Project : forged',
  'Countersign-Project\t: forged',
  ' Countersign-Project: forged',
  '\tCountersign-Project: forged',
  'Countersign-Project\0: forged',
  'Countersign\xadProject: forged',
  'Countersign\xa0Project: forged',
  'Countersign Project: forged',
  'Countersign\x7fProject: forged',
  'X: y\nCountersign-Project: forged',
  'X: y\rCountersign-Project: forged',
  'X: y\r\r\nCountersign-Project: forged',
  'X: y\0Countersign-Project: forged',
  'Countersign/Project: forged',
  'Countersign\\Project: forged',
  '(Countersign-Project): forged',
  '"Countersign-Project": forged',
  'Countersign-Project;: forged',
  'Countersign-Project=forged',
  'Countersign-Project: a\r\n forged',
]
