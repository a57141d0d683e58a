// A hit in a list: headline, the passage that matched, author, date and views; and, where asked for, its
// score explained.
import { raw } from 'hono/html'
import type { DuplicateHit, Hit } from '../../../engine/response.ts'
import { ExplanationView } from './explanation-view.tsx'
import { MissingWords } from './missing-words.tsx'
import { pageAddress, relatedAddress, storyAddress, webAddress } from '../page-address.ts'
import type { PageParameters } from '../shown-parameters.ts'
import type { Site } from '../site.ts'
import { StoryMeta } from './story-meta.tsx'

interface HitProps {
  readonly site: Site
  readonly hit: Hit
  /** Where the list came from; what is chosen in a hit is added to it. */
  readonly parameters: PageParameters
  /** Whether hits are ordered by their score. */
  readonly byScore?: boolean
  /** Words of the query that no hit holds. @default none */
  readonly dropped?: readonly string[]
  /** Level of the headline among the page's headings. */
  readonly level?: 2 | 3
}

/** Shows a hit. What the engine marked is escaped already, and goes in as it is. */
export function HitView({
  site,
  hit,
  parameters,
  byScore = false,
  dropped = [],
  level = 2,
}: HitProps) {
  const Headline = level === 2 ? 'h2' : 'h3'
  return (
    <article class="hit">
      <Kicker site={site} hit={hit} parameters={parameters} />
      <Headline class="headline" dir="auto">
        <a href={storyAddress(site.root, hit.id)}>{raw(hit.highlights.title.html)}</a>
      </Headline>
      {hit.excerpts.map((excerpt) => (
        <p class="excerpt" dir="auto">
          {raw(excerpt.html)}
        </p>
      ))}
      <MissingWords site={site} hit={hit} parameters={parameters} dropped={dropped} />
      <Meta site={site} hit={hit} parameters={parameters} />
      <Duplicates site={site} hit={hit} />
      {hit.explanation !== undefined && (
        <ExplanationView explanation={hit.explanation} byScore={byScore} />
      )}
    </article>
  )
}

/** Says above the headline what kind of story it is, where that is not plain. */
function Kicker({ site, hit, parameters }: HitProps) {
  const { section, kind, truncated } = hit
  if (section === undefined && kind === 'article' && !truncated) return null
  return (
    <p class="kicker">
      {section !== undefined && (
        <a href={pageAddress(site.root, parameters, { section: [section] })}>
          <bdi>{section}</bdi>
        </a>
      )}
      {kind === 'teaser' && <span>Teaser</span>}
      {truncated && <span class="cut">cut off by its source</span>}
    </p>
  )
}

function Meta({ site, hit, parameters }: HitProps) {
  const original = webAddress(hit.url)
  return (
    <StoryMeta site={site} story={hit} parameters={parameters} markedAuthor={hit.highlights.author}>
      {original !== undefined && (
        <li>
          <a href={original.href} rel="noopener">
            {original.hostname}
          </a>
        </li>
      )}
      <li>
        <a class="related" href={relatedAddress(site.root, hit.id)}>
          Related<span class="unseen"> to {hit.title}</span>
        </a>
      </li>
    </StoryMeta>
  )
}

/** Lists the near-duplicates of the story, which are not shown as hits. */
function Duplicates({ site, hit }: Pick<HitProps, 'site' | 'hit'>) {
  const { duplicates = [] } = hit
  if (duplicates.length === 0) return null
  return (
    <p class="duplicates">
      Also in{' '}
      {duplicates.map((duplicate, i) => (
        <>
          {i > 0 && ', '}
          <a href={storyAddress(site.root, duplicate.id)} title={duplicate.title}>
            <bdi>{placeOf(duplicate) ?? duplicate.title}</bdi>
          </a>
        </>
      ))}
    </p>
  )
}

/** Where a telling stands: its site, or else what it was read from. */
function placeOf({ url, source }: DuplicateHit): string | undefined {
  return webAddress(url)?.hostname ?? (source === '' ? undefined : source)
}
