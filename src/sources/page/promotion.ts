// Lines of the site's own promotion: follow us, subscribe, join the channel. A sentence that only mentions
// WhatsApp is news.
import { trimEndOf } from '../../story/tidy-text.ts'

/** Longest promotion, in UTF-16 code units; a paragraph is longer. */
const MAX_PROMOTION_LENGTH = 200

const CALL =
  /^(?:please |also |and |click (?:here|below) (?:to|and) |tap (?:here )?to )?(?:follow|subscribe|join|sign up|like us|connect with|find us|download|click|get)\b/i
/** `Stay informed with the latest news` and kin, whole. */
const STAY_CALL =
  /^stay (?:informed|updated|up to date|tuned|connected|ahead)(?: (?:with|on|to|for)\b[^,;:]{0,60})?$/i
const CHANNEL =
  /\b(?:whatsapp|telegram|newsletters?|google news|youtube|instagram|facebook|twitter|threads|linkedin|(?:news|mobile) app|our (?:app|channel|page))\b/i
/** Words after the channel's name: other channels, `channel now`, `for the latest updates`. */
const TAIL_WORD =
  /^(?:whatsapp|telegram|newsletters?|google|news|youtube|instagram|facebook|twitter|x|threads|linkedin|app|and|or|&|on|via|our|the|channels?|groups?|communit(?:y|ies)|pages?|accounts?|feeds?|here|now|today|https?:\/\/\S+|@\S+)$/i
const TAIL_PURPOSE = /^(?:for|to (?:get|receive|stay|read|never)|and (?:get|receive|stay|never))\b/i
/** Somebody is quoted, so it is not promotion. */
const REPORTED = /\b(?:said|says|told|tells|warned|warns|added|asked|wrote)\b/i

/** Tells whether a tidy line is only calls to follow the site. */
export function isPromotion(line: string): boolean {
  if (line.length > MAX_PROMOTION_LENGTH) return false
  const sentences = line
    .split(/(?<=[.!:]) |[|»→]/u)
    .map((sentence) => trimEndOf(sentence, ' .!:').trim())
    .filter((sentence) => sentence !== '')
  return sentences.length > 0 && sentences.every((s) => STAY_CALL.test(s) || isChannelCall(s))
}

function isChannelCall(sentence: string): boolean {
  const channel = CHANNEL.exec(sentence)
  if (channel === null || !CALL.test(sentence)) return false
  const tail = sentence.slice(channel.index + channel[0].length).trim()
  return isTail(tail)
}

function isTail(tail: string): boolean {
  const words = tail.split(/[\s,]+/u).filter((word) => word !== '')
  for (let i = 0; i < words.length; i++) {
    if (TAIL_PURPOSE.test(words.slice(i).join(' '))) return !REPORTED.test(tail)
    if (!TAIL_WORD.test(words[i] ?? '')) return false
  }
  return true
}
