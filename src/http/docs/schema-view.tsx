// What answers consist of: each component with its properties.
import type { JsonSchema } from '@valibot/to-json-schema'
import { Prose } from './prose.tsx'
import { schemaText, type AnySchema } from './schema-text.ts'

/** Shows what a value may be. */
export function TypeView({
  schema,
  parted,
}: {
  readonly schema: AnySchema
  readonly parted?: string
}) {
  return (
    <>
      {schemaText(schema, parted).map((part) => {
        if (typeof part === 'string') return part
        if ('value' in part) return <code>{part.value}</code>
        return (
          <a href={`#schema-${part.component}`}>
            <code>{part.component}</code>
          </a>
        )
      })}
    </>
  )
}

/** Shows all components. */
export function SchemasView({
  schemas,
}: {
  readonly schemas: Readonly<Record<string, JsonSchema>>
}) {
  return (
    <section id="answers" aria-labelledby="answers-name">
      <h2 id="answers-name">What answers consist of</h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <article id={`schema-${name}`} aria-labelledby={`schema-${name}-name`}>
          <h3 id={`schema-${name}-name`}>
            <code>{name}</code>
          </h3>
          {schema.properties === undefined ? (
            <p>
              <TypeView schema={schema} />
            </p>
          ) : (
            <Properties schema={schema} />
          )}
        </article>
      ))}
    </section>
  )
}

function Properties({ schema }: { readonly schema: JsonSchema }) {
  const { properties = {}, required = [] } = schema
  return (
    <dl>
      {Object.entries(properties).map(([name, property]) => {
        if (typeof property === 'boolean') return null
        return (
          <>
            <dt>
              <code>{name}</code>
              {!required.includes(name) && <span class="place">may be absent</span>}
            </dt>
            <dd>
              {property.description !== undefined && (
                <p>
                  <Prose text={property.description} />
                </p>
              )}
              <p class="type">
                <TypeView schema={property} />
              </p>
              <Parts schema={property} />
            </dd>
          </>
        )
      })}
    </dl>
  )
}

/** Shows the properties of an object that has no name of its own, or of those that a list holds. */
function Parts({ schema }: { readonly schema: JsonSchema }) {
  const { items } = schema
  const inner = typeof items === 'object' && !Array.isArray(items) ? items : schema
  return inner.properties === undefined ? null : <Properties schema={inner} />
}
