import ts from 'typescript'
import { type Finding, findingOf, type Source } from '../repository.ts'

const vendors = ['native', 'convexity', 'classic', 'convoy', 'chronos', 'axelered']

/** What makes a value into a program, and how it is called in a failure. */
const programs: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.FunctionDeclaration, 'function'],
  [ts.SyntaxKind.FunctionExpression, 'function'],
  [ts.SyntaxKind.ArrowFunction, 'function'],
  [ts.SyntaxKind.MethodDeclaration, 'method'],
  [ts.SyntaxKind.Constructor, 'constructor'],
  [ts.SyntaxKind.GetAccessor, 'getter'],
  [ts.SyntaxKind.SetAccessor, 'setter'],
  [ts.SyntaxKind.IfStatement, 'if'],
  [ts.SyntaxKind.ConditionalExpression, '?:'],
  [ts.SyntaxKind.SwitchStatement, 'switch'],
  [ts.SyntaxKind.ForStatement, 'loop'],
  [ts.SyntaxKind.ForInStatement, 'loop'],
  [ts.SyntaxKind.ForOfStatement, 'loop'],
  [ts.SyntaxKind.WhileStatement, 'loop'],
  [ts.SyntaxKind.DoStatement, 'loop'],
])

/** A contract is data: whatever it decides, the engine would have to decide for every contract. */
export function programsInContracts(sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ path }) => isContract(path))
    .flatMap((source) =>
      source.nodes.flatMap((node) => {
        const name = programs.get(node.kind)
        return name === undefined ? [] : [findingOf(source, node, name)]
      }),
    )
}

function isContract(path: string): boolean {
  const isVendor = vendors.some((name) => path === `packages/server/src/contracts/${name}.ts`)
  return isVendor || /^examples\/(?:.+\/)?(?:contract|countersign\.config)\.ts$/.test(path)
}
