// Which forms has an export? Known to the command line without all that reads parameters.

/** Forms of an export: a table, or a JSON object a line. */
export const EXPORT_FORMATS = ['csv', 'ndjson'] as const

/** A form of an export. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
