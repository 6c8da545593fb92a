import type { Contract } from '../contract.ts'
import { comments } from './comments.ts'
import { comment, printed } from './printed.ts'

/** The name that conventions know it by. */
export const contractFileName = 'countersign.config.ts'

/** The members that the file spells out; the others stay those of the contract that it starts from. */
const spelledOut = [
  'name',
  'title',
  'nouns',
  'documentedAt',
  'keys',
  'rights',
  'tokens',
  'resources',
  'limits',
  'challenges',
  'page',
] as const satisfies readonly (keyof Contract)[]

/** The text of a contract file that starts from a contract and can be served as it is. */
export function contractFile(from: Contract): string {
  const start = { ...from, name: 'my-api', title: 'My API', documentedAt: [] }
  const members = spelledOut.map((name) => {
    const place = { path: `.${name}`, before: name.length + 2 }
    const text = printed(start[name], comments, place)
    return `${comment(comments[`.${name}`], '  ')}  ${name}: ${text},\n`
  })
  const body = members.join('\n')
  const words = ['given', 'optional'].filter((word) => body.includes(` ${word}('`))
  const imports = ['type Contract', from.name, ...words].toSorted(byName).join(', ')
  return `import { ${imports} } from 'countersign/contract'

// How the callers of your API authenticate: where a credential sits, what a key looks like, what each
// refusal says. It starts from the contract \`${from.name}\`; your editor knows every member and its words.
//
//   countersign serve --contract ./${contractFileName}   runs it, without a build step
//   countersign contract test ./${contractFileName}      tries everything that it says
//   countersign docs --contract ./${contractFileName}    is the page for your callers

const contract: Contract = {
  // Operations, documents and secrets, unless you write them here.
  ...${from.name},

${body}
  // A reply for each cause of a refusal; docs/errors lists the causes.
  refusals: {
    ...${from.name}.refusals,
    resource: {
      ...${from.name}.refusals.resource,
      // key_expired: { status: 401, body: { error: 'key_expired', message: 'Ask for a new key.' } },
    },
  },
}

export default contract
`
}

/** As formatters order them: by the name, whether or not it is a type. */
function byName(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => text.replace('type ', '').toLowerCase())
  return (first ?? '') < (second ?? '') ? -1 : 1
}
