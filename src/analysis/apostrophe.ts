// The signs that are apostrophes.

/**
 * Signs that are typed or printed for an apostrophe: quotation marks, primes, a lone accent, and the
 * characters (letters in Unicode) that languages and transliterations use for a glottal stop, a soft or a
 * hard sign (`Hawaiʻi`, `сімʼя`, `Qurʾan`, `Gorʹkij`).
 */
export const APOSTROPHES =
  "'`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02ee\u055a\u05f3\u2018\u2019\u201b\u2032\ua78b\ua78c\uff07"
