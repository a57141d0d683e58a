// Text of others made safe for a terminal.

/**
 * Makes text harmless to print: control characters, which could move the cursor or recolour the
 * screen, and marks that reverse the direction of what follows, become one space each. Offsets
 * into the text stay true.
 */
export function toPlainText(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
}

/** Joins lines to one, separated by spaces, without white space around them. */
export function toOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').join(' ')
}

/** Says a number with its noun: `1 story`, `1,200 stories`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
