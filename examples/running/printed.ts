import type { ExampleRequest, Values } from './example.ts'

/** What the requests below need: reads a member of a reply. */
export const preamble = `member() { node -p "JSON.parse(process.argv[1]).$2" "$1"; }`

/** A request as lines for a shell, with the real values in place. */
export function printed({ does, curl, status, answers, keeps }: ExampleRequest, values: Values) {
  const command = withValues(curl, values).replace(/^curl /, 'curl -s ')
  return `# ${does}\n#   ${status} ${answers}\n${keeps === undefined ? `${command}; echo` : kept(command, keeps)}`
}

/** The text, in which the values stand. Longer names are replaced first, as one may begin another. */
export function withValues(text: string, values: Values): string {
  const longestFirst = Object.entries(values).sort(([one], [other]) => other.length - one.length)
  return longestFirst.reduce((all, [name, value]) => all.replaceAll(name, () => value), text)
}

function kept(command: string, keeps: Readonly<Record<string, string>>): string {
  const variables = Object.entries(keeps).map(
    ([variable, member]) => `${variable}=$(member "$REPLY" ${member})`,
  )
  return [`REPLY=$(${command}); echo "$REPLY"`, ...variables].join('\n')
}
