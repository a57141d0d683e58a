// The table of settings that parsing, `--help` and the README share.
import type { Origins, TrustedProxies } from './config-values.ts'
import { MAX_HALF_LIFE_DAYS, MIN_HALF_LIFE_DAYS } from './engines/embedded/ranking-options.ts'
import { PUBLIC_URL_EXPECTATION } from './http/public-url.ts'
import { type Language, LANGUAGES } from './languages.ts'
import { OPERATOR_SETTINGS } from './operator-settings.ts'
import { DEFAULT_RANKING } from './ranking/factors.ts'
import { DATE_ORDERS, type DateOrder } from './sources/dates/printed-date.ts'

/** Levels of logging, from everything to nothing. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A file of words. An object, so that its name is not taken for the words. */
export interface WordFile {
  readonly file: string
}

/** All settings, complete. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Folder of the index. */
  readonly index: string
  readonly timeZone: string
  readonly dateOrder: DateOrder
  readonly leaveOutFuture: boolean
  readonly language: Language
  readonly recency: number
  readonly recencyHalfLifeDays: number
  readonly popularity: number
  /** Undefined: none. */
  readonly synonyms: WordFile | undefined
  readonly newsSynonyms: boolean
  /** Undefined: those of the language. */
  readonly stopWords: WordFile | undefined
  /** Undefined: the address of each request. */
  readonly publicUrl: string | undefined
  readonly cors: Origins
  readonly timeoutMs: number
  readonly stopDelayMs: number
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

/** A row of the table of settings. */
export interface Setting {
  readonly key: keyof Config
  /** Environment variable. */
  readonly variable: string
  /**
   * Flag on the command line with its argument; it wins over the variable. Secrets have none: anyone who
   * lists the processes of a machine sees their flags.
   */
  readonly flag?: string
  /** As written in the environment; empty: off. */
  readonly default: string
  /** All its values, if they are a list. */
  readonly choices?: readonly string[]
  /** Completes "Expected ... to be". */
  readonly expected: string
  readonly meaning: string
}

/** Longest timer that JavaScript runtimes keep, milliseconds. */
export const MAX_TIMER_MS = 2_147_483_647

/** The rows, in the order in which they are shown. */
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
    key: 'dateOrder',
    variable: 'LEDE_DATE_ORDER',
    flag: '--date-order <order>',
    default: 'auto',
    choices: DATE_ORDERS,
    expected: `one of ${DATE_ORDERS.join(', ')}`,
    meaning:
      'what comes first in dates of scraped pages such as 04/05/2025; auto is the day, with an issue',
  },
  {
    key: 'leaveOutFuture',
    variable: 'LEDE_LEAVE_OUT_FUTURE',
    flag: '--leave-out-future',
    default: 'false',
    expected: 'true or false',
    meaning: 'leaves out stories that are dated later than the moment of reading',
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
    key: 'newsSynonyms',
    variable: 'LEDE_NEWS_SYNONYMS',
    flag: '--news-synonyms <boolean>',
    default: 'true',
    expected: 'true or false',
    meaning: 'finds acronyms, names and dates of English news as they are written elsewhere, too',
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
    key: 'stopDelayMs',
    variable: 'LEDE_STOP_DELAY_MS',
    flag: '--stop-delay-ms <ms>',
    default: '1000',
    expected: `an integer from 0 to ${MAX_TIMER_MS}`,
    meaning:
      'how long it still takes requests when told to stop, /readyz saying no, for load balancers to notice; milliseconds',
  },
  {
    key: 'drainMs',
    variable: 'LEDE_DRAIN_MS',
    flag: '--drain-ms <ms>',
    default: '10000',
    expected: `an integer from 1 to ${MAX_TIMER_MS}`,
    meaning: 'longest time that stopping may take, that delay included, milliseconds',
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
