// The routes of pages, and the choice between a page and JSON.
import type { Hono, Next } from 'hono'
import { accepts } from 'hono/accepts'
import { basePath } from 'hono/route'
import { requestedPath } from '../addresses.ts'
import { ask, type Asked } from '../engine/question.ts'
import type { EngineSource } from '../engine/ready-engine.ts'
import { refuseAddress, refuseMethod } from '../routes/refuse.ts'
import type { PageSettings, SearchAppSettings } from '../search-app-options.ts'
import {
  answerErrorPage,
  answerRelatedPage,
  answerSearchPage,
  answerStoryPage,
} from './answer-pages.tsx'

type PageAnswer = (asked: Asked, page: PageSettings) => Promise<Response>

/**
 * Adds the search page and the pages of stories. Gives what answers the addresses that
 * no route has: mounted at `/news`, the root that is added here is `/news` alone, without `/news/`.
 */
export function addPages(
  app: Hono,
  source: EngineSource,
  page: PageSettings,
  settings: SearchAppSettings,
): (c: Asked['c']) => Response | Promise<Response> {
  const pageOf = (answer: PageAnswer, root: string) => async (c: Asked['c']) => {
    try {
      return await ask({ source, settings, c }, (asked) => answer(asked, page))
    } catch (error) {
      return answerErrorPage(error, { c, root, page, settings })
    }
  }
  const search = pageOf(answerSearchPage, './')
  app.get('/', (c: Asked['c']) => toDirectory(c) ?? search(c))
  app.all('/', refuseMethod('GET, HEAD'))
  app.get('/stories/:id', forReaders(pageOf(answerStoryPage, '../')))
  app.get('/stories/:id/related', forReaders(pageOf(answerRelatedPage, '../../')))
  const refuse = refuseMethod('GET, HEAD')
  return (c) => {
    if (c.req.path !== `${basePath(c)}/`) return refuseAddress(c)
    return c.req.method === 'GET' || c.req.method === 'HEAD' ? search(c) : refuse(c)
  }
}

/**
 * Sends a browser that asks for a mount without its last slash to the address with it, from which all
 * others are relative.
 */
function toDirectory(c: Asked['c']): Response | undefined {
  const path = requestedPath(c)
  if (path.endsWith('/')) return undefined
  const search = new URL(c.req.url).search
  // The dot keeps a colon in the name from being read as a scheme.
  const Location = `./${path.slice(path.lastIndexOf('/') + 1)}/${search}`
  return new Response(null, { status: 308, headers: { Location } })
}

/** Answers with a page where HTML is preferred; anyone else goes on to the JSON. */
function forReaders(page: (c: Asked['c']) => Promise<Response>) {
  return async (c: Asked['c'], next: Next): Promise<Response | undefined> => {
    const answer = prefersHtml(c) ? await page(c) : undefined
    if (answer === undefined) await next()
    const { headers } = answer ?? c.res
    // No cache keeps an answer without a tag.
    if (headers.has('ETag')) headers.append('Vary', 'Accept')
    return answer
  }
}

function prefersHtml(c: Asked['c']): boolean {
  const supports = ['application/json', 'text/html']
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/html'
}
