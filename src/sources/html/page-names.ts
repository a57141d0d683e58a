// Which names does a byline hold? `By Ann Lee and Bo Ek | 3 May 2026`, `Verfasst von Ann Lee`. Knows the
// words before names in the larger languages of news, and what stands where names are expected and is none.
import { tidyLine } from '../../story/tidy-text.ts'

/** Longest name, in UTF-16 code units; what is longer is a sentence about the author. */
const MAX_NAME_LENGTH = 100
/** Most words of one name, particles and titles with it. */
const MAX_NAME_WORDS = 8

/** What stands before a name, whether it is capitalised or not. */
const BEFORE =
  /^(?:(?:(?:post(?:ed)?|written|reported|published|authored|created|words|text|story|article|reporting|reviewed) by|by|about the authors?|authors?|writer|(?:geschrieben|verfasst|veröffentlicht|eingestellt|erstellt|ein artikel|beitrag|interview|text)?\s?(?:von|vom)|autor(?:in|en|a|e|es)?|text und interview|interview|text|redaktion|redakteur(?:in)?|auteurs?|(?:publié |écrit |rédigé )?par|(?:publicado |escrito )?por|scritto da|автор|текст|作者|文|記者)(?=[\s:：]|$)\s*[:：]?)\s*/iu
/** The same where it is no part of a name: `di Marco Rossi`, not `Di Marco`. */
const BEFORE_SMALL = /^(?:da|di|[Dd]oor|przez|[Aa]f|[Aa]v)\s(?=\p{Lu})/u
const SIGNS = /^[^\p{L}\p{N}«"“'(]+/u
/** Where a name ends. */
const AFTER =
  /\s*(?:[|•·\n]|\s[-–—/]\s|\s(?:on|am|le|el|il|at)\s(?=.*\d)|[\s,]\d|\(|@|\s(?:published|posted|updated|last updated|for|in)\s|\s[›»]).*$/isu
/** What is left of a date or of a role at the end. */
const TRAILING =
  /(?:^|[\s,;:]+)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|on|at|am|vor|um|ca|stand|le|el|posted|published|publiziert|updated|by|von)[.,]?$/iu
const JOINED = /\s+(?:and|und|et|y|och|og|en)\s+|\s*[&;]\s*/iu

/** What stands where a name is expected and is none. */
const NO_NAME =
  /\b(?:comments?|share|follow|subscribe|read|more|posts?|articles?|view|profile|contact|e-?mail|minutes?|hours?|ago|newsletter|sign|log ?in|about|photo(?:s|graph(?:s|er|y)?)?|images?|getty|updated|published|views?|home|search|print|save|kommentare?|mehr|beiträge|alle|website|twitter|facebook|linkedin|instagram|rss|no author|unknown|anonymous|cookies?|copyright|rights reserved|author|autor|full bio|notes|edition|datum)\b|https?:|www\.|[@{}<>=_#]|^\W*$/iu

/** Gives the names of one line; none where it does not look like names. */
export function namesOfLine(line: string): readonly string[] {
  const text = trimEnd(withoutStart(tidyLine(line)).replace(AFTER, ''))
  if (text === '' || text.length > MAX_NAME_LENGTH || NO_NAME.test(text)) return []
  const parts = text.split(JOINED).map(tidyLine).filter(Boolean)
  // `Smith and Sons` is one name.
  const names = parts.length > 1 && parts.every((part) => part.includes(' ')) ? parts : [text]
  return names.every(isName) ? names : []
}

/** Takes `By`, `Written by`, `Von` and the like off a name. */
export function withoutStart(text: string): string {
  let kept = text.replace(SIGNS, '')
  for (let shorter = cut(kept); shorter !== kept; shorter = cut(kept)) kept = shorter
  return kept
}

function cut(text: string): string {
  return text.replace(BEFORE, '').replace(BEFORE_SMALL, '').replace(SIGNS, '')
}

/** Takes off what a date leaves behind, and signs; the full stop of an initial stays. */
function trimEnd(text: string): string {
  let kept = text.trim()
  for (let shorter = kept.replace(TRAILING, ''); shorter !== kept;) {
    kept = shorter
    shorter = kept.replace(TRAILING, '')
  }
  return /(?:^|\P{L})\p{L}{1,2}\.$/u.test(kept) ? kept : kept.replace(/[\s,:;.–—-]+$/u, '')
}

function isName(text: string): boolean {
  const words = text.split(' ')
  if (words.length > MAX_NAME_WORDS || /[.!?]["”]?$/u.test(text.replace(/\b\p{L}{1,3}\.$/u, '')))
    return false
  return /\p{L}{2}|\p{Lo}/u.test(text)
}

/** Tells whether a line says of itself that a name follows: `By Ann Lee`, and no sentence does. */
export function isByline(line: string): boolean {
  return (
    line.length <= MAX_NAME_LENGTH &&
    /^(?:(?:written |posted |reported |published |story |words )?by|(?:verfasst |geschrieben |veröffentlicht )?von|(?:publié )?par|por|autor(?:in)?\s*:|author\s*:|auteur\s*:|текст\s*:|автор\s*:)\s+\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}|de |van |von |al |bin |and |und |et |y )|[,|·•–-]|$)/iu.test(
      line,
    ) &&
    /^\S+(?: by)?:? \p{Lu}/u.test(line)
  )
}
