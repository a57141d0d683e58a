// The line under a headline: author, date, views, and where the page showed the story.
import type { PropsWithChildren } from 'hono/jsx'
import { raw } from 'hono/html'
import type { Hit } from '../../../engine/response.ts'
import type { Story } from '../../../story/story.ts'
import { Instant } from './instant.tsx'
import { pageAddress } from '../page-address.ts'
import type { PageParameters } from '../shown-parameters.ts'
import { countOf, type Site } from '../site.ts'

interface StoryMetaProps {
  readonly site: Site
  readonly story: Pick<Story, 'author' | 'publishedAt' | 'views' | 'lists'>
  /** What the link to an author's stories keeps. */
  readonly parameters: PageParameters
  /** The author with what matched in the name, as the engine marked and escaped it. */
  readonly markedAuthor?: Hit['highlights']['author'] | undefined
}

/** Shows the line; the children follow in it. */
export function StoryMeta({
  site,
  story,
  parameters,
  markedAuthor,
  children,
}: PropsWithChildren<StoryMetaProps>) {
  const { author, publishedAt, views, lists } = story
  return (
    <ul class="meta">
      {author !== undefined && (
        <li>
          By{' '}
          <a href={pageAddress(site.root, parameters, { author: [author] })}>
            <bdi>{markedAuthor === undefined ? author : raw(markedAuthor.html)}</bdi>
          </a>
        </li>
      )}
      {publishedAt !== undefined && (
        <li>
          <Instant site={site} iso={publishedAt} />
        </li>
      )}
      {views !== undefined && <li>{countOf(views, 'view', 'views')}</li>}
      {lists.map((list) => (
        <li>
          <bdi>{list}</bdi>
        </li>
      ))}
      {children}
    </ul>
  )
}
