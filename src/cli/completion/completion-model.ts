// The commands, flags and values of a command line as plain data, for the scripts of the shells.
import type { Argument, Command, Option } from 'commander'

/** What a value is: the path of a file or of a folder, or something that nobody can guess. */
type ValueKind = 'file' | 'folder' | 'other'

export interface CompletedValue {
  readonly name: string
  readonly kind: ValueKind
  /** All that it can be; empty: anything. */
  readonly choices: readonly string[]
  /** Whether several can follow each other. */
  readonly variadic: boolean
}

export interface CompletedFlag {
  /** With its dashes: `--port`. */
  readonly long: string
  /** With its dash: `-h`. */
  readonly short?: string
  readonly description: string
  /** Undefined: it takes none. */
  readonly value?: CompletedValue
}

export interface CompletedCommand {
  readonly name: string
  readonly description: string
  readonly flags: readonly CompletedFlag[]
  readonly argument?: CompletedValue
}

/** A program, as far as it concerns completion. */
export interface CompletionModel extends CompletedCommand {
  readonly commands: readonly CompletedCommand[]
}

/** Values that are paths, by the name that help calls them. */
const KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ['file', 'file'],
  ['path', 'file'],
  ['sources', 'file'],
  ['folder', 'folder'],
])

/** Choices that need no quotes in any shell; others are left out. */
const PLAIN = /^[\w.-]+$/

/** Describes a program whose commands are one level deep. */
export function toCompletionModel(program: Command): CompletionModel {
  const commands = program.createHelp().visibleCommands(program)
  const names = commands.map((command) => command.name())
  return {
    ...toCommand(program, names),
    commands: commands.map((command) => toCommand(command, names)),
  }
}

function toCommand(command: Command, names: readonly string[]): CompletedCommand {
  const [argument] = command.registeredArguments
  return {
    name: command.name(),
    description: command.description(),
    flags: command.createHelp().visibleOptions(command).flatMap(toFlag),
    ...(argument && { argument: toArgument(argument, names) }),
  }
}

function toFlag({
  long,
  short,
  flags,
  description,
  argChoices,
  variadic,
}: Option): CompletedFlag[] {
  if (long === undefined) return []
  const [, name] = /[<[]([\w-]+)/.exec(flags) ?? []
  return [
    {
      long,
      description,
      ...(typeof short === 'string' && { short }),
      ...(name !== undefined && { value: toValue(name, argChoices, variadic) }),
    },
  ]
}

function toArgument(argument: Argument, names: readonly string[]): CompletedValue {
  const name = argument.name()
  // `lede help <TAB>`
  const choices = name === 'command' ? [...names] : argument.argChoices
  return toValue(name, choices, argument.variadic)
}

function toValue(
  name: string,
  choices: readonly string[] | undefined,
  variadic: boolean,
): CompletedValue {
  const given = name === 'boolean' ? ['true', 'false'] : (choices ?? [])
  const plain = given.filter((choice) => PLAIN.test(choice))
  return { name, kind: KINDS.get(name) ?? 'other', choices: plain, variadic }
}
