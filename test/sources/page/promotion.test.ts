import { describe, expect, it } from 'vitest'
import { isPromotion } from '../../../src/sources/page/promotion.ts'

describe('isPromotion', () => {
  it.each([
    'Stay informed with the latest news. Follow DXB News Network on WhatsApp Channel',
    'Stay informed with the latest news.',
    'Follow us on Telegram',
    'Follow Harbour News Desk on Google News and Instagram.',
    'Join our WhatsApp group now!',
    'Subscribe to our newsletter for daily updates, analysis and more',
    'Click here to join our Telegram channel',
    'Please follow us on Facebook, Twitter & YouTube',
    'Download our app to get the news first',
  ])('is true of %j', (line) => {
    expect(isPromotion(line)).toBe(true)
  })

  it.each([
    'WhatsApp will let users edit messages, the company said.',
    'Follow the money on WhatsApp, regulators told banks on Friday.',
    'Join the WhatsApp group, he told his supporters, and they did.',
    'Follow the leader, said the coach.',
    'Join us on Telegram to get rich, the swindlers told their victims.',
    'Police said the suspects planned the raid in a Telegram channel.',
    'Stay informed, officials said, but do not panic.',
    'The minister said: follow us on Telegram.',
    'Subscribe',
    `Follow us on WhatsApp ${'x'.repeat(300)}`,
    '',
  ])('is false of %j', (line) => {
    expect(isPromotion(line)).toBe(false)
  })
})
