// Does what docs/deploy.md and its files say work, as far as that can be seen without a container engine?
//  1. The Dockerfile's steps run in a copy of what it copies; what it starts becomes healthy and stops.
//  2. The systemd units are valid and closed; Compose names settings that there are.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { SETTINGS } from '../src/settings.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../', import.meta.url))
const readText = (name: string): string => readFileSync(join(root, name), 'utf8')

interface Instruction {
  readonly name: string
  readonly rest: string
}

/** The instructions of the Dockerfile, each on one line. */
const instructions: readonly Instruction[] = readText('Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [name = ''] = line.split(' ', 1)
    return { name, rest: line.slice(name.length + 1) }
  })
const restsOf = (name: string): readonly string[] =>
  instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest)

/** The command of an instruction in its form without a shell. */
function commandOf(name: string): readonly string[] {
  const [rest = ''] = restsOf(name)
  return v.parse(v.array(v.string()), JSON.parse(rest.slice(rest.indexOf('['))))
}

/** What the Dockerfile takes from the repository. */
const copied = restsOf('COPY')
  .filter((rest) => !rest.startsWith('--from'))
  .flatMap((rest) => rest.split(' ').slice(0, -1))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('Dockerfile', { timeout: 300_000 }, () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lede-image-'))
    for (const name of new Set(copied)) {
      await cp(join(root, name), join(folder, name), { recursive: true })
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('copies what .dockerignore lets through, and nothing else is let through', () => {
    const [all, ...exceptions] = readText('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(all).toBe('*')
    const allowed = exceptions.map((line) => line.replace(/^!/, './'))
    const wanted = copied.map((name) => `./${name.replace(/^\.\//, '')}`)
    expect(allowed.sort()).toEqual([...new Set(wanted)].sort())
  })

  it('runs as a user that is not root, by number', () => {
    expect(restsOf('USER')).toEqual(['1000:1000'])
  })

  it('builds from what it copies, becomes healthy, and stops when told to', async () => {
    const [install, build] = restsOf('RUN')
    expect(install).toMatch(/^npm ci /)
    expect(build).toMatch(/^npm run build && /)
    // What `npm run build` does, but without checking types, which would take most of the time here.
    expect(readText('package.json')).toContain('"build": "tsc -p tsconfig.build.json"')
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    await run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: folder })

    const port = await freePort()
    const settings = restsOf('ENV').flatMap((rest) => rest.split(/\s+/))
    const environment = {
      PATH: process.env['PATH'],
      ...Object.fromEntries(settings.map((setting) => setting.split('=', 2) as [string, string])), // NAME=value each
      LEDE_INDEX: join(folder, 'data/index'),
      PORT: String(port),
      LEDE_API_KEYS: 'a-key-of-enough-length',
    }
    expect(settings).toContain('LEDE_INDEX=/data/index')
    expect(restsOf('VOLUME')).toEqual(['/data'])
    const isHealthy = (): Promise<boolean> => {
      const [, ...args] = commandOf('HEALTHCHECK')
      return run(process.execPath, args, { env: environment }).then(
        () => true,
        () => false,
      )
    }
    expect(await isHealthy()).toBe(false)

    const [node, program = '', ...rest] = [...commandOf('ENTRYPOINT'), ...commandOf('CMD')]
    expect(node).toBe('node')
    const args = [program.replace(/^\/app/, folder), ...rest]
    const child = spawn(process.execPath, args, { cwd: folder, env: environment })
    const closed = once(child, 'close')
    onTestFinished(async () => {
      child.kill('SIGKILL')
      await closed
    })
    let log = ''
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
      child.stdout.on('data', (chunk: Buffer) => {
        log += chunk.toString()
        if (log.includes('"msg":"ready"')) resolve()
      })
      child.once('close', () => {
        reject(new Error(log))
      })
    })
    expect(await isHealthy()).toBe(true)
    child.kill('SIGTERM')
    expect(await closed).toEqual([0, null])
    expect(await isHealthy()).toBe(false)
  })
})

describe('compose.yaml', () => {
  const ServiceSchema = v.object({
    // A text is cut at its spaces.
    command: v.union([v.array(v.string()), v.string()]),
    environment: v.record(v.string(), v.string()),
    read_only: v.literal(true),
    volumes: v.array(v.string()),
  })
  const { services } = v.parse(
    v.object({ services: v.record(v.string(), ServiceSchema) }),
    parse(readText('compose.yaml'), { merge: true }),
  )

  it('hands on settings that there are', () => {
    const variables: readonly string[] = SETTINGS.map(({ variable }) => variable)
    const named = Object.values(services).flatMap(({ environment }) => Object.keys(environment))
    expect(named.filter((name) => !variables.includes(name))).toEqual([])
  })

  it('runs commands that there are on folders that are mounted', async () => {
    for (const { command, volumes } of Object.values(services)) {
      const [name = '', ...args] = typeof command === 'string' ? command.split(' ') : command
      const { stdout } = await run(process.execPath, [join(root, 'dist/cli.js'), name, '--help'])
      for (const flag of args.filter((arg) => arg.startsWith('--'))) expect(stdout).toContain(flag)
      for (const path of args.filter((arg) => arg.startsWith('/'))) {
        expect(volumes.some((volume) => volume.split(':').includes(path))).toBe(true)
      }
      expect(volumes).toContain('data:/data')
    }
  })
})

const hasSystemd = existsSync('/usr/bin/systemd-analyze')
if (!hasSystemd) console.warn('skipped: the systemd units (no systemd-analyze)')

describe.skipIf(!hasSystemd)('the systemd units of docs/deploy.md', () => {
  let folder = ''
  const units = [
    ...readText('docs/deploy.md').matchAll(
      /`\/etc\/systemd\/system\/([\w.-]+)`[^`]*```ini\n([\s\S]*?)```/g,
    ),
  ].map(([, name = '', text = '']) => ({ name, text }))
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lede-units-'))
    await mkdir(join(folder, 'units'))
    for (const { name, text } of units) {
      // A unit is only valid where its program is.
      const here = text.replaceAll('/usr/bin/node', process.execPath)
      await writeFile(join(folder, 'units', name), here)
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('are three, and valid', async () => {
    expect(units.map(({ name }) => name)).toEqual([
      'lede.service',
      'lede-index.service',
      'lede-index.timer',
    ])
    const paths = units.map(({ name }) => join(folder, 'units', name))
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', ...paths])
    // The machine's own units are none of ours.
    const said = (stdout + stderr).split('\n').filter((line) => line.includes(folder))
    expect(said).toEqual([])
  })

  it.each(['lede.service', 'lede-index.service'])('leave %s little to reach', async (name) => {
    // Exposure from 0 to 10, times ten: fails above 3.
    const args = ['security', '--offline=true', '--threshold=30', join(folder, 'units', name)]
    await run('systemd-analyze', args)
  })
})
