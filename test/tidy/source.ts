/** The compiler's view of one file: its tree, its nodes in order, its comments. */

import ts from 'typescript'

export interface Comment {
  readonly position: number
  readonly text: string
}

export function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path)
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

/** Every node below the given one, itself included, in the order of the text. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  const pending = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next
    const children: ts.Node[] = []
    ts.forEachChild(next, (child) => {
      children.push(child)
    })
    pending.push(...children.reverse())
  }
}

/**
 * A comment is no node: it stands in the space before a token. Going by tokens keeps strings, templates, regular
 * expressions and JSX text, where a scanner alone would see comments that are none, out of the answer.
 */
export function commentsOf(tree: ts.SourceFile): Comment[] {
  const found = new Map<number, Comment>()
  const add = (position: number, end: number) => {
    found.set(position, { position, text: tree.text.slice(position, end) })
  }
  for (const token of tokensOf(tree, tree)) {
    if (token.pos === token.getStart(tree)) continue
    ts.forEachTrailingCommentRange(tree.text, token.pos, add)
    ts.forEachLeadingCommentRange(tree.text, token.pos, add)
  }
  return [...found.values()]
}

function* tokensOf(node: ts.Node, tree: ts.SourceFile): Generator<ts.Node> {
  if (ts.isJsxText(node)) return
  // Even a token has children where documentation stands before it: the end of the file.
  const children = node.getChildren(tree).filter((child) => !isDocumentation(child))
  if (children.length === 0) yield node
  for (const child of children) yield* tokensOf(child, tree)
}

function isDocumentation({ kind }: ts.Node): boolean {
  return kind >= ts.SyntaxKind.FirstJSDocNode && kind <= ts.SyntaxKind.LastJSDocNode
}
