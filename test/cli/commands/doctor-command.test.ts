// 1. A good index and good settings: nothing fails, exit code 0.
// 2. Each thing that can be wrong is found by its own check, which says what to do; exit code 1.
import {
  appendFile,
  chmod,
  copyFile,
  readdir,
  readFile,
  rm,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished } from 'vitest'

import type { Finding } from '../../../src/cli/doctor/finding.ts'
import { checkIndex } from '../../../src/cli/doctor/check-index.ts'
import {
  checkFolder,
  checkNode,
  checkPort,
  LEAST_NODE,
} from '../../../src/cli/doctor/check-machine.ts'
import { checkSettings } from '../../../src/cli/doctor/check-settings.ts'
import { formatFindings } from '../../../src/cli/commands/doctor-command.ts'
import { colorsFor } from '../../../src/cli/output/wants-color.ts'
import { parseConfig } from '../../../src/config.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { writeIndex } from '../../../src/store/write-index.ts'
import { buildDirectory, readIndex, serveSearch } from '../../../src/node.ts'
import { manyStories, scratchFolder, STORIES } from '../../store/sample.ts'
import { built, lede } from '../lede.ts'

/** A folder with the index of the sample stories, its compiled form included. */
async function makeIndex(): Promise<string> {
  const directory = join(await scratchFolder(), 'index-data')
  await writeIndex(buildIndex(STORIES), directory)
  await readIndex(directory)
  return directory
}

/** Each check with its level, for comparing. */
const levels = (findings: readonly Finding[]): string[] =>
  findings.map(({ check, level }) => `${check}: ${level}`)

/** The only finding that is not as it should be. */
function onlyFault(findings: readonly Finding[]): Finding | undefined {
  const faults = findings.filter(({ level }) => level !== 'ok')
  expect(faults).toHaveLength(1)
  return faults[0]
}

async function fileOf(directory: string, role: 'stories' | 'segment'): Promise<string> {
  const name = (await readdir(directory)).find((file) => file.startsWith(role))
  return join(directory, name ?? role)
}

/** Changes the manifest, as no build would. */
async function editManifest(directory: string, from: RegExp, to: string): Promise<void> {
  const path = join(directory, 'manifest.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
}

/** The compiled form in a folder that has one. */
async function compiledIn(directory: string): Promise<string> {
  const names = await readdir(directory).catch((): string[] => [])
  return join(directory, names.find((name) => name.startsWith('compiled-')) ?? 'none')
}

describe('checkIndex', () => {
  it('finds nothing wrong with what a build leaves', async () => {
    const findings = await checkIndex(await makeIndex(), 'english')
    expect(levels(findings)).toEqual([
      'manifest: ok',
      'analyzer: ok',
      'files: ok',
      'stories: ok',
      'segments: ok',
      'compiled form: ok',
    ])
  })

  it.each<[string, string, (directory: string) => Promise<void>]>([
    ['a missing index', 'manifest', (directory) => rm(directory, { recursive: true })],
    ['a manifest that is no JSON', 'manifest', (d) => writeFile(join(d, 'manifest.json'), '{')],
    [
      'another format version',
      'manifest',
      (d) => editManifest(d, /"formatVersion": 2/, '"formatVersion": 9'),
    ],
    ['a missing segment', 'files', async (d) => unlink(await fileOf(d, 'segment'))],
    ['a longer file', 'files', async (d) => appendFile(await fileOf(d, 'stories'), '\n')],
    [
      'a changed byte',
      'files',
      async (d) => {
        const path = await fileOf(d, 'segment')
        await writeFile(path, (await readFile(path, 'utf8')).replace('ferry', 'fairy'))
      },
    ],
    ['a wrong count of terms', 'segments', (d) => editManifest(d, /"terms": \d+/, '"terms": 7')],
    [
      'a wrong count of articles',
      'stories',
      (d) => editManifest(d, /"articles": \d+/, '"articles": 3'),
    ],
    [
      'another generation',
      'stories',
      (d) => editManifest(d, /"generation": "\w+"/, '"generation": "0123456789abcdef"'),
    ],
  ])('fails for %s', async (_, check, damage) => {
    const directory = await makeIndex()
    await damage(directory)
    // What was compiled is of the index as it was.
    await rm(await compiledIn(directory), { force: true })
    const findings = await checkIndex(directory, 'english')
    const failed = findings.filter(({ level }) => level === 'fail')
    expect(levels(failed)).toEqual([`${check}: fail`])
    expect(failed[0]?.advice).toContain(`lede index SOURCES --out ${directory}`)
  })

  it('fails for an index of another analyzer', async () => {
    const directory = await makeIndex()
    await editManifest(directory, /"analyzer": "[^"]+"/, '"analyzer": "0-other"')
    expect(levels(await checkIndex(directory, 'english'))).toContain('analyzer: fail')
  })

  it.each<[string, (directory: string) => Promise<void>]>([
    ['none yet', async (d) => unlink(await compiledIn(d))],
    ['damaged, or of another index or version', async (d) => appendFile(await compiledIn(d), 'x')],
    [
      'damaged, or of another index or version',
      async (d) => {
        const other = join(await scratchFolder(), 'other')
        await buildDirectory(manyStories(2), other)
        await copyFile(await compiledIn(other), await compiledIn(d))
      },
    ],
  ])('notes a compiled form that is %s', async (says, change) => {
    const directory = await makeIndex()
    await change(directory)
    expect(onlyFault(await checkIndex(directory, 'english'))).toMatchObject({
      check: 'compiled form',
      level: 'note',
      says,
    })
  })

  it('notes a compiled form of another language', async () => {
    expect(onlyFault(await checkIndex(await makeIndex(), 'german'))).toMatchObject({
      says: 'none yet',
    })
  })

  it('notes what lies beside the index, and a lock', async () => {
    const directory = await makeIndex()
    await writeFile(join(directory, 'stories-0123456789ab.jsonl'), '')
    expect(onlyFault(await checkIndex(directory, 'english'))).toMatchObject({
      level: 'note',
      says: '1 file that the manifest does not name: stories-0123456789ab.jsonl',
    })
    await unlink(join(directory, 'stories-0123456789ab.jsonl'))
    await writeFile(join(directory, 'lock'), '1\n')
    expect(onlyFault(await checkIndex(directory, 'english'))).toMatchObject({ check: 'lock' })
  })
})

describe('checkSettings', () => {
  it('has nothing to say against defaults', async () => {
    const { findings } = await checkSettings({}, {})
    expect(levels(findings)).toEqual(['settings: ok', 'time zone: ok', 'keys: ok'])
  })

  it('finds every setting that cannot be used, and goes on with defaults', async () => {
    const environment = { PORT: 'many', LEDE_TIME_ZONE: 'Mars', LEDE_RATE_LIMIT: '5' }
    const { findings, config } = await checkSettings(environment, { host: '' })
    const failed = findings.filter(({ level }) => level === 'fail').map(({ says }) => says)
    expect(failed).toEqual([
      expect.stringContaining('`PORT`') as unknown,
      expect.stringContaining('`--host`') as unknown,
      expect.stringContaining('`LEDE_TIME_ZONE`') as unknown,
    ])
    expect(config).toMatchObject({ port: 3000, timeZone: 'UTC', rateLimit: 5 })
  })

  it('notes variables that look like settings, with the nearest one', async () => {
    const { findings } = await checkSettings({ LEDE_TIMEZONE: 'UTC' }, {})
    expect(onlyFault(findings)).toMatchObject({
      says: 'LEDE_TIMEZONE is no setting',
      advice: 'did you mean LEDE_TIME_ZONE?',
    })
  })

  it.each<[string, Record<string, string>, Partial<Finding>]>([
    ['short keys', { LEDE_API_KEYS: 'short' }, { check: 'keys', level: 'note' }],
    ['a short token', { LEDE_ADMIN_TOKEN: 'short' }, { check: 'keys', level: 'note' }],
    ['no keys for all the world', { HOST: '0.0.0.0' }, { check: 'keys', level: 'note' }],
    ['a missing file of keys', { LEDE_API_KEYS_FILE: '/none' }, { check: 'keys', level: 'fail' }],
    ['proxies that are none', { LEDE_TRUST_PROXY: 'me' }, { check: 'proxies', level: 'fail' }],
  ])('finds %s', async (_, environment, expected) => {
    const { findings } = await checkSettings(environment, {})
    expect(onlyFault(findings)).toMatchObject(expected)
  })

  it('shows no secret', async () => {
    const secrets = { LEDE_API_KEYS: 'hush-1,hush 2', LEDE_ADMIN_TOKEN: 'hush-3' }
    expect(JSON.stringify((await checkSettings(secrets, {})).findings)).not.toContain('hush')
  })
})

describe('checkNode', () => {
  it.each([
    [LEAST_NODE, 'ok'],
    ['20.19.1', 'ok'],
    ['22.0.0', 'ok'],
    ['20.18.9', 'fail'],
    ['18.20.4', 'fail'],
  ])('of %s is %s', (version, level) => {
    expect(checkNode(version).level).toBe(level)
  })

  it('asks for what package.json asks for', async () => {
    const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ engines: { node: `>=${LEAST_NODE}` } })
  })
})

describe('checkPort', () => {
  const configOf = (port: number) => ({ ...parseConfig({}), port })

  it('says whether it is free, used by another program, or by Lede', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const { port } = other.address() as AddressInfo // a TCP server's address is one
    const closed = once(other, 'close')
    other.on('connection', (socket) => socket.destroy())
    expect(await checkPort(configOf(port))).toMatchObject({ level: 'fail' })
    other.close()
    await closed
    expect(await checkPort(configOf(port))).toMatchObject({ level: 'ok', check: 'port' })
    const server = await serveSearch({ index: buildIndex(STORIES), port: 0 })
    onTestFinished(() => server.close())
    expect(await checkPort(configOf(server.port))).toMatchObject({
      level: 'ok',
      says: expect.stringContaining('Lede is serving there') as unknown,
    })
  })
})

describe('checkFolder', () => {
  it('looks at the nearest folder that is there', async () => {
    const folder = await scratchFolder()
    expect(await checkFolder(join(folder, 'not', 'yet'))).toMatchObject({
      level: 'ok',
      says: `${folder} can be written`,
    })
  })

  const isRoot = process.getuid?.() === 0
  if (isRoot) console.warn('skipped: a folder that cannot be written (root writes everywhere)')

  it.skipIf(isRoot)('notes one that cannot be written', async () => {
    const folder = await scratchFolder()
    await chmod(folder, 0o500)
    expect(await checkFolder(folder)).toMatchObject({ level: 'note' })
  })
})

describe('formatFindings', () => {
  it('writes a line for each check, what to do below, and a sum', () => {
    const findings: Finding[] = [
      { check: 'Node.js', level: 'ok', says: '20.19.0' },
      { check: 'port', level: 'fail', says: 'taken \u001b[2J', advice: 'choose another' },
    ]
    expect(formatFindings(findings, colorsFor({}, {}))).toBe(
      'ok    Node.js        20.19.0\n' +
        'fail  port           taken  [2J\n' +
        '                     choose another\n' +
        '1 ok, 0 notes, 1 failed\n',
    )
  })
})

describe.skipIf(!built)('lede doctor', () => {
  it('exits with 0 where nothing fails, and with 1 where something does', async () => {
    const directory = await makeIndex()
    const run = { cwd: join(directory, '..') }
    const good = await lede(['doctor', '--port', '0'], run)
    expect({ code: good.code, stderr: good.stderr }).toEqual({ code: 0, stderr: '' })
    expect(good.stdout).toMatch(/^\d+ ok, 0 notes, 0 failed$/m)
    const environment = { PORT: 'many' }
    const bad = await lede(['doctor', '--index', 'none', '--json'], { ...run, environment })
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.stdout)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ check: 'settings', level: 'fail' }),
        expect.objectContaining({ check: 'manifest', level: 'fail' }),
      ]) as unknown,
    })
  })
})
