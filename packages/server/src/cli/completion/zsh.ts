import { type Offer, offeredValues, type Place, pathPattern } from './model.ts'

export function zshCompletion(places: readonly Place[]): string {
  return `#compdef countersign
# zsh completion of countersign; made by: countersign completion zsh
_countersign() {
  local place="" next="" values="" before="\${words[CURRENT-1]}" i
  local -a commands options
  for ((i = 2; i < CURRENT; i++)); do
    next="\${place:+$place }\${words[i]}"
    case "$next" in
      ${pathPattern(places)}) place="$next" ;;
    esac
  done
  if [[ "\${words[CURRENT]}" == --*=* ]]; then
    before="\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  case "$place" in
${places.map(placeCase).join('\n')}
  esac
  case "$values" in
    "<file>") _files; return ;;
    "<directory>") _files -/; return ;;
    "<nothing>") return ;;
    ?*) compadd -- \${=values}; return ;;
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe -o option options
  else
    _describe command commands
  fi
}
if [[ "$funcstack[1]" == _countersign ]]; then
  _countersign "$@"
else
  compdef _countersign countersign
fi
`
}

function placeCase({ path, commands, options, valued }: Place): string {
  const values = valued.map(
    (option) => `        ${option.word}) values="${offeredValues(option)}" ;;`,
  )
  return `    "${path}")
      commands=(${commands.map(described).join(' ')})
      options=(${options.map(described).join(' ')})
${values.length === 0 ? '' : `      case "$before" in\n${values.join('\n')}\n      esac\n`}      ;;`
}

function described({ word, says }: Offer): string {
  return `'${word}:${says.replaceAll("'", `'\\''`).replaceAll(':', '\\:')}'`
}
