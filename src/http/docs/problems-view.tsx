// Every way in which the service says no, and the headers of answers.
import type { OpenApiDocument } from '../openapi/document.ts'
import type { OpenApiResponse } from '../openapi/shapes.ts'
import { Example } from './example-view.tsx'
import { Prose } from './prose.tsx'
import { componentName, toText } from './schema-text.ts'

const PROBLEM_TYPE = 'application/problem+json'

/** Shows the answers that operations share by status, then headers. */
export function ProblemsView({ document }: { readonly document: OpenApiDocument }) {
  const { headers } = document.components
  return (
    <section id="errors" aria-labelledby="errors-name">
      <h2 id="errors-name">Errors and other answers</h2>
      <p>
        Whatever goes wrong is answered by a problem document (RFC 9457, <code>{PROBLEM_TYPE}</code>
        ), whose <code>code</code> is one of a closed list.
      </p>
      <dl>
        {sharedAnswers(document).map(({ name, status, response: { description, content } }) => (
          <>
            <dt id={`answer-${name}`}>{status}</dt>
            <dd>
              <p>
                <Prose text={description} />
              </p>
              {Object.entries(content?.[PROBLEM_TYPE]?.examples ?? {}).map(([code, { value }]) => (
                <Example type={PROBLEM_TYPE} name={code} value={value} />
              ))}
            </dd>
          </>
        ))}
      </dl>
      <h3>Headers</h3>
      <dl>
        {Object.entries(headers).map(([name, { description, example }]) => (
          <>
            <dt id={`header-${name}`}>
              <code>{name}</code>
            </dt>
            <dd>
              <p>
                <Prose text={description} />
              </p>
              <p class="type">
                Example: <code>{toText(example)}</code>
              </p>
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

interface SharedAnswer {
  /** Name of the component. */
  readonly name: string
  readonly status: string
  readonly response: OpenApiResponse
}

/** The answers that are components, each with the status that operations refer to it by, in order. */
function sharedAnswers({ paths, components }: OpenApiDocument): readonly SharedAnswer[] {
  const shared = new Map<string, SharedAnswer>()
  for (const { responses } of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, reference] of Object.entries(responses)) {
      if (!('$ref' in reference)) continue
      const name = componentName(reference.$ref)
      const response = components.responses[name]
      if (response !== undefined) shared.set(name, { name, status, response })
    }
  }
  return [...shared.values()].sort((a, b) => (a.status < b.status ? -1 : 1))
}
