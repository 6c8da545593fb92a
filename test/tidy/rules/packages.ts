import ts from 'typescript'
import { type Finding, findingAt, type RepositoryFile } from '../repository.ts'

interface Member {
  readonly name: string
  readonly value: ts.Expression
  readonly position: number
}

/** What gets installed. A peer is the user's own choice, so a range there is the promise, not a gap in it. */
const sections: ReadonlySet<string> = new Set([
  'dependencies',
  'devDependencies',
  'optionalDependencies',
])

const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/

export function inexactVersions(files: readonly RepositoryFile[]): Finding[] {
  const manifests = files
    .filter(({ path }) => /(?:^|\/)package\.json$/.test(path))
    .map((file) => ({ file, members: membersOf(ts.parseJsonText(file.path, file.text)) }))
  const workspaces = new Set(manifests.flatMap(({ members }) => members.flatMap(packageName)))
  return manifests.flatMap(({ file, members }) =>
    members
      .filter(({ name }) => sections.has(name))
      .flatMap(({ value }) => membersOf(value))
      .filter(({ name, value }) => !workspaces.has(name) && !exact.test(textOf(value)))
      .map(({ name, value, position }) => findingAt(file, position, `${name} ${textOf(value)}`)),
  )
}

/** Programs in a `bin` folder without their mode: npm would set it on install and leave the clone changed. */
export function programsNotExecutable(files: readonly RepositoryFile[]): Finding[] {
  return files
    .filter(({ path }) => /(?:^|\/)bin\/(?:[^/.]+|[^/]+\.(?:[cm]?[jt]s|sh))$/.test(path))
    .filter(({ text, executable }) => text.startsWith('#!') && !executable)
    .map(({ path }) => ({ file: path, line: 1, detail: 'mode 100644' }))
}

function packageName({ name, value }: Member): string[] {
  return name === 'name' ? [textOf(value)] : []
}

function textOf(value: ts.Expression): string {
  return ts.isStringLiteralLike(value) ? value.text : 'not a string'
}

function membersOf(node: ts.JsonSourceFile | ts.Expression): Member[] {
  const value = ts.isSourceFile(node) ? node.statements[0]?.expression : node
  if (value === undefined || !ts.isObjectLiteralExpression(value)) return []
  return value.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.name)) return []
    return [
      { name: property.name.text, value: property.initializer, position: property.initializer.end },
    ]
  })
}
