// Invented news for what is, and what is not, nearly the same.

/** A story as long as an article's lead. */
export const TEASER = {
  title: 'Harbour ferry back after storm repairs',
  body: 'The harbour ferry of Port Ellis sails again on Monday after welders replaced the ramp that a storm tore off in September, the port authority said.',
} as const

const PARAGRAPHS = [
  'PORT ELLIS – The harbour ferry sails again on Monday after seven weeks at the quay. Welders have replaced the ramp that a storm tore off in September, and divers found no other damage to the hull.',
  'Commuters had to take the coastal road, which adds an hour to every journey. The port authority laid on buses, but most of them left before the shift at the cannery ended, and many workers slept at the homes of friends.',
  'Ines Marlow, who runs the kiosk at the landing, says that she lost half of her custom. "People forget how a town hangs on one ramp," she said. The authority means to pay those who can show what they lost.',
  'A second ramp, promised for a decade, is to be built beside the fish market next spring. The money comes from the county and from a levy on cruise ships, whose captains had asked for it long before the storm.',
]

/** An article of some 150 words. */
export const ARTICLE = { title: 'Ferry back at last', body: PARAGRAPHS.join('\n\n') } as const

/** Another article of about that length. */
export const OTHER_ARTICLE = {
  title: 'Council closes the old library',
  body: 'The council voted on Tuesday to close the old library in Mill Street and to move its books to the new school.\n\nReaders had gathered nine hundred signatures against it. They fear for the reading room, where pensioners meet in the mornings and pupils do their homework in the afternoons.\n\nThe mayor says that the roof alone would cost more than the town spends on books in ten years. The building is to be sold; an architect from the capital wants to make flats of it, with a cafe where the newspapers used to lie.\n\nThe last day for lending is the final Friday of the month. What is not returned by then can be left at the town hall, and no fines will be asked for.',
} as const

/** `count` short stories that have little to do with each other, so that words have a rarity. */
export function fillers(count: number): { id: string; title: string; body: string }[] {
  const subjects = ['Baker', 'Choir', 'Bridge', 'Orchard', 'Tram', 'Museum', 'Goalkeeper', 'Mill']
  const events = ['wins prize', 'reopens', 'seeks help', 'turns fifty', 'is sold', 'finds sponsor']
  const details = ['in the rain', 'against all odds', 'for the third time', 'despite the strike']
  return Array.from({ length: count }, (_, i) => {
    const [subject, event, detail] = [subjects, events, details].map(
      (list, n) => list[Math.floor(i / 7 ** n) % list.length] ?? '',
    )
    return {
      id: `filler-${i}`,
      title: `${subject} ${event}`,
      body: `${subject} number ${1000 + 37 * i} ${event} ${detail}, as word ${i * i} has it.`,
    }
  })
}
