// The blocks of an article's HTML that are its text. Related links, labels, promotions, credits, datelines
// and a repeated title are left out, without rules for single sites.
import { foldTitle } from '../../story/fold-title.ts'
import type { HtmlBlock } from './html-blocks.ts'
import {
  hasLabelForm,
  isKnownLabel,
  isPhotoCredit,
  parseByline,
  parsePlainByline,
} from '../page/page-line.ts'
import { isPromotion } from '../page/promotion.ts'
import { endsSentence } from '../../story/tidy-text.ts'

/** Share of links from which a block is a link to elsewhere and not a sentence with links in it. */
const LINK_SHARE = 0.8
/** Longest such block, in UTF-16 code units. */
const MAX_LINK_LENGTH = 200
/** Share of links among its items from which a list is a list of links. */
const LINK_LIST_SHARE = 0.5

/** `Related: ...`, `Read more: ...`, `Also on site.com ...` */
const POINTER =
  /^[[(]?(?:related(?: (?:article|articles|coverage|content|links?|post|posts|stories|story|topics?|video))?|read(?: (?:more|next|also|this))?|see also|also (?:on|read|see)|more(?: (?:from|on|news|stories|like this))?|you (?:may|might) also like|don['’]t miss|watch(?: (?:also|now|more))?|recommended|up next|most (?:read|popular)|advertisement|advert|continue reading below|story continues below)(?:\b[^.!?]{0,40})?(?:[:…]|\.{3})/iu
/** `First Published: ...`, `Updated Nov. 3` */
const DATELINE =
  /^(?:first |last |originally )?(?:posted|published|updated|modified)(?: (?:on|at))?\b.{0,80}$/iu
/** Lone labels where scripts would put controls and comments. */
const CONTROLS =
  /^(?:(?:\d+ )?(?:comments?|shares?|likes?)|share(?: (?:this|on|via).{0,40})?|tweet|print|email|e-mail|copy link|reply|log in|sign in|sign up|subscribe(?: now)?|skip to (?:main )?content|advert(?:isement)?|loading\.*|close|menu|search|home)$/iu

/** Notices of a site about itself. */
const NOTICE =
  /\b(?:(?:site|website|page|we) uses? cookies|requires? javascript|enable javascript|contains? (?:\S+ )?affiliate (?:\S+ ){0,3}links)\b/iu
/** Longest such notice, in UTF-16 code units. */
const MAX_NOTICE_LENGTH = 300

/** Gives the paragraphs, items and headings that are the article's text, in order. */
export function articleBlocks(blocks: readonly HtmlBlock[], title: string): readonly HtmlBlock[] {
  const folded = foldTitle(title)
  const linkLists = findLinkLists(blocks)
  const kept = blocks.filter((block) => {
    if (linkLists.has(block.list) || isElsewhere(block) || isFurniture(block)) return false
    return foldTitle(block.text) !== folded
  })
  return withoutEmptyHeadings(kept)
}

/** Gives the numbers of the lists of links. */
function findLinkLists(blocks: readonly HtmlBlock[]): ReadonlySet<number> {
  const counts = new Map<number, { items: number; links: number }>()
  for (const { list, linkShare } of blocks) {
    if (list === 0) continue
    const count = counts.get(list) ?? { items: 0, links: 0 }
    count.items++
    if (linkShare >= LINK_SHARE) count.links++
    counts.set(list, count)
  }
  const isLinks = ({ items, links }: { items: number; links: number }): boolean =>
    links / items >= LINK_LIST_SHARE
  return new Set([...counts].filter(([, count]) => isLinks(count)).map(([list]) => list))
}

/** Tells whether a block points to another story. */
function isElsewhere({ text, linkShare, kind }: HtmlBlock): boolean {
  if (text.length > MAX_LINK_LENGTH) return false
  if (linkShare >= LINK_SHARE && !(kind === 'paragraph' && endsSentence(text))) return true
  return POINTER.test(text) && (linkShare > 0.3 || text.length < 40)
}

function isFurniture({ text, timeShare, kind }: HtmlBlock): boolean {
  if (timeShare > 0.5 || CONTROLS.test(text) || isPromotion(text)) return true
  if (text.length <= MAX_NOTICE_LENGTH && NOTICE.test(text)) return true
  if (isPhotoCredit(text) || parseByline(text) !== undefined) return true
  if (DATELINE.test(text) && /\d/.test(text) && !endsSentence(text)) return true
  if (parsePlainByline(text) !== undefined && text.length < 80 && !endsSentence(text)) return true
  return kind !== 'heading' && isKnownLabel(text) && hasLabelForm(text)
}

/** Leaves out headings with nothing left below them. */
function withoutEmptyHeadings(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  let end = blocks.length
  while (end > 0 && blocks[end - 1]?.kind === 'heading') end--
  return blocks.slice(0, end)
}
