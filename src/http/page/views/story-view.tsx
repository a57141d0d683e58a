// One whole story, and what is related to it.
import type { Hit } from '../../../engine/response.ts'
import type { Story } from '../../../story/story.ts'
import { HitView } from './hit-view.tsx'
import { pageAddress, relatedAddress, storyAddress, webAddress } from '../page-address.ts'
import type { Site } from '../site.ts'
import { StoryMeta } from './story-meta.tsx'

interface StoryViewProps {
  readonly site: Site
  readonly story: Story
  readonly related: readonly Hit[]
}

/** Shows the story as a page to read. */
export function StoryView({ site, story, related }: StoryViewProps) {
  const { title, body, section, kind, truncated, url } = story
  const original = webAddress(url)
  return (
    <>
      <article class="story">
        {(section !== undefined || kind === 'teaser') && (
          <p class="kicker">
            {section !== undefined && (
              <a href={pageAddress(site.root, {}, { section: [section] })}>
                <bdi>{section}</bdi>
              </a>
            )}
            {kind === 'teaser' && <span>Teaser</span>}
          </p>
        )}
        <h1 class="headline" dir="auto">
          {title}
        </h1>
        <StoryMeta site={site} story={story} parameters={{}} />
        <div class="body">
          {body.split(/\n{2,}/).map((paragraph, i, { length }) => (
            <p dir="auto">
              {paragraph}
              {truncated && i === length - 1 && '…'}
            </p>
          ))}
        </div>
        {truncated && <p class="note">Its source cut the text off here.</p>}
        {original !== undefined && (
          <p>
            <a href={original.href} rel="noopener">
              Read it at {original.hostname}
            </a>
          </p>
        )}
      </article>
      {related.length > 0 && (
        <section class="more" aria-labelledby="more-title">
          <h2 id="more-title">Related stories</h2>
          <RelatedList site={site} hits={related} level={3} />
          <p>
            <a href={relatedAddress(site.root, story.id)}>More like this</a>
          </p>
        </section>
      )}
    </>
  )
}

interface RelatedViewProps {
  readonly site: Site
  readonly story: Story
  readonly hits: readonly Hit[]
}

/** Shows the stories related to one, as a page of their own. */
export function RelatedView({ site, story, hits }: RelatedViewProps) {
  return (
    <section class="more">
      <h1>
        Related to{' '}
        <a href={storyAddress(site.root, story.id)} dir="auto">
          {story.title}
        </a>
      </h1>
      {hits.length === 0 ? (
        <p class="nothing">No other story is near to it.</p>
      ) : (
        <RelatedList site={site} hits={hits} level={2} />
      )}
    </section>
  )
}

interface RelatedListProps extends Pick<RelatedViewProps, 'site' | 'hits'> {
  readonly level: 2 | 3
}

/** The list that the script also shows below a hit; it finds it by its class. */
function RelatedList({ site, hits, level }: RelatedListProps) {
  return (
    <ol class="hits related-hits">
      {hits.map((hit) => (
        <li>
          <HitView site={site} hit={hit} parameters={{}} level={level} />
        </li>
      ))}
    </ol>
  )
}
