// What may be written in `q`? The description of the query language for the OpenAPI document and the
// page made from it; README.md says more, src/query/ reads it.

/** What is written -> what it finds. */
const FORMS = [
  [
    ['north korea troops'],
    'all the words, in any order, with their forms; the last may be unfinished',
  ],
  [['"mutual defense clause"'], 'exactly these words side by side'],
  [['odi -kohli', '-"new zealand"'], 'without a word or a phrase'],
  [['sodium OR lithium', 'sodium | lithium'], 'either'],
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

Anything else is read as plain words. Misspellings are forgiven where fewer than three stories match, and words given up where no story holds all of them; \`interpretation\` says which.`
