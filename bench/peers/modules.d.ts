// The parts of the compared libraries that the bench uses, so that its types can be checked where they
// are not installed.
declare module 'flexsearch' {
  export class Index {
    constructor(options?: { readonly tokenize?: 'strict' | 'forward' })
    add(id: number, text: string): void
    search(
      query: string,
      options: { readonly limit: number; readonly suggest?: boolean },
    ): (number | string)[]
  }
}

declare module '@orama/orama' {
  export interface Database {
    readonly tokenizer: unknown
  }
  interface SearchOptions {
    readonly term: string
    readonly limit: number
    readonly threshold?: number
    readonly tolerance?: number
  }
  export function create(options: { readonly schema: Readonly<Record<string, 'string'>> }): Database
  export function insertMultiple(
    database: Database,
    documents: readonly unknown[],
    batchSize?: number,
  ): Promise<unknown>
  export function search(
    database: Database,
    options: SearchOptions,
  ): Promise<{ readonly hits: readonly { readonly id: string }[] }>
}

declare module 'lunr' {
  interface Builder {
    ref(name: string): void
    field(name: string): void
    add(document: unknown): void
  }
  interface TermOptions {
    readonly presence?: unknown
    readonly wildcard?: unknown
    readonly editDistance?: number
  }
  interface Query {
    term(term: string, options: TermOptions): void
  }
  interface Index {
    query(build: (query: Query) => void): { readonly ref: string }[]
  }
  interface Lunr {
    (configure: (this: Builder) => void): Index
    readonly stopWordFilter: (token: string) => string | undefined
    readonly Query: {
      readonly presence: { readonly REQUIRED: unknown; readonly OPTIONAL: unknown }
      readonly wildcard: { readonly TRAILING: unknown }
    }
  }
  const lunr: Lunr
  export default lunr
}

declare module 'better-sqlite3' {
  interface Statement {
    run(...parameters: readonly unknown[]): unknown
    all(...parameters: readonly unknown[]): unknown[]
    pluck(): Statement
  }
  export default class Database {
    constructor(path: string)
    exec(sql: string): void
    prepare(sql: string): Statement
    transaction(work: () => void): () => void
  }
}

declare module 'vega' {
  export function parse(spec: unknown): unknown
  export class View {
    constructor(runtime: unknown, options: { readonly renderer: 'none' })
    toSVG(): Promise<string>
  }
}

declare module 'vega-lite' {
  export function compile(spec: unknown): { readonly spec: unknown }
}
