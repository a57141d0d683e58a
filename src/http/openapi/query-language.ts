// The query language, described for the OpenAPI document and the page made from it.

/** What is written -> what it finds. */
const FORMS = [
  [['north korea troops'], 'the words, in any order, with their forms; the last may be unfinished'],
  [['"mutual defense clause"'], 'exactly these words side by side'],
  [['iraq +toll'], 'a word that no story may lack'],
  [['odi -kohli', '-"new zealand"', 'odi NOT kohli'], 'without a word or a phrase'],
  [
    ['sodium OR lithium', 'sodium | lithium', 'section:sport OR cup', '-cup OR final'],
    'either; words, filters and exclusions alike. `OR` joins its two neighbours first, `AND` says what a space says',
  ],
  [
    [
      '(sodium OR lithium) battery',
      '(ferry strike) OR storm',
      '-(ferry OR boat)',
      'title:(kings OR lakers)',
    ],
    'what the parentheses hold, as one',
  ],
  [
    ['title:kings', 'body:kings', 'author:"noor haddadin"', 'section:sport'],
    'in one field, or of a section; `-` before it excludes',
  ],
  [['after:2025-10-25', 'before:2025-11'], 'from a date on; before a date'],
  [['when:7d'], 'no older than that: `30min`, `24h`, `7d`, `2w`, `3months`, `1y`'],
  [['troop*'], 'words that begin so'],
] as const satisfies readonly (readonly [readonly string[], string])[]

const WRITTEN = FORMS.map(
  ([forms, meaning]) => `- ${forms.map((form) => `\`${form}\``).join(', ')}: ${meaning}`,
)

/** The query language, in CommonMark: paragraphs and one list. */
export const QUERY_LANGUAGE = `What \`q\` can say:

${WRITTEN.join('\n')}

Anything else is read as plain words. \`OR\`, \`AND\` and \`NOT\` are in capitals, mean nothing where a side is missing, and are words in a sentence all in capitals. In a pasted text (16 words or more, at least four of them neither in quotes nor next to a sign or \`OR\`) signs are punctuation. A query of signs or emoji alone finds nothing. Where ten stories hold all words, those are the answer; otherwise it is those that hold most of what the words say, and each hit names what it is \`missing\`. Misspelt words stand for the right ones, too; \`interpretation\` says which.`
