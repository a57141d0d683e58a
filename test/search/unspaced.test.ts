// Text of scripts that write no spaces: found by its words, wherever they stand, and marked exactly.
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'

const TITLES = [
  '日本首都附近发生强震，东京摇晃近一分钟',
  '东京地震之后：三人受伤',
  '東京タワーでiPhone 17の発売イベント',
  '大谷翔平が本塁打',
  '서울에서 열린 회의',
  'แผ่นดินไหวใกล้กรุงโตเกียว',
  '京都の紅葉',
]

/** Finds the titles that match, as they are marked. */
async function find(q: string): Promise<string[]> {
  const stories = TITLES.map((title, i) => ({ id: String(i), title, body: '' }))
  const engine = createEngine(buildIndex(stories))
  const { hits } = await engine.search({ q, highlightPreTag: '[', highlightPostTag: ']' })
  for (const { highlights } of hits) {
    const { html, ranges } = highlights.title
    const text = html.replaceAll(/[[\]]/g, '')
    expect(html).toBe(mark(text, ranges))
  }
  return hits.map(({ highlights }) => highlights.title.html).sort()
}

function mark(text: string, ranges: readonly (readonly [number, number])[]): string {
  let marked = ''
  let done = 0
  for (const [start, end] of ranges) {
    marked += `${text.slice(done, start)}[${text.slice(start, end)}]`
    done = end
  }
  return marked + text.slice(done)
}

describe('a query without spaces', () => {
  it.each<[string, string, string[]]>([
    ['its words, side by side or not', '东京三人受伤', ['[东京]地震之后：[三人受伤]']],
    ['them scattered', '东京分钟', ['日本首都附近发生强震，[东京]摇晃近一[分钟]']],
    ['words beside Latin ones', '発売iPhone', ['東京タワーで[iPhone] 17の[発売]イベント']],
    ['names that no dictionary holds', '翔平の大谷', ['[大谷翔平]が本塁打']],
    ['a word within a longer run', '서울', ['[서울]에서 열린 회의']],
    ['Thai', 'โตเกียวแผ่นดินไหว', ['[แผ่นดินไหว]ใกล้กรุง[โตเกียว]']],
    ['a phrase as it stands', '"东京地震"', ['[东京地震]之后：三人受伤']],
    ['no phrase whose words are scattered', '"东京受伤"', []],
    ['one character', '紅', ['京都の[紅葉]']],
    [
      'not what is excluded as a whole',
      '东京 -东京地震',
      ['日本首都附近发生强震，[东京]摇晃近一分钟'],
    ],
    ['alternatives as a whole', '紅葉 OR 大谷翔平', ['[大谷翔平]が本塁打', '京都の[紅葉]']],
  ])('finds %s: %s', async (_, q, marked) => {
    expect(await find(q)).toEqual(marked)
  })
})
