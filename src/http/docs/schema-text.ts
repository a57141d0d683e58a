// JSON Schema in a few words, for readers of the documentation.
import type { JsonSchema } from '@valibot/to-json-schema'
import type { Reference } from '../openapi/shapes.ts'

/** A schema, or a reference to one of the components. */
export type AnySchema = JsonSchema | Reference

/** What a value may be: words, and the names of values and components among them. */
export type SchemaText = readonly (
  string | { readonly value: string } | { readonly component: string }
)[]

/** Says what a value may be: `a whole number from 1 to 100`. */
export function schemaText(schema: AnySchema, parted = ''): SchemaText {
  if (schema.$ref !== undefined) return [{ component: componentName(schema.$ref) }]
  const { type, enum: values, const: only, items } = schema as JsonSchema // no reference
  if (only !== undefined) return [{ value: toText(only) }]
  if (values !== undefined) return joined(values.map((value) => ({ value: toText(value) })))
  if (type === 'array') return listText(schema, items, parted) // as its type says
  return [scalarText(schema)]
}

/** Gives the name that a reference to a component ends in. */
export function componentName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** Writes a value as it stands in an address: text bare, lists separated by commas. */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function listText(
  { prefixItems }: JsonSchema,
  items: JsonSchema['items'],
  parted: string,
): SchemaText {
  if (prefixItems !== undefined) {
    const parts = prefixItems.map((item) => schemaOf(item))
    return ['a list of ', ...parts.flatMap((part, i) => [i === 0 ? '' : ', then ', ...part])]
  }
  const of = typeof items === 'object' && !Array.isArray(items) ? schemaOf(items) : ['anything']
  return [...(parted === '' ? ['a list of '] : []), ...of, parted]
}

function schemaOf(schema: JsonSchema | boolean): SchemaText {
  return typeof schema === 'boolean' ? ['anything'] : schemaText(schema)
}

function scalarText({
  type,
  minimum,
  maximum,
  maxLength,
  additionalProperties,
}: JsonSchema): string {
  switch (type) {
    case 'integer':
    case 'number': {
      const number = type === 'integer' ? 'a whole number' : 'a number'
      if (minimum === undefined) return number
      return maximum === undefined
        ? `${number} from ${minimum}`
        : `${number} from ${minimum} to ${maximum}`
    }
    case 'string':
      return maxLength === undefined ? 'text' : `text of up to ${maxLength} characters`
    case 'boolean':
      return 'true or false'
    case 'object':
      return additionalProperties === undefined ? 'an object' : 'an object of names and values'
    default:
      return 'anything'
  }
}

function joined(parts: readonly { readonly value: string }[]): SchemaText {
  return parts.flatMap((part, i) => {
    if (i === 0) return [part]
    return [i === parts.length - 1 ? ' or ' : ', ', part]
  })
}
