// Rows of text as aligned columns, for a terminal.

/** Writes a table: the first column to the left, the others to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? ''
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** Writes milliseconds with three telling digits: `0.0123`, `1.23`, `123`, `12,345`. */
export function formatMs(ms: number | undefined): string {
  if (ms === undefined || Number.isNaN(ms)) return '-'
  if (ms >= 100) return Math.round(ms).toLocaleString('en')
  return ms < 0.01 ? ms.toFixed(4) : ms.toPrecision(3)
}

/** Writes bytes in mebibytes: `12.3`. */
export function formatMiB(bytes: number): string {
  const mebibytes = bytes / 2 ** 20
  return mebibytes >= 100 ? Math.round(mebibytes).toLocaleString('en') : mebibytes.toFixed(1)
}

/** Writes a share as a percentage: `99.7%`. */
export function formatShare(share: number): string {
  return share === 1 ? '100%' : `${(share * 100).toFixed(1)}%`
}
