// Each page as an answer: one function a page, from the address to HTML.
import type { Context } from 'hono'
import { readAll } from '../../engine/parameters.ts'
import { LimitParametersSchema } from '../../engine/parameter-schemas.ts'
import { LedeError } from '../../errors.ts'
import { problemHeaders } from '../response/problems.ts'
import { checkEtag, logQuery, toServerTiming } from '../response/answer-question.ts'
import { reportProblem } from '../response/answer-error.ts'
import { validatorHeaders } from '../response/validators.ts'
import type { Asked } from '../engine/question.ts'
import { readQuery } from '../request/read-request.ts'
import type { PageSettings, SearchAppSettings } from '../search-app-options.ts'
import { PAGE_ASSETS } from './assets.generated.ts'
import { Document } from './views/document.tsx'
import { adviceOn, ErrorView } from './views/error-view.tsx'
import { findView } from './find-view.ts'
import { htmlResponse, PAGE_POLICY } from './html-response.ts'
import { feedAddress } from './page-address.ts'
import { readPageParameters } from './page-parameters.ts'
import { SearchView } from './views/search-view.tsx'
import { createSite, type Site } from './site.ts'
import { RelatedView, StoryView } from './views/story-view.tsx'

const MINUTE_MS = 60_000

/** Related stories on a story's page. */
const RELATED_ON_STORY = 5

/** Related stories on their own page. */
const RELATED = 10

/** Answers `GET /`: the search page. */
export async function answerSearchPage(asked: Asked, { title }: PageSettings): Promise<Response> {
  const { c, engine, settings, nowMs } = asked
  const context = { nowMs, timeZone: settings.timeZone }
  const read = readPageParameters(readQuery(c), context)
  logQuery(asked, read.request.q)
  const { etag, notModified } = checkPageEtag(asked, 'search')
  if (notModified !== undefined) return notModified
  const found = await findView(engine, read, context)
  const site = await siteOf(asked, title, './')
  const { q } = read.request
  const { timings } = found
  return htmlResponse(
    <Document
      site={site}
      title={q.trim() === '' ? undefined : q}
      q={q}
      live
      feed={feedAddress(site.root, read.parameters)}
      unlisted={Object.keys(read.parameters).length > 0}
    >
      <SearchView site={site} asked={read} found={found} />
    </Document>,
    {
      ...validatorHeaders(etag, settings),
      ...(timings === undefined ? {} : { 'Server-Timing': toServerTiming(timings) }),
    },
  )
}

/** Answers `GET /stories/:id` to those who would rather read than parse. */
export async function answerStoryPage(asked: Asked, { title }: PageSettings): Promise<Response> {
  const site = await siteOf(asked, title, '../')
  const story = await findStory(asked)
  const { etag, notModified } = checkPageEtag(asked, story.id)
  if (notModified !== undefined) return notModified
  const related = (await asked.engine.related(story.id, RELATED_ON_STORY)) ?? []
  return htmlResponse(
    <Document site={site} title={story.title}>
      <StoryView site={site} story={story} related={related} />
    </Document>,
    validatorHeaders(etag, asked.settings),
  )
}

/** Answers `GET /stories/:id/related` to the same. */
export async function answerRelatedPage(asked: Asked, { title }: PageSettings): Promise<Response> {
  const site = await siteOf(asked, title, '../../')
  const { limit } = readAll(LimitParametersSchema, { limit: RELATED, ...readQuery(asked.c) })
  const story = await findStory(asked)
  const { etag, notModified } = checkPageEtag(asked, story.id)
  if (notModified !== undefined) return notModified
  const hits = (await asked.engine.related(story.id, limit)) ?? []
  return htmlResponse(
    <Document site={site} title={`Related to ${story.title}`} unlisted>
      <RelatedView site={site} story={story} hits={hits} />
    </Document>,
    validatorHeaders(etag, asked.settings),
  )
}

/** Where a page failed. */
interface FailedPage {
  readonly c: Context
  /** Way to the search page. */
  readonly root: string
  readonly page: PageSettings
  readonly settings: SearchAppSettings
}

/** Answers a failure with a page that says what to do. */
export function answerErrorPage(
  error: unknown,
  { c, root, page: { title }, settings }: FailedPage,
): Response {
  const problem = reportProblem(error, settings, c)
  const site = createSite({ title, root, nowMs: settings.now(), timeZone: settings.timeZone })
  return htmlResponse(
    <Document site={site} title={adviceOn(problem).heading} unlisted>
      <ErrorView site={site} problem={problem} />
    </Document>,
    problemHeaders(problem),
    problem.status,
  )
}

async function siteOf(asked: Asked, title: string, root: string): Promise<Site> {
  const { engine, nowMs, settings } = asked
  const status = await engine.status()
  return createSite({ title, root, nowMs, timeZone: settings.timeZone, status })
}

async function findStory({ c, engine }: Asked) {
  const story = await engine.story(c.req.param('id') ?? '')
  if (story === undefined) throw new LedeError('story_not_found', 'No story has that id')
  return story
}

/**
 * Gives a page's tag, and the 304 for those who hold the page. Ages in it move with the present, by the
 * minute.
 */
function checkPageEtag(asked: Asked, what: string) {
  const { style, script } = PAGE_ASSETS
  const minute = Math.floor(asked.nowMs / MINUTE_MS)
  const parts = ['page', what, searchOf(asked.c), minute, style.name, script.name]
  const checked = checkEtag(asked, JSON.stringify(parts), true)
  // A browser takes the headers of a 304 for those of the page that it holds.
  checked.notModified?.headers.set('Content-Security-Policy', PAGE_POLICY)
  return checked
}

function searchOf(c: Context): string {
  const start = c.req.url.indexOf('?')
  return start < 0 ? '' : c.req.url.slice(start)
}
