// The plan of segments: which stories go into which MiniSearch index, so that none is too long for one string.
// Decided from the lengths of their texts alone, so that segments can be built anywhere and in any order.
import { tokenize } from '../../analysis/tokenize.ts'
import { LedeError } from '../../errors.ts'
import { indexedBodyEnd, type Story } from '../../story/story.ts'

/** What a segment holds at most. */
export interface SegmentLimits {
  /** Stories in a segment, from 1. */
  readonly stories: number
  /** Length of a serialized segment, UTF-16 code units, reckoned by `storyBound`. */
  readonly characters: number
}

/**
 * The limits of every ordinary build. V8 makes no string over 536,870,888 code units, and 500 million by
 * the bound are 6.7 million characters of text, which in English serialize to about as many. Fewer segments
 * are searched faster: the 64,841 stories of the news make 5, where 200 million made 12, and a build of them
 * took 1.2 GB and 17.0 s, where it took 1.8 GB and 16.3 s; 500 articles of 37,000 characters .40 and .39 GB.
 */
export const SEGMENT_LIMITS: SegmentLimits = { stories: 100_000, characters: 500_000_000 }

/** Serialized length of a posting next to its term, at most: `["",{"0":{"12345":1}}],` and a bit. */
const POSTING_CHARACTERS = 30
/** Tokens a code unit of text makes at most: `a1` makes three, which are `a1`, `a` and `1`. */
const TOKENS_A_UNIT = 1.5
/**
 * Characters of terms that a code unit of text makes at most: folding makes up to 15 of one (U+FDFA),
 * which stand once in a part and once in the whole of a compound.
 */
const TERM_CHARACTERS_A_UNIT = 30
/** Serialized length of a code unit of an id, at most: `\u0000`. */
const ID_UNIT_CHARACTERS = 6
/** Serialized length of a story's numbers and lengths next to its id, at most. */
const STORY_CHARACTERS = 100

/** Serialized length of what a segment has once, at most: its fields, counts and averages. */
const SEGMENT_CHARACTERS = 400

/** A run of neighbouring stories. */
export interface SegmentPlan {
  readonly firstStory: number
  readonly storyCount: number
}

/**
 * Cuts stories, in their order, into segments within the limits.
 * @throws LedeError `invalid_story` for a story whose index alone could pass the limit: hundreds of
 *   megabytes of different words.
 */
export function planSegments(
  stories: readonly Story[],
  limits: SegmentLimits = SEGMENT_LIMITS,
): SegmentPlan[] {
  const plans: SegmentPlan[] = []
  let firstStory = 0
  let characters = SEGMENT_CHARACTERS
  stories.forEach((story, number) => {
    const bound = boundWithin(story, limits.characters - SEGMENT_CHARACTERS)
    const isFull = number - firstStory === limits.stories || characters + bound > limits.characters
    if (isFull && number > firstStory) {
      plans.push({ firstStory, storyCount: number - firstStory })
      firstStory = number
      characters = SEGMENT_CHARACTERS
    }
    characters += bound
  })
  if (stories.length > firstStory) {
    plans.push({ firstStory, storyCount: stories.length - firstStory })
  }
  return plans
}

/** The bound by lengths or, where that is too much, by the tokens that there really are. */
function boundWithin(story: Story, limit: number): number {
  const quick = storyBound(story)
  if (quick <= limit) return quick
  const exact = tokenBound(story)
  if (exact <= limit) return exact
  throw new LedeError(
    'invalid_story',
    `Expected story ${JSON.stringify(story.id)} to be short enough for one index, received ${story.body.length} characters of body`,
  )
}

/** Most code units that a story adds to a serialized segment, whatever its script. */
function storyBound({ id, title, body, author = '' }: Story): number {
  const units = title.length + body.length + author.length
  const aUnit = TOKENS_A_UNIT * POSTING_CHARACTERS + TERM_CHARACTERS_A_UNIT
  return units * aUnit + frameBound(id)
}

/** The same from the story's tokens, each counted as a term of its own. */
function tokenBound(story: Story): number {
  const { id, title, author = '' } = story
  let characters = frameBound(id)
  for (const text of [title, story.body.slice(0, indexedBodyEnd(story)), author]) {
    for (const { term } of tokenize(text)) characters += term.length + POSTING_CHARACTERS
  }
  return characters
}

function frameBound(id: string): number {
  return id.length * ID_UNIT_CHARACTERS + STORY_CHARACTERS
}
