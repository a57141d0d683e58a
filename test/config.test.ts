import { describe, expect, it } from 'vitest'

import { type Config, parseConfig } from '../src/config.ts'
import { SETTINGS } from '../src/settings.ts'
import { LANGUAGES } from '../src/languages.ts'

describe('parseConfig', () => {
  it('gives the documented defaults where nothing is set', () => {
    const expected: Config = {
      port: 3000,
      host: '127.0.0.1',
      index: 'index-data',
      timeZone: 'UTC',
      dateOrder: 'auto',
      leaveOutFuture: false,
      language: 'english',
      recency: 0.2,
      recencyHalfLifeDays: 14,
      popularity: 0.1,
      synonyms: undefined,
      newsSynonyms: true,
      stopWords: undefined,
      publicUrl: undefined,
      cors: false,
      timeoutMs: 2000,
      stopDelayMs: 1000,
      drainMs: 10_000,
      logLevel: 'info',
      logQueries: false,
      metrics: true,
      adminToken: undefined,
      apiKeys: [],
      apiKeysFile: '',
      rateLimit: 0,
      rateWindowS: 60,
      trustProxy: false,
    }
    expect(parseConfig({})).toEqual(expected)
    expect(SETTINGS.map(({ key }) => key)).toEqual(Object.keys(expected))
  })

  it('reads the environment', () => {
    expect(
      parseConfig({
        PORT: '8080',
        HOST: '0.0.0.0',
        LEDE_INDEX: '/data/news',
        LEDE_TIME_ZONE: 'Asia/Dubai',
        LEDE_DATE_ORDER: 'month-first',
        LEDE_LEAVE_OUT_FUTURE: 'true',
        LEDE_LANGUAGE: 'german',
        LEDE_RECENCY: '0.35',
        LEDE_RECENCY_HALF_LIFE_DAYS: '2.5',
        LEDE_POPULARITY: '0',
        LEDE_SYNONYMS: 'synonyms.txt',
        LEDE_NEWS_SYNONYMS: 'false',
        LEDE_STOP_WORDS: 'stop-words.txt',
        LEDE_PUBLIC_URL: 'https://example.org/news/',
        LEDE_CORS: 'https://a.example, https://b.example:8443',
        LEDE_TIMEOUT_MS: '500',
        LEDE_STOP_DELAY_MS: '0',
        LEDE_DRAIN_MS: '1',
        LEDE_LOG_LEVEL: 'silent',
        LEDE_LOG_QUERIES: 'true',
        LEDE_METRICS: 'false',
        LEDE_ADMIN_TOKEN: 'open-sesame',
        LEDE_API_KEYS: 'one, two,',
        LEDE_API_KEYS_FILE: '/run/secrets/keys',
        LEDE_RATE_LIMIT: '100',
        LEDE_RATE_WINDOW_S: '10',
        LEDE_TRUST_PROXY: 'loopback, 10.0.0.0/8',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      index: '/data/news',
      timeZone: 'Asia/Dubai',
      dateOrder: 'month-first',
      language: 'german',
      recency: 0.35,
      recencyHalfLifeDays: 2.5,
      popularity: 0,
      synonyms: { file: 'synonyms.txt' },
      newsSynonyms: false,
      stopWords: { file: 'stop-words.txt' },
      publicUrl: 'https://example.org/news/',
      cors: ['https://a.example', 'https://b.example:8443'],
      timeoutMs: 500,
      stopDelayMs: 0,
      drainMs: 1,
      logLevel: 'silent',
      leaveOutFuture: true,
      logQueries: true,
      metrics: false,
      adminToken: 'open-sesame',
      apiKeys: ['one', 'two'],
      apiKeysFile: '/run/secrets/keys',
      rateLimit: 100,
      rateWindowS: 10,
      trustProxy: ['loopback', '10.0.0.0/8'],
    })
  })

  it('lets flags win, passes other flags over, and reads an empty variable as unset', () => {
    const environment = { PORT: '8080', HOST: '', LEDE_LOG_QUERIES: 'false' }
    const flags = { port: '9090', logQueries: true, sources: ['seeds'], host: undefined }
    const { port, host, logQueries } = parseConfig(environment, flags)
    expect({ port, host, logQueries }).toEqual({
      port: 9090,
      host: '127.0.0.1',
      logQueries: true,
    })
  })

  it.each<[string, Config['cors']]>([
    ['*', '*'],
    ['', false],
    ['https://a.example', ['https://a.example']],
  ])('reads the origins %j as %j', (text, expected) => {
    expect(parseConfig({}, { cors: text }).cors).toEqual(expected)
  })

  it.each([
    ['German', 'german'],
    ['de', 'german'],
    ['NB', 'norwegian'],
    ['none', 'none'],
  ])('reads the language %j as %j', (text, expected) => {
    expect(parseConfig({ LEDE_LANGUAGE: text }).language).toBe(expected)
  })

  it.each<[string, Config['trustProxy']]>([
    ['', false],
    ['2', 2],
    ['10.0.0.1', ['10.0.0.1']],
  ])('reads the proxies %j as %j', (text, expected) => {
    expect(parseConfig({}, { trustProxy: text }).trustProxy).toEqual(expected)
  })

  it('says of a faulty secret nothing but that it is one', () => {
    for (const variable of ['LEDE_ADMIN_TOKEN', 'LEDE_API_KEYS']) {
      const parse = (): Config => parseConfig({ [variable]: 'hush hush' })
      expect(parse).toThrow(new RegExp(`^Expected \`${variable}\` to be .*something else$`))
      expect(parse).not.toThrow('hush')
    }
  })

  it.each([',', ' ', ' , ', ',,,', '\t'])('refuses %j as keys, which lets nobody in', (text) => {
    expect(() => parseConfig({ LEDE_API_KEYS: text })).toThrow(
      'Expected `LEDE_API_KEYS` to be one key or more of printable ASCII characters, separated by commas, received something else',
    )
  })

  it('has no flag for secrets, which others could read in the list of processes', () => {
    const flagless = SETTINGS.filter(({ flag }) => flag === undefined).map(({ key }) => key)
    expect(flagless).toEqual(['adminToken', 'apiKeys'])
  })

  it.each<[Record<string, string>, Record<string, unknown>, string]>([
    [
      { LEDE_RATE_LIMIT: 'many' },
      {},
      'Expected `LEDE_RATE_LIMIT` to be an integer from 0 to 1000000000, received "many"',
    ],
    [
      {},
      { trustProxy: '0' },
      'Expected `--trust-proxy` to be a number from 1 to 100, or addresses and subnets parted by commas, received "0"',
    ],
    [{ PORT: 'many' }, {}, 'Expected `PORT` to be an integer from 0 to 65535, received "many"'],
    [
      { PORT: '1' },
      { port: '65536' },
      'Expected `--port` to be an integer from 0 to 65535, received "65536"',
    ],
    [{ PORT: '-1' }, {}, 'Expected `PORT` to be an integer from 0 to 65535, received "-1"'],
    [{ PORT: '1e3' }, {}, 'Expected `PORT` to be an integer from 0 to 65535, received "1e3"'],
    [{}, { host: '' }, 'Expected `--host` to be a host name or address, received ""'],
    [
      { LEDE_TIME_ZONE: 'Mars/Base' },
      {},
      'Expected `LEDE_TIME_ZONE` to be an IANA time zone such as Asia/Dubai, received "Mars/Base"',
    ],
    [
      { LEDE_LANGUAGE: 'klingon' },
      {},
      `Expected \`LEDE_LANGUAGE\` to be one of ${LANGUAGES.join(', ')}, or an ISO 639-1 code, received "klingon"`,
    ],
    [
      { LEDE_RECENCY: '1.1' },
      {},
      'Expected `LEDE_RECENCY` to be a number from 0 to 1, received "1.1"',
    ],
    [
      { LEDE_RECENCY_HALF_LIFE_DAYS: '0' },
      {},
      'Expected `LEDE_RECENCY_HALF_LIFE_DAYS` to be a number from 0.05 to 36500, received "0"',
    ],
    [
      {},
      { popularity: '-0.1' },
      'Expected `--popularity` to be a number from 0 to 1, received "-0.1"',
    ],
    [
      { LEDE_CORS: 'https://a.example/path' },
      {},
      'Expected `LEDE_CORS` to be * or origins such as https://app.example, parted by commas, received "https://a.example/path"',
    ],
    [
      { LEDE_PUBLIC_URL: 'example.org' },
      {},
      'Expected `LEDE_PUBLIC_URL` to be an http or https address without parameters, such as https://example.org/news, received "example.org"',
    ],
    [
      { LEDE_TIMEOUT_MS: '0' },
      {},
      'Expected `LEDE_TIMEOUT_MS` to be an integer from 1 to 2147483647, received "0"',
    ],
    [
      { LEDE_LOG_LEVEL: 'loud' },
      {},
      'Expected `LEDE_LOG_LEVEL` to be one of trace, debug, info, warn, error, fatal, silent, received "loud"',
    ],
    [
      { LEDE_LOG_QUERIES: 'yes' },
      {},
      'Expected `LEDE_LOG_QUERIES` to be true or false, received "yes"',
    ],
  ])('refuses %j with flags %j', (environment, flags, message) => {
    expect(() => parseConfig(environment, flags)).toThrow(
      expect.objectContaining({ name: 'LedeError', code: 'invalid_config', message }),
    )
  })
})
