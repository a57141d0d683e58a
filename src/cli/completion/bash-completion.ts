// Completion for bash, 3.2 and later, with nothing but bash itself.
import type { CompletedCommand, CompletedValue, CompletionModel } from './completion-model.ts'

/** Writes the script that completes a program's command lines in bash. */
export function toBashCompletion(model: CompletionModel): string {
  const { name, commands } = model
  const words = commands.map((command) => command.name)
  return `# Completion of ${name} in bash. To try it: source <(${name} completion bash)
__${name}_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}
__${name}_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$cur")
}
_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= i ended=
  COMPREPLY=()
  # What --flag=value is to a reader, is three words to bash.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD > 1)); then command=\${COMP_WORDS[1]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} == -- ]]; then ended=1; fi
  done
  if [[ -z $ended ]]; then
    case "$command $prev" in
${commands.flatMap(valueCases).join('\n')}
    esac
    if [[ $cur == -* ]]; then
      case "$command" in
${[...commands.map(flagsCase), `        '') __${name}_words '${flagsOf(model)}' ;;`].join('\n')}
      esac
      return
    fi
  fi
  case "$command" in
    '') __${name}_words '${words.join(' ')}' ;;
${commands.flatMap(argumentCase).join('\n')}
  esac
}
complete -F _${name} ${name}
`

  function valueCases(command: CompletedCommand): string[] {
    return command.flags.flatMap(({ long, value }) =>
      value === undefined ? [] : [`      '${command.name} ${long}') ${complete(value)}; return ;;`],
    )
  }

  function flagsCase(command: CompletedCommand): string {
    return `        ${command.name}) __${name}_words '${flagsOf(command)}' ;;`
  }

  function argumentCase(command: CompletedCommand): string[] {
    return command.argument === undefined
      ? []
      : [`    ${command.name}) ${complete(command.argument)} ;;`]
  }

  /** A command that fills in what a value can be. */
  function complete({ choices, kind }: CompletedValue): string {
    if (choices.length > 0) return `__${name}_words '${choices.join(' ')}'`
    // Nobody can know.
    if (kind === 'other') return ':'
    return `__${name}_paths ${kind === 'file' ? '-f' : '-d'}`
  }
}

function flagsOf({ flags }: CompletedCommand): string {
  return flags.map(({ long }) => long).join(' ')
}
