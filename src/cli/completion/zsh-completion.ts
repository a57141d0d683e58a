// Completion for zsh, by its own _arguments.
import type {
  CompletedCommand,
  CompletedFlag,
  CompletedValue,
  CompletionModel,
} from './completion-model.ts'

/** Writes the script that completes a program's command lines in zsh. */
export function toZshCompletion(model: CompletionModel): string {
  const { name, commands } = model
  const described = commands.map(
    (command) => `        ${quote(`${command.name}:${escape(command.description, /[:\\]/g)}`)}`,
  )
  return `#compdef ${name}
# Completion of ${name} in zsh. To try it: source <(${name} completion zsh)
_${name}() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C \\
${model.flags.map((flag) => `    ${flagSpec(flag)} \\\n`).join('')}    '1:command:->command' \\
    '*::argument:->arguments'
  case $state in
    command)
      local -a commands=(
${described.join('\n')}
      )
      _describe command commands
      ;;
    arguments)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`
}

function commandCase({ name, flags, argument }: CompletedCommand): string {
  const specs = flags.map(flagSpec)
  if (argument !== undefined) {
    specs.push(quote(`${argument.variadic ? '*' : '1'}:${argument.name}:${action(argument)}`))
  }
  return `        ${name}) _arguments -s -S \\\n          ${specs.join(' \\\n          ')} ;;`
}

function flagSpec({ long, description, value }: CompletedFlag): string {
  const repeated = value?.variadic === true ? '*' : ''
  const explained = `[${escape(description, /[\\[\]]/g)}]`
  if (value === undefined) return quote(`${long}${explained}`)
  return quote(`${repeated}${long}=${explained}:${value.name}:${action(value)}`)
}

/** What fills in a value; a space: nobody can know. */
function action({ choices, kind }: CompletedValue): string {
  if (choices.length > 0) return `(${choices.join(' ')})`
  if (kind === 'file') return '_files'
  return kind === 'folder' ? '_files -/' : ' '
}

function escape(text: string, special: RegExp): string {
  return text.replace(special, String.raw`\$&`)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
