// Printed view counts: `12,345`, `1.2K`.

const PLAIN = /^\d{1,15}$/
/** Thousands separated by commas, points or spaces: `12,345`, `1.234.567`. */
const GROUPED = /^\d{1,3}(?:[,. ]\d{3}){1,4}$/
/** `1.2K`, `3M`. */
const ABBREVIATED = /^(\d{1,6})(?:[.,](\d{1,3}))? ?([km])$/i
const FACTORS: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 }

/** Gives the whole number of `863`, `12,345` or `1.2K`; undefined for anything else. */
export function parseViewCount(text: string): number | undefined {
  if (text.length > 24) return undefined
  if (PLAIN.test(text)) return Number(text)
  if (GROUPED.test(text)) return Number(text.replace(/\D/g, ''))
  const [, whole, fraction = '0', unit = ''] = ABBREVIATED.exec(text) ?? []
  const factor = FACTORS[unit.toLowerCase()]
  return factor === undefined
    ? undefined
    : Math.round(Number(`${whole ?? ''}.${fraction}`) * factor)
}
