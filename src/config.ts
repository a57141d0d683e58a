// The configuration: flags, environment and defaults as one checked value.
import * as v from 'valibot'

import { MAX_HALF_LIFE_DAYS, MIN_HALF_LIFE_DAYS } from './engines/embedded/ranking-options.ts'
import { LedeError } from './errors.ts'
import {
  decimal,
  flag,
  integer,
  origins,
  secret,
  secrets,
  trustedProxies,
} from './config-values.ts'
import { LANGUAGES, parseLanguage } from './languages.ts'
import { isPublicUrl } from './http/public-url.ts'
import {
  type Config,
  LOG_LEVELS,
  MAX_TIMER_MS,
  type Setting,
  SETTINGS,
  type WordFile,
} from './settings.ts'
import { DATE_ORDERS } from './sources/dates/printed-date.ts'
import { isTimeZone } from './story/zoned-time.ts'

export type { Config } from './settings.ts'

const wordFile = v.pipe(
  v.string(),
  v.transform((file): WordFile | undefined => (file === '' ? undefined : { file })),
)

const ConfigSchema = v.object({
  port: integer(0, 65_535),
  host: v.pipe(v.string(), v.nonEmpty()),
  index: v.pipe(v.string(), v.nonEmpty()),
  timeZone: v.pipe(v.string(), v.check(isTimeZone)),
  dateOrder: v.picklist(DATE_ORDERS),
  leaveOutFuture: flag,
  language: v.pipe(v.string(), v.transform(parseLanguage), v.picklist(LANGUAGES)),
  recency: decimal(0, 1),
  recencyHalfLifeDays: decimal(MIN_HALF_LIFE_DAYS, MAX_HALF_LIFE_DAYS),
  popularity: decimal(0, 1),
  synonyms: wordFile,
  newsSynonyms: flag,
  stopWords: wordFile,
  publicUrl: v.pipe(
    v.string(),
    v.check((text) => text === '' || isPublicUrl(text)),
    v.transform((text) => (text === '' ? undefined : text)),
  ),
  cors: origins,
  timeoutMs: integer(1, MAX_TIMER_MS),
  stopDelayMs: integer(0, MAX_TIMER_MS),
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
 * Completes settings: a flag wins over its variable, which wins over the default. An empty variable counts
 * as unset.
 *
 * @param flags Key of the setting -> what the flag was given; other keys are ignored.
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
