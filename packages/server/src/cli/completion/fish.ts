import type { Place, Valued } from './model.ts'

export function fishCompletion(places: readonly Place[]): string {
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => quoted(path))
  return `# fish completion of countersign; made by: countersign completion fish
function __countersign_place
    set -l place
    for word in (commandline -opc)[2..-1]
        set -l next (string join -- ' ' $place $word)
        if contains -- "$next" ${paths.join(' ')}
            set place $next
        end
    end
    echo "$place"
end
function __countersign_at
    test (__countersign_place) = "$argv[1]"
end
complete -c countersign -f
${places.flatMap(linesOf).join('\n')}
`
}

function linesOf({ path, commands, options, valued }: Place): readonly string[] {
  const at = `complete -c countersign -n ${quoted(`__countersign_at ${quoted(path)}`)}`
  return [
    ...commands.map(({ word, says }) => `${at} -a ${quoted(word)} -d ${quoted(says)}`),
    ...options.map(({ word, says }) => {
      const value = valued.find((one) => one.word === word)
      return `${at} -l ${word.slice(2)} -d ${quoted(says)}${fishValue(value)}`
    }),
  ]
}

function fishValue(valued: Valued | undefined): string {
  if (valued === undefined) return ''
  const { completes } = valued
  if (completes === 'file') return ' -r -F'
  if (completes === 'directory') return " -x -a '(__fish_complete_directories)'"
  return completes === 'nothing' ? ' -x' : ` -x -a ${quoted(completes.join(' '))}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
