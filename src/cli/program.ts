// The commands with their arguments and flags. Runs nothing until it is given a command line.
import { Argument, Command, CommanderError, Option } from 'commander'
import process from 'node:process'

import { parseConfig } from '../config.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../engine/export-format.ts'
import { keptAnswers } from '../node/fetch/kept-answers.ts'
import { SETTINGS } from '../settings.ts'
import type { SourceFormat } from '../sources/detect-format.ts'
import { parseDuration } from './options/duration.ts'
import {
  allowPrivateOption,
  formatOption,
  OFFLINE_SETTINGS,
  offlineConfig,
  secretsHelp,
  settingOption,
} from './options/setting-options.ts'
import { usageError } from './usage-error.ts'
import { EXIT_USAGE, exitCodesHelp } from './exit-codes.ts'
import { examplesHelp, firstStepsHelp } from './help-examples.ts'
import { type Shell, SHELLS } from './completion/shells.ts'

/** The sources where none are given. */
const DEFAULT_SOURCES: readonly string[] = ['seeds']

/** Settings that `lede doctor` takes as flags; it reads all of them from the environment. */
const DOCTOR_FLAGS = ['index', 'timeZone', 'language', 'host', 'port'] as const

/**
 * Runs a command line (without `node` and the script) and gives the exit code. What was said about
 * wrong usage stands on standard error already.
 * @throws LedeError for what the command cannot do.
 */
export async function runCommandLine(
  commandLine: readonly string[],
  version: string,
): Promise<number> {
  let exitCode = 0
  const program = createProgram(version, async (command) => {
    exitCode = await command
  })
  try {
    await program.parseAsync(commandLine, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : EXIT_USAGE
  }
  return exitCode
}

function createProgram(version: string, run: (command: Promise<number>) => Promise<void>): Command {
  const program = new Command('lede')
    .description('Full-text search for news.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: usageError('lede') })
    .addHelpText('after', firstStepsHelp())
    .addHelpText('after', exitCodesHelp())
  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .configureOutput({ outputError: usageError(`lede ${name}`) })
      .addHelpText('after', examplesHelp(name))
      .addHelpText('after', exitCodesHelp(name))

  const serve = command('serve', 'answer over HTTP; builds the index first where there is none')
  for (const { key, flag } of SETTINGS) {
    if (flag !== undefined) serve.addOption(settingOption(key))
  }
  serve
    .addHelpText('after', secretsHelp())
    .option('--sources <path...>', 'what a missing index is built from', [...DEFAULT_SOURCES])
    .action((flags: ServeFlags) => {
      const config = parseConfig(process.env, flags)
      return run(
        import('./commands/serve-command.ts').then((it) => it.runServe(config, flags.sources)),
      )
    })

  command('index', 'make an index of files, folders, feeds and web pages')
    .argument(
      '[sources...]',
      'files, folders, addresses, or - for standard input; scraped pages, feeds, HTML, Markdown, JSON and JSON Lines',
      [...DEFAULT_SOURCES],
    )
    .addOption(formatOption())
    .addOption(allowPrivateOption())
    .addOption(settingOption('index', '--out <folder>'))
    .addOption(settingOption('timeZone'))
    .addOption(settingOption('dateOrder'))
    .addOption(settingOption('leaveOutFuture'))
    .addOption(settingOption('language'))
    .option('--strict', 'exit with 3 when a source has issues', false)
    .option(
      '--check',
      'write nothing; exit with 1 unless the index is what the sources make',
      false,
    )
    .action(
      (sources: string[], { out, format, allowPrivate, strict, check, ...flags }: IndexFlags) => {
        const config = offlineConfig({ ...flags, index: out }, 'dateOrder', 'leaveOutFuture')
        const { index: directory, timeZone, dateOrder, leaveOutFuture, language } = config
        const keepIn = check ? undefined : keptAnswers(directory)
        const fetch = { allowPrivate, keepIn }
        const how = { timeZone, dateOrder, leaveOutFuture, format, fetch }
        const options = { sources, directory, language, strict, check, ...how }
        return run(import('./commands/index-command.ts').then((it) => it.runIndex(options)))
      },
    )

  const watch = command('watch', 'keep an index up to date with feeds and pages').argument(
    '<addresses...>',
    'http and https addresses',
  )
  watch
    .option('--every <time>', 'how often each address is asked: 30s, 15m, 1h', '15m')
    .option('--once', 'ask each address once and end', false)
    .addOption(allowPrivateOption())
    .addOption(settingOption('index', '--out <folder>'))
  const keys = ['timeZone', 'dateOrder', 'leaveOutFuture', 'language', 'logLevel'] as const
  for (const key of keys) watch.addOption(settingOption(key))
  watch.action((addresses: string[], { every, once, allowPrivate, out, ...flags }: WatchFlags) => {
    const config = offlineConfig({ ...flags, index: out }, ...keys)
    const everyMs = parseDuration(every, '--every')
    const options = { addresses, config, everyMs, once, allowPrivate }
    return run(import('./commands/watch-command.ts').then((it) => it.runWatch(options)))
  })

  const search = command('search', 'ask an index; JSON unless on a terminal').argument(
    '[words...]',
    'the query; after -- where it starts with a minus',
  )
  for (const key of OFFLINE_SETTINGS) search.addOption(settingOption(key))
  search
    .addOption(new Option('--json', 'JSON, on a terminal, too').conflicts('text').default(false))
    .option('--text', 'text, into a pipe, too; FORCE_COLOR=1 colours it', false)
    .addOption(
      new Option('--format <format>', 'all stories that match, whole, as /export gives them')
        .choices(EXPORT_FORMATS)
        .conflicts(['json', 'text', 'limit']),
    )
    .option('--limit <number>', 'most hits, 1 to 100', '10')
    .action((words: string[], { json, text, limit, format, ...flags }: SearchFlags) => {
      const q = words.join(' ')
      const config = offlineConfig(flags)
      if (format !== undefined) {
        const options = { q, config, format }
        return run(import('./commands/export-stories.ts').then((it) => it.runExport(options)))
      }
      const options = { q, config, limit, json, text }
      return run(import('./commands/search-command.ts').then((it) => it.runSearch(options)))
    })

  command('inspect', 'say what an index holds')
    .addOption(settingOption('index'))
    .option('--json', 'as JSON', false)
    .action(({ json, ...flags }: InspectFlags) => {
      const { index: directory } = offlineConfig(flags)
      return run(
        import('./commands/inspect-command.ts').then((it) => it.runInspect({ directory, json })),
      )
    })

  const doctor = command('doctor', 'check this machine, the settings and an index')
  for (const key of DOCTOR_FLAGS) doctor.addOption(settingOption(key))
  doctor
    .option('--json', 'as JSON', false)
    .action(({ json, ...flags }: InspectFlags) =>
      run(import('./commands/doctor-command.ts').then((it) => it.runDoctor({ flags, json }))),
    )

  command('completion', 'write the script by which a shell completes command lines')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action((shell: Shell) =>
      run(
        import('./commands/completion-command.ts').then((it) => it.runCompletion(program, shell)),
      ),
    )
  return program
}

interface ServeFlags extends Record<string, unknown> {
  readonly sources: string[]
}
interface IndexFlags extends Record<string, unknown> {
  readonly allowPrivate: boolean
  readonly format?: SourceFormat
  readonly out?: string
  readonly strict: boolean
  readonly check: boolean
}
interface WatchFlags extends Record<string, unknown> {
  readonly every: string
  readonly once: boolean
  readonly allowPrivate: boolean
  readonly out?: string
}
interface SearchFlags extends Record<string, unknown> {
  readonly json: boolean
  readonly text: boolean
  readonly limit: string
  readonly format?: ExportFormat
}
interface InspectFlags extends Record<string, unknown> {
  readonly json: boolean
}
