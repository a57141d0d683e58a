// The parameters of an operation as a table of two columns, which fits a narrow window, too.
import type { OpenApiParameter } from '../openapi/shapes.ts'
import { Prose } from './prose.tsx'
import { toText } from './schema-text.ts'
import { TypeView } from './schema-view.tsx'

/** Where parameters stand, if not in the query of the address. */
const PLACES = { query: '', path: 'in the path', header: 'a request header' } as const

interface ParametersViewProps {
  readonly parameters: readonly OpenApiParameter[]
  readonly caption: string
}

/** Shows parameters. */
export function ParametersView({ parameters, caption }: ParametersViewProps) {
  return (
    <table>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map((parameter) => (
          <tr>
            <th scope="row">
              <code>{parameter.name}</code>
              {parameter.in !== 'query' && <span class="place">{PLACES[parameter.in]}</span>}
            </th>
            <td>
              <p>
                <Prose text={parameter.description} />
              </p>
              <p class="type">
                <TypeView schema={parameter.schema} parted={partedBy(parameter)} />
                <Default value={parameter.schema.default} />
                {parameter.example !== undefined && (
                  <>
                    {'. '}Example: <code>{exampleOf(parameter)}</code>
                  </>
                )}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Default({ value }: { readonly value: unknown }) {
  if (value === undefined) return null
  const text = toText(value)
  return text === '' ? (
    <>; empty by default</>
  ) : (
    <>
      ; by default <code>{text}</code>
    </>
  )
}

function partedBy({ explode }: OpenApiParameter): string {
  return explode === false ? ', parted by commas' : '; may be repeated'
}

/** Writes an example as the address has it, except for escapes. */
function exampleOf({ name, explode, example }: OpenApiParameter): string {
  if (explode !== true || !Array.isArray(example)) return toText(example)
  return example.map((value) => `${name}=${toText(value)}`).join('&')
}
