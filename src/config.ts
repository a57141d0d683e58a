// Which settings are there, and what do flags and environment make of them? The one table that
// parsing, `--help` and the README share. Knows nothing of what a setting does.
import * as v from 'valibot'

import { MAX_HALF_LIFE_DAYS, MIN_HALF_LIFE_DAYS } from './engine/ranking-options.ts'
import { LedeError } from './errors.ts'
import {
  decimal,
  flag,
  integer,
  origins,
  secret,
  secrets,
  type Origins,
  type TrustedProxies,
  trustedProxies,
} from './config-values.ts'
import { type Language, LANGUAGES, parseLanguage } from './languages.ts'
import { DEFAULT_RANKING } from './retrieval/factors.ts'
import { OPERATOR_SETTINGS } from './operator-settings.ts'
import { isPublicUrl, PUBLIC_URL_EXPECTATION } from './http/public-url.ts'
import { isTimeZone } from './story/zoned-time.ts'

/** A file of words: an object, so that nobody takes its name for the words. */
export interface WordFile {
  readonly file: string
}

/** What is set, complete. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Folder of the index. */
  readonly index: string
  readonly timeZone: string
  readonly language: Language
  readonly recency: number
  readonly recencyHalfLifeDays: number
  readonly popularity: number
  /** Undefined: none. */
  readonly synonyms: WordFile | undefined
  /** Undefined: those of the language. */
  readonly stopWords: WordFile | undefined
  /** Undefined: the address of each request. */
  readonly publicUrl: string | undefined
  readonly cors: Origins
  readonly timeoutMs: number
  readonly drainMs: number
  readonly logLevel: LogLevel
  readonly logQueries: boolean
  readonly metrics: boolean
  readonly adminToken: string | undefined
  readonly apiKeys: readonly string[]
  /** File of further API keys; empty: none. */
  readonly apiKeysFile: string
  /** 0: no limit. */
  readonly rateLimit: number
  readonly rateWindowS: number
  readonly trustProxy: TrustedProxies
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A row of the table of settings. */
export interface Setting {
  readonly key: keyof Config
  /** Environment variable. */
  readonly variable: string
  /**
   * Flag on the command line, which wins over the variable; with its argument. Secrets have none:
   * whoever lists the processes of a machine sees their flags.
   */
  readonly flag?: string
  /** As it would be written in the environment; empty: off. */
  readonly default: string
  /** All that it can be, where that is a list. */
  readonly choices?: readonly string[]
  /** Completes "Expected ... to be". */
  readonly expected: string
  readonly meaning: string
}

/** Longest timer that JavaScript runtimes keep, milliseconds. */
const MAX_TIMER_MS = 2_147_483_647

export const SETTINGS: readonly Setting[] = [
  {
    key: 'port',
    variable: 'PORT',
    flag: '--port <number>',
    default: '3000',
    expected: 'an integer from 0 to 65535',
    meaning: 'port to serve on; 0 takes a free one',
  },
  {
    key: 'host',
    variable: 'HOST',
    flag: '--host <name>',
    default: '127.0.0.1',
    expected: 'a host name or address',
    meaning: 'address to serve on; 0.0.0.0 is all of them',
  },
  {
    key: 'index',
    variable: 'LEDE_INDEX',
    flag: '--index <folder>',
    default: 'index-data',
    expected: 'a folder',
    meaning: 'folder of the index',
  },
  {
    key: 'timeZone',
    variable: 'LEDE_TIME_ZONE',
    flag: '--time-zone <zone>',
    default: 'UTC',
    expected: 'an IANA time zone such as Asia/Dubai',
    meaning: 'zone of dates that carry none, in sources and in requests',
  },
  {
    key: 'language',
    variable: 'LEDE_LANGUAGE',
    flag: '--language <language>',
    default: 'english',
    choices: LANGUAGES,
    expected: `one of ${LANGUAGES.join(', ')}, or an ISO 639-1 code`,
    meaning: 'language whose word forms are found with each other; none is none',
  },
  {
    key: 'recency',
    variable: 'LEDE_RECENCY',
    flag: '--recency <share>',
    default: String(DEFAULT_RANKING.recency),
    expected: 'a number from 0 to 1',
    meaning: 'the most that age takes from a score, as a share, where a request does not say',
  },
  {
    key: 'recencyHalfLifeDays',
    variable: 'LEDE_RECENCY_HALF_LIFE_DAYS',
    flag: '--recency-half-life-days <days>',
    default: String(DEFAULT_RANKING.recencyHalfLifeDays),
    expected: `a number from ${MIN_HALF_LIFE_DAYS} to ${MAX_HALF_LIFE_DAYS}`,
    meaning: 'age at which half of the freshness is gone, days',
  },
  {
    key: 'popularity',
    variable: 'LEDE_POPULARITY',
    flag: '--popularity <share>',
    default: String(DEFAULT_RANKING.popularity),
    expected: 'a number from 0 to 1',
    meaning: 'the most that views add to a score, as a share',
  },
  {
    key: 'synonyms',
    variable: 'LEDE_SYNONYMS',
    flag: '--synonyms <file>',
    default: '',
    expected: 'a file',
    meaning: 'file of words that mean the same, as Solr and Elasticsearch have it',
  },
  {
    key: 'stopWords',
    variable: 'LEDE_STOP_WORDS',
    flag: '--stop-words <file>',
    default: '',
    expected: 'a file',
    meaning: 'file of words that long queries do without, in place of those of the language',
  },
  {
    key: 'publicUrl',
    variable: 'LEDE_PUBLIC_URL',
    flag: '--public-url <url>',
    default: '',
    expected: PUBLIC_URL_EXPECTATION,
    meaning: 'where clients reach the service, behind a proxy; for the addresses in feeds',
  },
  {
    key: 'cors',
    variable: 'LEDE_CORS',
    flag: '--cors <origins>',
    default: '',
    expected: '* or origins such as https://app.example, parted by commas',
    meaning: 'origins whose pages may read answers; * is all, empty is none',
  },
  {
    key: 'timeoutMs',
    variable: 'LEDE_TIMEOUT_MS',
    flag: '--timeout-ms <ms>',
    default: '2000',
    expected: `an integer from 1 to ${MAX_TIMER_MS}`,
    meaning: 'longest time that an answer may take, milliseconds',
  },
  {
    key: 'drainMs',
    variable: 'LEDE_DRAIN_MS',
    flag: '--drain-ms <ms>',
    default: '10000',
    expected: `an integer from 1 to ${MAX_TIMER_MS}`,
    meaning: 'longest wait for requests in flight when told to stop, milliseconds',
  },
  {
    key: 'logLevel',
    variable: 'LEDE_LOG_LEVEL',
    flag: '--log-level <level>',
    default: 'info',
    choices: LOG_LEVELS,
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    meaning: 'least level that is logged; requests are logged at info',
  },
  {
    key: 'logQueries',
    variable: 'LEDE_LOG_QUERIES',
    flag: '--log-queries',
    default: 'false',
    expected: 'true or false',
    meaning: 'logs what readers search for',
  },
  ...OPERATOR_SETTINGS,
]

const wordFile = v.pipe(
  v.string(),
  v.transform((file): WordFile | undefined => (file === '' ? undefined : { file })),
)

const ConfigSchema = v.object({
  port: integer(0, 65_535),
  host: v.pipe(v.string(), v.nonEmpty()),
  index: v.pipe(v.string(), v.nonEmpty()),
  timeZone: v.pipe(v.string(), v.check(isTimeZone)),
  language: v.pipe(v.string(), v.transform(parseLanguage), v.picklist(LANGUAGES)),
  recency: decimal(0, 1),
  recencyHalfLifeDays: decimal(MIN_HALF_LIFE_DAYS, MAX_HALF_LIFE_DAYS),
  popularity: decimal(0, 1),
  synonyms: wordFile,
  stopWords: wordFile,
  publicUrl: v.pipe(
    v.string(),
    v.check((text) => text === '' || isPublicUrl(text)),
    v.transform((text) => (text === '' ? undefined : text)),
  ),
  cors: origins,
  timeoutMs: integer(1, MAX_TIMER_MS),
  drainMs: integer(1, MAX_TIMER_MS),
  logLevel: v.picklist(LOG_LEVELS),
  logQueries: flag,
  metrics: flag,
  adminToken: secret,
  apiKeys: secrets,
  apiKeysFile: v.string(),
  rateLimit: integer(0, 1_000_000_000),
  rateWindowS: integer(1, 86_400),
  trustProxy: trustedProxies,
})

/**
 * Completes settings: a flag wins over its variable, which wins over the default. An empty
 * variable counts as unset.
 *
 * @param flags Key of the setting -> what the flag was given; other keys are passed over.
 * @throws LedeError `invalid_config`, naming the flag or variable and what was expected.
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, unknown>> = {},
): Config {
  const values = SETTINGS.map((setting): [string, unknown] => {
    const flag = flags[setting.key]
    // A flag without an argument is `true`.
    if (flag !== undefined) return [setting.key, flag === true ? 'true' : flag]
    const variable = environment[setting.variable]
    return [setting.key, variable === undefined || variable === '' ? setting.default : variable]
  })
  const result = v.safeParse(ConfigSchema, Object.fromEntries(values), { abortEarly: true })
  if (result.success) return result.output
  const key = v.getDotPath(result.issues[0])
  const setting = SETTINGS.find((candidate) => candidate.key === key)
  const name = flags[setting?.key ?? ''] === undefined ? setting?.variable : flagName(setting)
  const value = values.find(([candidate]) => candidate === key)?.[1]
  const received = setting?.flag === undefined ? 'something else' : JSON.stringify(value)
  throw new LedeError(
    'invalid_config',
    `Expected \`${name ?? key}\` to be ${setting?.expected ?? 'valid'}, received ${received}`,
  )
}

function flagName(setting: Setting | undefined): string | undefined {
  return setting?.flag?.split(' ')[0]
}
