import { describe, expect, it } from 'vitest'

import { requireWord } from '../../../../src/http/page/views/missing-words.tsx'

describe('requireWord', () => {
  it.each([
    ['iraq war toll', 'toll', 'iraq war +toll'],
    ['iraq war toll', 'war', 'iraq +war toll'],
    ['Iraq War', 'war', 'Iraq +War'],
    ['warming war', 'war', 'warming +war'],
    ['house us ', 'us', 'house +us'],
    ['war, toll', 'war', '+war, toll'],
    ['kim-putin', 'putin', 'kim-putin +putin'],
    ['"the war" toll', 'toll', '"the war" toll +toll'],
    ['-war toll', 'war', '-war toll +war'],
  ])('of %j and %j is %j', (q, word, expected) => {
    expect(requireWord(q, word)).toBe(expected)
  })
})
