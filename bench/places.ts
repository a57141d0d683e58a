// Where things are, from the compiled bench (bench/build) upwards.

/** The repository's root. */
export const ROOT = new URL('../../', import.meta.url)

/** What is prepared and may be thrown away: corpora as JSON Lines, queries, indexes. */
export const WORK = new URL('bench/build/work/', ROOT)

/** What is kept: a curated summary and pictures. */
export const RESULTS = new URL('bench/results/', ROOT)

/** Every value of every run; ignored by git. */
export const RAW_RESULTS = new URL('raw/', RESULTS)

/** What Lede is measured against, with its own package.json. */
export const PEERS = new URL('bench/peers/', ROOT)

/** Demonstration pages of the repository. */
export const SEEDS = new URL('seeds/', ROOT)

/** Real news, kept beside the repository where it is kept at all. */
export const NEWS = new URL('../shared/data/news/', ROOT)

/** Test collections with judgments, a folder each, kept in the same place. */
export const COLLECTIONS = new URL('../shared/data/relevance/', ROOT)

/** Short queries over the real news with judgments, kept in the same place. */
export const JUDGED = new URL('../shared/data/judged/', ROOT)

/** Misspelt words with the words that were meant, kept in the same place. */
export const MISSPELLINGS = new URL('../shared/data/misspellings/pairs.tsv', ROOT)

/** Scraped text pages with their headlines, kept in the same place. */
export const TEXT_PAGES = new URL('../shared/data/pages/', ROOT)

/** Web pages with their articles as people marked them, kept in the same place. */
export const HTML = new URL('../shared/data/html/', ROOT)

/** Small collections of languages written without spaces, with judgments. */
export const UNSPACED = new URL('bench/unspaced/', ROOT)

/** Feeds, and what another parser made of them, kept in the same place. */
export const FEEDS = new URL('../shared/data/feeds/', ROOT)
