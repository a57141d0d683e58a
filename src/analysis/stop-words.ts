// Which words of English carry a sentence rather than its subject? Knows a list, not an index.

/**
 * Articles, pronouns, prepositions, conjunctions, auxiliaries and question words. They are indexed and
 * found like any other word; only a query that is long enough to be a description does without them.
 */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those such same own each every some any all both few more most other no not nor only',
    'i me my mine myself we us our ours ourselves you your yours yourself yourselves',
    'he him his himself she her hers herself it its itself they them their theirs themselves',
    'who whom whose which what when where why how whether while there here then than',
    'and or but if because as until though although so too very just also',
    'of at by for with about against between among into onto through during before after above below to from up down in out on off over under upon within without again further once per via',
    'am is are was were be been being have has had having do does did doing done',
    'will would shall should can could may might must ought',
  ]
    .join(' ')
    .split(' '),
)
