import { posix } from 'node:path'
import ts from 'typescript'
import { type Finding, findingOf, isTest, type Source } from '../repository.ts'
import { type Room, type RoomName, roomOf, roomPublishedAs, rooms } from '../rooms.ts'

interface Import {
  readonly node: ts.Node
  readonly specifier: string
  readonly isTypeOnly: boolean
}

/** Imports that the importing file's room does not allow. */
export function importsAgainstDirection(sources: readonly Source[]): Finding[] {
  return sources
    .filter((source) => !isTest(source.path))
    .flatMap((source) => {
      const name = roomOf(source.path)
      if (name === null) return []
      return importsOf(source.nodes).flatMap((entry) => {
        const objection = objectionTo(entry, source.path, name)
        return objection === null ? [] : [findingOf(source, entry.node, objection)]
      })
    })
}

/** Files of a package that no row of the table speaks for: nothing would check what they import. */
export function filesWithoutRoom(sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ path }) => path.startsWith('packages/') && !isTest(path) && roomOf(path) === null)
    .map(({ path }) => ({ file: path, line: 1, detail: 'in no room' }))
}

function objectionTo(entry: Import, path: string, name: RoomName): string | null {
  const room: Room = rooms[name]
  const { specifier, isTypeOnly } = entry
  if (!specifier.startsWith('.')) {
    const target = roomPublishedAs(specifier)
    if (target !== null) return objectionToRoom(target, name, isTypeOnly)
    return room.importsPackages ? null : `${name} imports ${specifier}`
  }
  const imported = posix.join(posix.dirname(path), specifier)
  const target = roomOf(imported)
  if (target !== null) return objectionToRoom(target, name, isTypeOnly)
  return packageOf(imported) === packageOf(path) ? null : `${name} imports ${imported}`
}

function objectionToRoom(target: RoomName, name: RoomName, isTypeOnly: boolean): string | null {
  const room: Room = rooms[name]
  if (target === name || room.imports.includes(target)) return null
  const typesAllowed = room.importsTypesOf?.includes(target) === true
  if (typesAllowed && isTypeOnly) return null
  return typesAllowed ? `${name} imports values of ${target}` : `${name} imports ${target}`
}

function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'packages' ? `${first}/${second}` : ''
}

function importsOf(nodes: readonly ts.Node[]): Import[] {
  return nodes.flatMap((node) => {
    const written = specifierOf(node)
    if (written === null || !ts.isStringLiteralLike(written.specifier)) return []
    return [{ node, specifier: written.specifier.text, isTypeOnly: written.isTypeOnly }]
  })
}

function specifierOf(node: ts.Node): { specifier: ts.Node; isTypeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) {
    const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    return { specifier: node.moduleSpecifier, isTypeOnly }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: node.moduleSpecifier, isTypeOnly: node.isTypeOnly }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: node.argument.literal, isTypeOnly: true }
  }
  if (ts.isCallExpression(node) && isLoader(node.expression)) {
    const [specifier] = node.arguments
    return specifier === undefined ? null : { specifier, isTypeOnly: false }
  }
  return null
}

function isLoader(callee: ts.Expression): boolean {
  const isRequire = ts.isIdentifier(callee) && callee.text === 'require'
  return isRequire || callee.kind === ts.SyntaxKind.ImportKeyword
}
