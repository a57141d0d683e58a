// Completion for fish, 3.0 and later.
import type { CompletedCommand, CompletedValue, CompletionModel } from './completion-model.ts'

/** Writes the script that completes a program's command lines in fish. */
export function toFishCompletion(model: CompletionModel): string {
  const { name, commands } = model
  const lines = [
    `# Completion of ${name} in fish. To try it: ${name} completion fish | source`,
    // Files are offered only where a path is wanted.
    `complete -c ${name} -f`,
    ...flagLines(name, '__fish_use_subcommand', model),
  ]
  for (const command of commands) {
    const described = `-a ${command.name} -d ${quote(command.description)}`
    lines.push(`complete -c ${name} -n __fish_use_subcommand ${described}`)
  }
  for (const command of commands) {
    const condition = quote(`__fish_seen_subcommand_from ${command.name}`)
    lines.push(...flagLines(name, condition, command))
    const wanted = command.argument === undefined ? '' : argumentOf(command.argument)
    if (wanted !== '') lines.push(`complete -c ${name} -n ${condition} ${wanted}`)
  }
  return `${lines.join('\n')}\n`
}

function flagLines(name: string, condition: string, { flags }: CompletedCommand): string[] {
  return flags.map(({ long, short, description, value }) => {
    const spelling = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`
    const wanted = value === undefined ? '' : ` ${valueOf(value)}`
    return `complete -c ${name} -n ${condition} ${spelling}${wanted} -d ${quote(description)}`
  })
}

function valueOf(value: CompletedValue): string {
  return value.choices.length === 0 && value.kind === 'file' ? '-r -F' : `-x ${argumentOf(value)}`
}

/** What is offered; empty: nobody can know. */
function argumentOf({ choices, kind }: CompletedValue): string {
  if (choices.length > 0) return `-a ${quote(choices.join(' '))}`
  if (kind === 'file') return '-F'
  return kind === 'folder' ? "-a '(__fish_complete_directories)'" : ''
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`
}
