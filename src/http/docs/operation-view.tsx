// One operation: what it is for, what can be asked, what comes back, and a way to try it.
import type { OpenApiDocument } from '../openapi/document.ts'
import type { OpenApiResponse } from '../openapi/shapes.ts'
import { Example } from './example-view.tsx'
import { ParametersView } from './parameters-view.tsx'
import { LongProse, Prose } from './prose.tsx'
import { Route, type PlacedOperation } from './route-view.tsx'
import { componentName } from './schema-text.ts'
import { TypeView } from './schema-view.tsx'
import { TryForm } from './try-form.tsx'

interface OperationViewProps {
  readonly placed: PlacedOperation
  readonly document: OpenApiDocument
}

/** Shows an operation. */
export function OperationView({ placed, document }: OperationViewProps) {
  const { method, path, operation } = placed
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation
  const answers = Object.entries(responses)
  return (
    <article id={operationId} class="operation" aria-labelledby={`${operationId}-name`}>
      <h3 id={`${operationId}-name`}>
        <Route method={method} path={path} />
      </h3>
      <p class="lead">{summary}.</p>
      <LongProse text={description} />
      <Credentials operation={operation} />
      {method === 'get' && !path.includes('{') && (
        <TryForm path={path} parameters={parameters} name={summary} />
      )}
      {parameters.length > 0 && (
        <ParametersView parameters={parameters} caption={`${summary}: parameters`} />
      )}
      {requestBody !== undefined && (
        <>
          <h4>Body</h4>
          <Content content={requestBody.content} />
        </>
      )}
      {answers.map(
        ([status, response]) =>
          !('$ref' in response) && (
            <>
              <h4>Answer {status}</h4>
              <p>
                <Prose text={response.description} />
              </p>
              <Headers response={response} />
              <Content content={response.content} />
            </>
          ),
      )}
      <h4>Other answers</h4>
      <ul class="others">
        {answers.map(([status, response]) => {
          if (!('$ref' in response)) return null
          const name = componentName(response.$ref)
          return (
            <li>
              <a href={`#answer-${name}`}>{status}</a>{' '}
              <Prose text={document.components.responses[name]?.description} />
            </li>
          )
        })}
      </ul>
    </article>
  )
}

/** Shows what a request has to carry where it is not what all have to. */
function Credentials({ operation: { security = [] } }: Pick<PlacedOperation, 'operation'>) {
  const schemes = [...new Set(security.flatMap((alternative) => Object.keys(alternative)))]
  if (schemes.length === 0) return null
  return (
    <p>
      Credentials:{' '}
      {schemes.map((name, i) => (
        <>
          {i > 0 && ' or '}
          <a href={`#credentials-${name}`}>
            <code>{name}</code>
          </a>
        </>
      ))}
    </p>
  )
}

function Content({ content = {} }: { readonly content: OpenApiResponse['content'] | undefined }) {
  return (
    <>
      {Object.entries(content).map(([type, { schema, example }]) => (
        <>
          <p>
            <code>{type}</code>: <TypeView schema={schema} />
          </p>
          {example !== undefined && <Example type={type} value={example} />}
        </>
      ))}
    </>
  )
}

function Headers({ response }: { readonly response: OpenApiResponse }) {
  const names = Object.keys(response.headers ?? {})
  if (names.length === 0) return null
  return (
    <p>
      Headers:{' '}
      {names.map((name, i) => (
        <>
          {i > 0 && ', '}
          <a href={`#header-${name}`}>
            <code>{name}</code>
          </a>
        </>
      ))}
    </p>
  )
}
