import { describe, expect, it } from 'vitest'

import { IRREGULAR_FORMS } from '../../src/analysis/irregular-english.ts'
import { stemEnglish } from '../../src/analysis/stem-english.ts'
import { askTitles, idsOf } from '../helpers/ask-titles.ts'

describe('irregular forms', () => {
  it.each([
    ['won', 'win', 'winning'],
    ['men', 'man', 'man'],
    ['wives', 'wife', 'wife'],
    ['crises', 'crisis', 'crisis'],
    ['viruses', 'virus', 'virus'],
    ['thought', 'think', 'thinking'],
    ['congressmen', 'congressman', 'congressman'],
  ])('%s has the stem of %s', (form, word, other) => {
    expect(stemEnglish(form)).toBe(stemEnglish(word))
    expect(stemEnglish(form)).toBe(stemEnglish(other))
  })

  it.each([
    ['left', 'leave'],
    ['felt', 'feel'],
    ['saw', 'see'],
    ['fed', 'feed'],
  ])('%s, more often another word, has not that of %s', (form, word) => {
    expect(stemEnglish(form)).not.toBe(stemEnglish(word))
  })

  it('are lower-case words, each with one word, none of them a form itself', () => {
    for (const [form, word] of IRREGULAR_FORMS) {
      expect(`${form} ${word}`).toMatch(/^[a-z]+ [a-z]+$/)
      expect(IRREGULAR_FORMS.has(word)).toBe(false)
    }
  })

  it('find each other', async () => {
    const titles = ['Who won the cup', 'Wins the cup', 'Cup lost']
    expect(idsOf(await askTitles(titles, 'win ')).sort()).toEqual([0, 1])
    expect(idsOf(await askTitles(titles, 'won ')).sort()).toEqual([0, 1])
  })
})
