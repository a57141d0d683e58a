// Where results go, and telling so.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { RAW_RESULTS, RESULTS } from '../places.ts'

/** Writes every value of a run into the raw results and gives the path. */
export async function writeRaw(name: string, content: unknown): Promise<string> {
  return writeText(new URL(name, RAW_RESULTS), `${JSON.stringify(content, rounded)}\n`)
}

/** Writes a curated result, small enough to be kept in the repository, and gives the path. */
export async function writeCurated(name: string, content: unknown): Promise<string> {
  return writeText(new URL(name, RESULTS), `${JSON.stringify(content, rounded, 2)}\n`)
}

/** Writes a text file, its folder too, and gives the path. */
export async function writeText(file: URL, text: string): Promise<string> {
  await mkdir(new URL('./', file), { recursive: true })
  await writeFile(file, text)
  return fileURLToPath(file)
}

/** A tenth of a microsecond is below what the clock tells reliably. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value
}

/** A name for files of this moment: `2026-01-31T09-05-00`. */
export function stampOf(date: string): string {
  return date.slice(0, 19).replaceAll(':', '-')
}
