import { describe, expect, it } from 'vitest'
import {
  isAppeal,
  isCredit,
  isFurniture,
  splitAtNavigation,
  withoutLeadingFurniture,
} from '../../../src/sources/page/furniture.ts'

describe('isFurniture', () => {
  it.each([
    'Skip to main content',
    'Menu',
    'Sign in',
    'SHARE',
    'Facebook',
    'Bookmark story',
    'Copy link',
    'Share this article',
    '5 min read',
    '127 Comments',
    '×',
    '© 2026 Quay News. All rights reserved.',
    'Privacy Policy',
    'Subscribe now',
  ])('is what %j is', (line) => {
    expect(isFurniture(line)).toBe(true)
  })

  it.each([
    'Lamps Go Dark on the Quay',
    'US says ban applies to chips',
    'Download WhatsApp',
    'Copyright Law Turns 300',
    'Terms of Peace',
    'Why Sharing a Flat Is Back',
    'The council met on Monday.',
    '863',
    '',
  ])('is not what %j is', (line) => {
    expect(isFurniture(line)).toBe(line === '')
  })
})

describe('isAppeal', () => {
  it.each([
    'Sign up for our newsletter and never miss a tide.',
    'Follow this section to personalize your feed and get instant alerts.',
    'By submitting your information you agree to the Terms & Conditions.',
    'When you purchase through links on our site, we may earn an affiliate commission.',
    'Ines Valcourt is our tide editor and can be reached at ines@quay.example.',
  ])('is what %j is', (line) => {
    expect(isAppeal(line)).toBe(true)
  })

  it.each([
    'The mayor told subscribers of the theatre that the season would begin in May.',
    'Getting to the island takes an hour, and the last boat leaves at six.',
    'The company changed its privacy policy after the ruling.',
    'By signing the treaty, the two towns share the river.',
    'Terms of the deal were not made known.',
    'Copyright law is older than the press that it was made for.',
    'Join the newsletter, he said, and nobody did.',
  ])('is not what %j is', (line) => {
    expect(isAppeal(line)).toBe(false)
  })
})

describe('isCredit', () => {
  it.each([
    ['Credit: Quay Studio', true],
    ['(Image credit: Quay Studio)', true],
    ['Ines Valcourt/Getty Images', true],
    ['Volunteers Put Four Million Wells on One Map', false],
    ['Credit Unions Merge', false],
  ])('of %j is %s', (line, expected) => {
    expect(isCredit(line)).toBe(expected)
  })
})

describe('splitAtNavigation', () => {
  it('gives what stands between navigation', () => {
    expect(
      splitAtNavigation('Lamps Go Dark Skip to content Home News Watch live Eels Return'),
    ).toEqual(['Lamps Go Dark', 'Home News', 'Eels Return'])
    expect(splitAtNavigation('Lamps Go Dark')).toEqual(['Lamps Go Dark'])
  })
})

describe('withoutLeadingFurniture', () => {
  it.each([
    ['Share Save Add as preferred on Google Lamps go dark', 'Lamps go dark'],
    ['Menu Search Lamps go dark', 'Lamps go dark'],
    ['Google buys a harbour', 'Google buys a harbour'],
    ['Share '.repeat(100_000).trim(), undefined],
  ])('of %.40j', (line, expected) => {
    const rest = withoutLeadingFurniture(line)
    if (expected !== undefined) expect(rest).toBe(expected)
    expect(line.endsWith(rest)).toBe(true)
  })
})
