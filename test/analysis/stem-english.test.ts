import { describe, expect, it } from 'vitest'
import { stemEnglish } from '../../src/analysis/stem-english.ts'

// Expected stems are those of the Snowball project's own English stemmer for words of our choice.
describe('stemEnglish', () => {
  it.each([
    ['troops', 'troop'],
    ['deployment', 'deploy'],
    ['deployed', 'deploy'],
    ['elections', 'elect'],
    ['elected', 'elect'],
    ['stories', 'stori'],
    ['story', 'stori'],
    ['running', 'run'],
    ['hoping', 'hope'],
    ['hopping', 'hop'],
    ['agreed', 'agre'],
    ['feed', 'feed'],
    ['ties', 'tie'],
    ['cries', 'cri'],
    ['gas', 'gas'],
    ['kiwis', 'kiwi'],
    ['focus', 'focus'],
    ['passes', 'pass'],
    ['news', 'news'],
    ['skies', 'sky'],
    ['dying', 'die'],
    ['generously', 'generous'],
    ['communism', 'communism'],
    ['nationalization', 'nation'],
    ['conditional', 'condit'],
    ['technologies', 'technolog'],
    ['usefulness', 'use'],
    ['happily', 'happili'],
    ['relational', 'relat'],
    ['decision', 'decis'],
    ['opinion', 'opinion'],
    ['controll', 'control'],
    ['rolling', 'roll'],
    ['says', 'say'],
    ['youth', 'youth'],
    ['by', 'by'],
    ['proceeding', 'proceed'],
    ['us', 'us'],
  ])('takes %s to %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem)
  })
})
