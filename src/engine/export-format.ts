// The forms of an export, for those that read no parameters: the command line.

/** Forms of an export: a table, or a JSON object a line. */
export const EXPORT_FORMATS = ['csv', 'ndjson'] as const

/** A form of an export. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
