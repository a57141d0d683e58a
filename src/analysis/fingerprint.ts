// Which analyzer made an index? Two programs whose analyzers agree on the probe have the same
// fingerprint; an index of another fingerprint is refused, since its terms would not be found.
import { hash64 } from './hash.ts'
import { tokenize } from './tokenize.ts'

/** Raised by hand when terms change in a way that the probe does not show. */
const VERSION = 1

/** A bit of everything that the tokenizer decides about, in several scripts. */
const PROBE =
  'U.S. 128-110 37,259 $1,299.99 1.299,99 $1.13bn COVID-19 AT&T iOS 26 city-store Messi’s O’Neill ' +
  'don’t Hawaiʻi 24/7 6:10 p.m. Ph.D. C++ 1950s 21st Zoë Straße İstanbul ½ ﬁve ١٢٣ الرِّياض हिन्दी Ёлка й 北京大学 東京タワー 서울에서 ภาษาไทย 😀𝒜'

/** Identifies what the analyzer makes of text: `1-` and 16 hexadecimal digits. */
export const ANALYZER_FINGERPRINT: string = `${VERSION}-${hash64(JSON.stringify(tokenize(PROBE)))}`
