// Checks of the settings: each by itself, and how they go together.
import { type Config, parseConfig } from '../../config.ts'
import { type Setting, SETTINGS } from '../../settings.ts'
import { nearestName } from '../../engine/nearest-name.ts'
import { createClientAddress } from '../../node/serving/client-address.ts'
import { readKeys } from '../options/operator-options.ts'
import { fail, type Finding, messageOf, note, ok } from './finding.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Flags = Readonly<Record<string, unknown>>

export interface CheckedSettings {
  readonly findings: readonly Finding[]
  /** With defaults in the place of what cannot be used. */
  readonly config: Config
}

/** Checks each setting by itself, so that one that is wrong hides no other. */
export async function checkSettings(
  environment: Environment,
  flags: Flags,
): Promise<CheckedSettings> {
  const findings: Finding[] = []
  const good: Record<string, string | undefined> = {}
  const goodFlags: Record<string, unknown> = {}
  for (const setting of SETTINGS) {
    const { key, variable } = setting
    try {
      parseConfig({ [variable]: environment[variable] }, { [key]: flags[key] })
      good[variable] = environment[variable]
      goodFlags[key] = flags[key]
    } catch (error) {
      findings.push(fail('settings', messageOf(error), `${setting.meaning}; see lede serve --help`))
    }
  }
  const config = parseConfig(good, goodFlags)
  if (findings.length === 0) findings.push(ok('settings', describe(environment)))
  findings.push(...unknownVariables(environment))
  findings.push(ok('time zone', `${config.timeZone}, where it is ${timeIn(config.timeZone)}`))
  findings.push(...checkProxies(config), ...(await checkKeys(config)))
  return { findings, config }
}

function describe(environment: Environment): string {
  const isSet = ({ variable }: Setting): boolean => (environment[variable] ?? '') !== ''
  const set = SETTINGS.filter(isSet).map(({ variable }) => variable)
  return set.length === 0 ? 'all by default' : `set are ${set.join(', ')}`
}

/** Finds variables that look like ours and are none. */
function unknownVariables(environment: Environment): Finding[] {
  const known = SETTINGS.map(({ variable }) => variable)
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('LEDE_') && !known.includes(name),
  )
  return unknown.map((name) => {
    const nearest = nearestName(name, known)
    const advice = nearest === undefined ? 'see lede serve --help' : `did you mean ${nearest}?`
    return note('settings', `${name} is no setting`, advice)
  })
}

function timeIn(timeZone: string): string {
  const format: Intl.DateTimeFormatOptions = { timeZone, dateStyle: 'medium', timeStyle: 'short' }
  return new Intl.DateTimeFormat('en-GB', format).format()
}

function checkProxies({ trustProxy }: Config): Finding[] {
  if (trustProxy === false) return []
  try {
    createClientAddress(trustProxy)
    return [ok('proxies', `believed: ${String(trustProxy)}`)]
  } catch (error) {
    return [fail('proxies', messageOf(error), 'write such as loopback, 10.0.0.0/8 or a number')]
  }
}

/** Secrets shorter than this can be guessed, characters. */
const MIN_SECRET_LENGTH = 16

/** Addresses that no other machine reaches. */
const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

async function checkKeys(config: Config): Promise<Finding[]> {
  const { apiKeys, apiKeysFile, adminToken, host } = config
  let keys = apiKeys
  const findings: Finding[] = []
  try {
    if (apiKeysFile !== '') keys = [...keys, ...(await readKeys(apiKeysFile))]
  } catch (error) {
    findings.push(fail('keys', messageOf(error), 'write one key a line, readable by this user'))
  }
  const short = [...keys, adminToken ?? ''].filter(
    (secret) => secret !== '' && secret.length < MIN_SECRET_LENGTH,
  )
  if (short.length > 0) {
    const says = `${short.length} of the keys and the admin token have under ${MIN_SECRET_LENGTH} characters`
    findings.push(note('keys', says, 'make them with: openssl rand -hex 24'))
  }
  if (findings.length > 0) return findings
  if (keys.length > 0) return [ok('keys', `${keys.length}, which requests have to carry one of`)]
  return LOCAL.test(host)
    ? [ok('keys', 'none are needed; only this machine reaches the service')]
    : [
        note(
          'keys',
          `whoever reaches ${host} may search`,
          'set LEDE_API_KEYS, if that is not meant',
        ),
      ]
}
