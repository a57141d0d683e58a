// The name of a downloaded file, after its query (RFC 6266).

/** Longest part of a name that comes from the query, characters. */
const MAX_NAME_LENGTH = 60

/** Gives the `filename` parameters of Content-Disposition: `lede-north-korea.csv`. */
export function fileName(q: string, extension: string): string {
  const words = q.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const whole = Array.from(['lede', ...words].join('-'))
    .slice(0, MAX_NAME_LENGTH)
    .join('')
  const plain = whole.replace(/[^a-z\d]+/g, '-').replace(/-$/, '')
  const name = `filename="${plain}.${extension}"`
  return plain === whole
    ? name
    : `${name}; filename*=UTF-8''${encodeURIComponent(whole)}.${extension}`
}
