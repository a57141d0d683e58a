// Names in a byline: `By Ann Lee and Bo Ek | 3 May 2026`, `Verfasst von Ann Lee`. The words before names
// are those of the larger languages of news.
import { tidyLine } from '../../story/tidy-text.ts'

/** Longest name, in UTF-16 code units; a longer one is a sentence about the author. */
const MAX_NAME_LENGTH = 100
/** Most words of one name, with particles and titles. */
const MAX_NAME_WORDS = 8

/** Words before a name, capitalised or not. */
const BEFORE = [
  /^(?:(?:posted|post|written|reported|published|authored|created|words|text|story|article|reporting|reviewed) )?by(?![\p{L}\p{N}'’-])/iu,
  /^(?:about the )?authors?(?!\p{L})/iu,
  /^writer(?!\p{L})/iu,
  /^(?:(?:geschrieben|verfasst|veröffentlicht|eingestellt|erstellt|ein artikel|beitrag|interview|text) )?(?:von|vom)(?!\p{L})/iu,
  /^autor(?:in|en|a|e|es)?(?!\p{L})/iu,
  /^(?:text und )?interview(?!\p{L})/iu,
  /^(?:text|redaktion|redakteur(?:in)?|auteurs?)(?=[\s:：])/iu,
  /^(?:(?:publié|écrit|rédigé|publicado|escrito) )?(?:par|por)(?!\p{L})/iu,
  /^(?:scritto da|автор|текст|作者|文|記者)(?=[\s:：])/iu,
  // The same, unless it is part of a name: `di Marco Rossi`, not `Di Marco`.
  /^(?:da|di|[Dd]oor|przez|[Aa]f|[Aa]v)\s(?=\p{Lu})/u,
  // Signs between these words and the name.
  /^[^\p{L}\p{N}«"“'(]+/u,
]
/** The end of a name. */
const AFTER =
  /[|•·\n(›»]|\s@|\s[-–—/]\s|[\s,]\d|\s(?:on|am|le|el|il|at)\s(?=\S*\d|\p{L}+[ .]+\d)|\s(?:published|posted|updated|last updated|for|in)\s/iu
const JOINED = /\s(?:and|und|et|y|och|og|en)\s|[&;]/iu
/** The rest of a date at the end. */
const TRAILING = new Set(
  (
    'jan feb mar apr may jun june jul july aug sep sept oct nov dec january february march april ' +
    'august september october november december monday tuesday wednesday thursday friday saturday ' +
    'sunday on at am vor um ca stand le el posted published publiziert updated by von'
  ).split(' '),
)

/** Text in the place of a name that is not a name. */
const NO_NAME = [
  /\b(?:comments?|share|follow|subscribe|read|more|posts?|articles?|view|views|profile|contact|minutes?|hours?|ago)\b/iu,
  /\b(?:newsletter|sign|log ?in|about|photos?|photograph(?:s|er|y)?|images?|getty|updated|published|home|search)\b/iu,
  /\b(?:print|save|kommentare?|mehr|beiträge|alle|website|twitter|facebook|linkedin|instagram|rss|e-?mail)\b/iu,
  /\b(?:no author|unknown|anonymous|cookies?|copyright|rights reserved|author|autor|full bio|notes|edition|datum)\b/iu,
  /https?:|www\.|[@{}<>=_#]/iu,
]

/** Gives the names of one line; none if it does not look like names. */
export function namesOfLine(line: string): readonly string[] {
  const start = withoutStart(tidyLine(line))
  const end = start.search(AFTER)
  const text = trimEnd(end === -1 ? start : start.slice(0, end))
  if (text === '' || text.length > MAX_NAME_LENGTH) return []
  if (NO_NAME.some((word) => word.test(text))) return []
  const parts = text.split(JOINED).map(tidyLine).filter(Boolean)
  // `Smith and Sons` is one name.
  const names = parts.length > 1 && parts.every((part) => part.includes(' ')) ? parts : [text]
  return names.every(isName) ? names : []
}

/** Removes `By`, `Written by`, `Von` and the like from a name. */
function withoutStart(text: string): string {
  let kept = text
  for (;;) {
    const shorter = BEFORE.reduce((rest, before) => rest.replace(before, '').trimStart(), kept)
    if (shorter === kept) return kept
    kept = shorter
  }
}

/** Removes the rest of a date, and signs; the full stop of an initial stays. */
function trimEnd(text: string): string {
  const words = text.trim().split(' ')
  while (TRAILING.has((words.at(-1) ?? '').toLowerCase().replace(/[.,:]$/u, ''))) words.pop()
  const kept = words.join(' ')
  if (/(?:^|\P{L})\p{L}{1,2}\.$/u.test(kept)) return kept
  let end = kept.length
  while (end > 0 && ' ,:;.–—-'.includes(kept.charAt(end - 1))) end--
  return kept.slice(0, end)
}

function isName(text: string): boolean {
  const withoutTitle = text.replace(/(?<!\p{L})\p{L}{1,3}\.$/u, '')
  if (text.split(' ').length > MAX_NAME_WORDS || /[.!?]["”]?$/u.test(withoutTitle)) return false
  return /\p{L}{2}|\p{Lo}/u.test(text)
}

/** Words that announce a name in a line without a mark. */
const LINE_START =
  /^(?:(?:(?:written|posted|reported|published|story|words) )?by|(?:(?:verfasst|geschrieben|veröffentlicht) )?von|(?:publié )?par|por|autor(?:in)?:|author:|auteur:|текст:|автор:)\s+/iu
/** A first name and what may follow it, in the name or after it. */
const NAME_START =
  /^\p{Lu}[\p{L}.'’-]+(?:$|[,|·•–-]| (?:\p{Lu}|de |van |von |al |bin |and |und |et |y ))/u

/** Tells whether a line is a byline by its form: `By Ann Lee`, and not a sentence. */
export function isByline(line: string): boolean {
  if (line.length > MAX_NAME_LENGTH) return false
  const start = LINE_START.exec(line)
  return start !== null && NAME_START.test(line.slice(start[0].length))
}
