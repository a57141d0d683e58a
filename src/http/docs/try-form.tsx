// A form that asks the service what the reader of its documentation fills in: a plain GET, without script.
import type { OpenApiParameter } from '../openapi/shapes.ts'
import { TRY_PATH } from './answer-try.ts'
import { toText } from './schema-text.ts'

interface TryFormProps {
  readonly path: string
  readonly parameters: readonly OpenApiParameter[]
  /** What the operation does, for those who hear the page. */
  readonly name: string
}

/** Shows a form with a control for each parameter of the address; what stays empty is not asked. */
export function TryForm({ path, parameters, name }: TryFormProps) {
  const inAddress = parameters.filter((parameter) => parameter.in === 'query')
  return (
    <details class="try">
      <summary>Try it</summary>
      <form action={`.${TRY_PATH}${path}`} method="get" aria-label={`Try: ${name}`}>
        {inAddress.map((parameter) => (
          <label>
            <span>{parameter.name}</span>
            <Control parameter={parameter} />
          </label>
        ))}
        <button type="submit">GET {path}</button>
      </form>
    </details>
  )
}

function Control({ parameter: { name, schema } }: { readonly parameter: OpenApiParameter }) {
  const values = schema.enum ?? (schema.type === 'boolean' ? [true, false] : undefined)
  if (values !== undefined) {
    return (
      <select name={name}>
        <option value=""></option>
        {values.map(toText).map((value) => (
          <option value={value}>{value}</option>
        ))}
      </select>
    )
  }
  const { type, minimum, maximum, maxLength } = schema
  return type === 'integer' || type === 'number' ? (
    <input
      type="number"
      name={name}
      min={minimum}
      max={maximum}
      step={type === 'number' ? 'any' : 1}
    />
  ) : (
    <input type="text" name={name} maxlength={maxLength} autocomplete="off" />
  )
}
