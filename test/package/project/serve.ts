// What an app of Node does: an index written to disk, read again, served, asked and closed. Prints the
// answer, and ends by itself when nothing is left open.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildIndex } from 'lede'
import { readIndex, readManifest, readStories, serveSearch, writeIndex } from 'lede/node'

const directory = await mkdtemp(join(import.meta.dirname, 'index-'))
const stories = await readStories([join(import.meta.dirname, 'stories.jsonl')])
await writeIndex(buildIndex(stories), directory)
const { counts } = await readManifest(directory)

const server = await serveSearch({ index: await readIndex(directory), port: 0 })
const response = await fetch(`${server.url}/search?q=bridge`)
const answer: unknown = await response.json()
await server.close()
await rm(directory, { recursive: true })

console.log(JSON.stringify({ stories: counts.stories, status: response.status, answer }))
