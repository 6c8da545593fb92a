import { offeredValues, type Place, pathPattern } from './model.ts'

/** For bash 3.2 (which macOS has) and newer, with or without the package bash-completion. */
export function bashCompletion(places: readonly Place[]): string {
  return `# bash completion of countersign; made by: countersign completion bash
_countersign() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="" place="" next="" offers="" values="" commands="" options="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${place:+$place }\${COMP_WORDS[i]}"
    case "$next" in
      ${pathPattern(places)}) place="$next" ;;
    esac
  done
  # "--state=a" comes as three words.
  if [[ $word == "=" ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 1]}" word=""
  elif [[ \${COMP_WORDS[COMP_CWORD - 1]} == "=" ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  else
    before="\${COMP_WORDS[COMP_CWORD - 1]}"
  fi
  case "$place" in
${places.map(placeCase).join('\n')}
  esac
  case "$values" in
    "<file>") COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames 2>/dev/null; return ;;
    "<directory>") COMPREPLY=($(compgen -d -- "$word")); compopt -o filenames 2>/dev/null; return ;;
    "<nothing>") return ;;
    ?*) COMPREPLY=($(compgen -W "$values" -- "$word")); return ;;
  esac
  [[ $word == -* ]] && offers="$options" || offers="$commands"
  COMPREPLY=($(compgen -W "$offers" -- "$word"))
}
complete -F _countersign countersign
`
}

function placeCase({ path, commands, options, valued }: Place): string {
  const values = valued.map(
    (option) => `        ${option.word}) values="${offeredValues(option)}" ;;`,
  )
  return `    "${path}")
      commands="${commands.map(({ word }) => word).join(' ')}"
      options="${options.map(({ word }) => word).join(' ')}"
${values.length === 0 ? '' : `      case "$before" in\n${values.join('\n')}\n      esac\n`}      ;;`
}
