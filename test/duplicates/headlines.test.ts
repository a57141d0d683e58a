import { describe, expect, it } from 'vitest'

import { areGrouped, groupsOf, type Print, type Text } from './groups-of.ts'
import { ARTICLE, TEASER } from './texts.ts'

// Which headlines make stories of almost the same words two?
// 1. Those that name something else than the other, which took its place in the text, too.
// 2. Those that a negation tells apart, and those in which names changed places.
// 3. Two headlines of one site at all.
// A reprint stays one: under the same headline however it is edited, under another over the same text.

/** Makes the words of a text longer by what every story of a kind says. */
const REST =
  'Editors keep what follows ready for every notice of this kind. Readers who have questions can ring the desk on working days, and answers are printed in the weekend pages with the name of whoever asked. Older notices are kept in the reading room, where they can be seen free of charge until the doors close in the evening. A copy costs a small sum, which goes to the fund for young reporters, and larger orders are sent by post within the same week if the address is complete and easy to read.'

type Template = (...names: readonly string[]) => Text

const wind: Template = (place) => ({
  title: `Wind warning for ${place}`,
  body: `A yellow warning of strong wind is in force for ${place} from six in the evening until morning. Gusts may bring down branches, and the harbour master of ${place} asks crews to stay in port and to double their lines.`,
})
const windOfAll: Template = (place) => ({
  title: `Wind warning for ${place}`,
  body: `A yellow warning of strong wind is in force for ${place} from six in the evening until morning. Gusts may bring down branches. Warnings stand for Elmdon, Marram and Quay, and crews are asked to stay in port.`,
})
const obituary: Template = (name, trade) => ({
  title: `Obituary: ${name}`,
  body: `${name}, who worked as a ${trade} for most of a long life, has died at home after a short illness. Friends remember a patient teacher with a dry wit. ${name} leaves two children, and a service is held in the old chapel.`,
})
const mayor: Template = (answer) => ({
  title: `Mayor ${answer} resign`,
  body: `The mayor ${answer} resign over the cost of the new bridge, her office said after a long meeting of the council. Members of all parties had asked for an answer before the budget is voted on this month.`,
})
const match: Template = (winner, loser) => ({
  title: `${winner} beat ${loser}`,
  body: `${winner} beat ${loser} in the cup on a wet night, after a late goal from the spot. ${loser} had the better of the first half and hit the post, but tired when rain made the pitch heavy for both sides.`,
})
const dividend: Template = (company) => ({
  title: `${company} Corp raises dividend`,
  body: `The board of ${company} Corp said that it would raise the dividend after a strong quarter. ${company} Corp pays it to holders of record at the end of the month, and expects a year of steady sales in all regions.`,
})
const hearing: Template = (day) => ({
  title: `Market fraud hearing set for ${day}`,
  body: `The court of the county will hear the case of the market fraud on ${day}, its clerk said. Two traders are accused of false weights. Seats are few, and the public is let in by the side door from nine on.`,
})
const recall: Template = (product) => ({
  title: `Homely recalls ${product}`,
  body: `The maker Homely is calling back every ${product} of its spring series, since a wire may come loose and grow hot. Owners of the ${product} should unplug it and bring it to any shop, where the price is paid back.`,
})
const district: Template = (ward) => ({
  title: `${ward} ward: Greens hold seat`,
  body: `The Greens have held their seat in ${ward} ward with a smaller lead than at the last vote, officials said. Turnout in ${ward} ward was low because of the rain, and the count went on until after midnight.`,
})
const toll: Template = (count) => ({
  title: `Ferry fire: ${count} in hospital`,
  body: `A fire in the engine room of the night ferry has put ${count} of those on board in hospital, rescuers said. The ship was towed to port, and divers are to look at its hull before it sails again.`,
})
const score: Template = (one, other) => ({
  title: `${one} - ${other} after extra time`,
  body: `${one} went through against ${other} on a wet night, after a late goal from the spot in extra time. The keeper was the best man on the pitch, and both managers praised the crowd that stayed to the end.`,
})

const KINDS: readonly [string, Text, Text][] = [
  ['weather of two places', wind('Elmdon'), wind('Marram')],
  ['weather of a place of two words', wind('Quay'), wind('Upper Sorrel')],
  ['weather of places that both texts name', windOfAll('Elmdon'), windOfAll('Marram')],
  ['obituaries', obituary('Ines Marlow', 'baker'), obituary('Tom Reed', 'baker')],
  ['obituaries of relatives', obituary('Ines Marlow', 'baker'), obituary('Anna Marlow', 'baker')],
  ['a negation', mayor('will'), mayor('will not')],
  ['a contracted negation', mayor('will'), mayor('won’t')],
  ['a negation of another verb', mayor('is ready to'), mayor('is never going to')],
  ['a result the other way round', match('Elmdon', 'Quay'), match('Quay', 'Elmdon')],
  [
    'a result of names of two words',
    match('Upper Sorrel', 'Port Quay'),
    match('Port Quay', 'Upper Sorrel'),
  ],
  ['names that only a sign parts', score('Elmdon', 'Quay'), score('Quay', 'Elmdon')],
  ['results of other teams', match('Elmdon', 'Quay'), match('Elmdon', 'Marram')],
  ['notices of companies', dividend('Corvane'), dividend('Bellwin')],
  ['notices of companies with letters for names', dividend('A'), dividend('B')],
  ['court dates', hearing('Monday'), hearing('Thursday')],
  ['recalls', recall('toaster'), recall('kettle')],
  ['results by district', district('Harbour'), district('Mill')],
  ['figures in words', toll('eleven'), toll('fourteen')],
  ['figures', toll('31'), toll('44')],
]

const withRest = ({ title, body }: Text): Text => ({ title, body: `${body}\n\n${REST}` })

const GAZETTE: Partial<Print> = { source: 'gazette', url: 'https://gazette.example/1' }

describe('createHeadlineTest', () => {
  it.each(KINDS)('keeps apart %s', (_, one, other) => {
    expect(areGrouped(one, other)).toBe(false)
    expect(areGrouped(other, one)).toBe(false)
  })

  it.each(KINDS)('keeps apart %s in long texts', (_, one, other) => {
    expect(areGrouped(withRest(one), withRest(other))).toBe(false)
  })

  it.each(KINDS)('groups reprints of %s', (_, one) => {
    expect(areGrouped(one, one)).toBe(true)
    expect(areGrouped(withRest(one), withRest(one))).toBe(true)
  })

  it('keeps every warning of one day', () => {
    const warnings = ['Elmdon', 'Marram', 'Quay', 'Upper Sorrel'].map((place, i) => ({
      ...wind(place),
      id: place,
      publishedAt: `2025-10-20T0${i}:00:00Z`,
      url: `https://gazette.example/${i}`,
    }))
    expect(groupsOf(warnings)).toEqual([])
  })

  it.each<[string, Text, Text]>([
    ['an added word', TEASER, { ...TEASER, title: `Update: ${TEASER.title}` }],
    ['another word', TEASER, { ...TEASER, title: TEASER.title.replace('back', 'returns') }],
    [
      'clauses that change places',
      { ...TEASER, title: 'Storm repairs done, harbour ferry back' },
      { ...TEASER, title: 'Harbour ferry back, storm repairs done' },
    ],
    [
      'a negation in other words',
      { ...mayor('will not'), title: 'No resignation over bridge, mayor says' },
      { ...mayor('will not'), title: 'Mayor to stay in office despite cost of bridge' },
    ],
    [
      'a negation said twice',
      mayor('will not'),
      { ...mayor('will not'), title: 'Mayor will not, repeat not, resign' },
    ],
    [
      'a place in one',
      wind('Elmdon'),
      { ...wind('Elmdon'), title: 'Elmdon: wind warning until morning' },
    ],
    [
      'another spelling, in the text as well',
      { title: 'Repairs at the harbour', body: TEASER.body },
      { title: 'Repairs at the harbor', body: TEASER.body.replace('harbour', 'harbor') },
    ],
    [
      'the same clauses in another order, without a body',
      { title: 'Harbour sources say welders replaced the ramp of the ferry', body: '' },
      { title: 'Welders replaced the ramp of the ferry, harbour sources say', body: '' },
    ],
    [
      'a name that the text is edited without',
      ARTICLE,
      {
        title: 'Ramp mended, ferry back',
        body: ARTICLE.body.replace('Ines Marlow, who runs', 'A woman who runs'),
      },
    ],
  ])('groups reprints under headlines with %s', (_, one, other) => {
    expect(areGrouped(one, other)).toBe(true)
    expect(areGrouped(other, one)).toBe(true)
  })

  it.each<[string, boolean, Partial<Print>]>([
    ['under two headlines on one site', false, {}],
    ['under two headlines on two sites', true, { url: 'https://herald.example/2' }],
    ['under two headlines of two sources', true, { source: 'agency' }],
    ['under one headline on one site', true, { title: ARTICLE.title }],
    ['under one headline in other case', true, { title: ARTICLE.title.toUpperCase() }],
  ])('asks whether one paper wants two stories: %s: %s', (_, expected, changes) => {
    const one = { ...ARTICLE, ...GAZETTE }
    const other = {
      ...one,
      title: 'Ferry back after all',
      url: 'https://gazette.example/2',
      ...changes,
    }
    expect(areGrouped(one, other)).toBe(expected)
  })
})
