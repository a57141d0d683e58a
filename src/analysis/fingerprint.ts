// The fingerprint of the analyzer. An index with another fingerprint is refused, since its terms would not
// be found.
import { hash64 } from './hash.ts'
import { tokenize } from './tokenize.ts'

/** Raised by hand when terms change and the probe does not show it. */
const VERSION = 1

/** An example of every rule of the tokenizer, in several scripts. */
const PROBE =
  'U.S. 128-110 37,259 $1,299.99 1.299,99 $1.13bn COVID-19 AT&T iOS 26 city-store Messi’s O’Neill ' +
  'don’t Hawaiʻi 24/7 6:10 p.m. Ph.D. C++ 1950s 21st Zoë Straße İstanbul ½ ﬁve ١٢٣ الرِّياض हिन्दी Ёлка й 北京大学 東京タワー 서울에서 ภาษาไทย 😀𝒜'

/** Identifies the analyzer by its tokens: `1-` and 16 hexadecimal digits. */
export const ANALYZER_FINGERPRINT: string = `${VERSION}-${hash64(JSON.stringify(tokenize(PROBE)))}`
