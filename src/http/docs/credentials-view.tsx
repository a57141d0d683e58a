// How a request carries its key or token, on the documentation page.
import type { OpenApiDocument } from '../openapi/document.ts'

interface CredentialsViewProps {
  readonly schemes: OpenApiDocument['components']['securitySchemes']
}

/** Shows the schemes that there are. */
export function CredentialsView({ schemes }: CredentialsViewProps) {
  return (
    <section id="credentials" aria-labelledby="credentials-name">
      <h2 id="credentials-name">Credentials</h2>
      <p>Nothing is asked for unless the service has keys, or an operation says so.</p>
      <dl>
        {Object.entries(schemes).map(([name, scheme]) => (
          <>
            <dt id={`credentials-${name}`}>
              <code>{name}</code>
            </dt>
            <dd>
              <p>{scheme.description}</p>
              <p class="type">
                <code>
                  {scheme.type === 'http' ? 'Authorization: Bearer ...' : `${scheme.name}: ...`}
                </code>
              </p>
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}
