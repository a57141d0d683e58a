// The settings as flags of commands, and the configuration that a command makes of them.
import { Option } from 'commander'
import process from 'node:process'

import { type Config, parseConfig } from '../../config.ts'
import { SETTINGS } from '../../settings.ts'
import { SOURCE_FORMATS } from '../../sources/detect-format.ts'

/** What concerns the index and its answers, however it is asked. */
export const OFFLINE_SETTINGS: readonly (keyof Config)[] = [
  'index',
  'timeZone',
  'language',
  'recency',
  'recencyHalfLifeDays',
  'popularity',
  'synonyms',
  'newsSynonyms',
  'stopWords',
]

/** Settings of a command that serves nothing: a `PORT` that is meant for others cannot stop it. */
export function offlineConfig(
  flags: Readonly<Record<string, unknown>>,
  ...others: readonly (keyof Config)[]
): Config {
  const keys = [...OFFLINE_SETTINGS, ...others]
  const variables = SETTINGS.filter(({ key }) => keys.includes(key))
  const environment = variables.map(({ variable }) => [variable, process.env[variable]] as const)
  return parseConfig(Object.fromEntries(environment), flags)
}

/** Makes the flag that lets fetching reach private addresses. */
export function allowPrivateOption(): Option {
  const description = 'fetch from private, loopback and other special addresses, too'
  return new Option('--allow-private', description).default(false)
}

/** Makes the flag that names the format of all sources. */
export function formatOption(): Option {
  const description = 'format of all sources (default: told by their content)'
  return new Option('--format <format>', description).choices(SOURCE_FORMATS)
}

/** Makes the flag of a setting; `name` where a command calls it by another. */
export function settingOption(key: keyof Config, name?: string): Option {
  const setting = SETTINGS.find((candidate) => candidate.key === key)
  const flags = name ?? setting?.flag
  if (setting === undefined || flags === undefined) throw new RangeError(`no flag of ${key}`)
  const fallback = setting.default === '' ? 'none' : setting.default
  const description = `${setting.meaning} (${setting.variable}, default ${fallback})`
  const option = new Option(flags, description)
  // Shown, and offered by completion; what it is checked by is the setting's own.
  if (setting.choices !== undefined) option.argChoices = [...setting.choices]
  return option
}

/** Says in the help of `lede serve` which settings have no flags. */
export function secretsHelp(): string {
  const secrets = SETTINGS.filter(({ flag }) => flag === undefined)
  const lines = secrets.map(({ variable, meaning }) => `  ${variable}\n      ${meaning}`)
  return `\nSet in the environment only, since others can see flags:\n${lines.join('\n')}`
}
