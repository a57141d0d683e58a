// The document around every view: head, masthead with the search field, footer. All that it loads is the
// service's own.
import type { PropsWithChildren } from 'hono/jsx'
import type { EngineStatus } from '../../../engine/search-engine.ts'
import { PAGE_ASSETS } from '../assets.generated.ts'
import { countOf, type Site } from '../site.ts'

interface DocumentProps {
  readonly site: Site
  /** Title of the window, before the site's. */
  readonly title?: string | undefined
  /** What the search field holds. */
  readonly q?: string
  /** The script renews this view as the reader types. */
  readonly live?: boolean
  /** Address of the same search as a feed. */
  readonly feed?: string
  /** Search engines should not list this view. */
  readonly unlisted?: boolean
}

/** Wraps a view into a whole document. */
export function Document(props: PropsWithChildren<DocumentProps>) {
  const { site, title, q = '', live = false, feed, unlisted = false, children } = props
  const { style, script, icon } = PAGE_ASSETS
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title === undefined ? site.title : `${isolate(title)} – ${site.title}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {unlisted && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={`${site.root}assets/${style.name}`} />
        <link rel="icon" type="image/svg+xml" href={`${site.root}assets/${icon.name}`} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={site.title}
          href={`${site.root}opensearch.xml`}
        />
        {feed !== undefined && (
          <link rel="alternate" type="application/rss+xml" title="This search" href={feed} />
        )}
        <script defer src={`${site.root}assets/${script.name}`}></script>
      </head>
      <body>
        <a class="skip" href="#view">
          Skip to the stories
        </a>
        <header class="masthead">
          <p class="wordmark">
            <a href={site.root}>{site.title}</a>
          </p>
          <SearchForm site={site} q={q} />
          <Folio site={site} />
        </header>
        <p id="status" class="unseen" role="status"></p>
        <main id="view" tabindex={-1} data-live={live ? 'true' : undefined}>
          {children}
        </main>
        <Footer site={site} />
      </body>
    </html>
  )
}

function SearchForm({ site, q }: { readonly site: Site; readonly q: string }) {
  return (
    <form id="search" class="search" role="search" action={site.root} method="get">
      <label class="unseen" for="q">
        Search the news
      </label>
      <div class="field">
        <input
          id="q"
          name="q"
          type="search"
          value={q}
          dir="auto"
          maxlength={512}
          placeholder="Search the news"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
        />
      </div>
      <button type="submit">Search</button>
    </form>
  )
}

/** The line below the masthead, as on a front page: the day, and what there is to find. */
function Folio({ site }: { readonly site: Site }) {
  const { status } = site
  return (
    <p class="folio">
      <span>{site.formatDay(site.nowMs)}</span>
      {status !== undefined && <span>{describeStories(status)}</span>}
    </p>
  )
}

function describeStories({ articles, teasers }: EngineStatus): string {
  const parts = [countOf(articles, 'article', 'articles'), countOf(teasers, 'teaser', 'teasers')]
  return (teasers === 0 ? parts.slice(0, 1) : parts).join(', ')
}

function Footer({ site }: { readonly site: Site }) {
  return (
    <footer class="foot">
      <p>
        Programs ask the same questions of the <a href={`${site.root}docs`}>HTTP API</a>.
      </p>
      <p id="shortcut" hidden>
        <label>
          <input type="checkbox" /> Press <kbd>/</kbd> to search
        </label>
      </p>
    </footer>
  )
}

/** Keeps the direction of a reader's text to itself where no element can (U+2068 to U+2069). */
function isolate(text: string): string {
  return `\u2068${text}\u2069`
}
