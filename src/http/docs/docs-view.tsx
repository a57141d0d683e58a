// The documentation as one page: a table of contents, each operation, errors, the parts of answers.
import type { OpenApiDocument } from '../openapi/document.ts'
import { OperationView } from './operation-view.tsx'
import { CredentialsView } from './credentials-view.tsx'
import { ProblemsView } from './problems-view.tsx'
import { Prose } from './prose.tsx'
import { Route, type PlacedOperation } from './route-view.tsx'
import { SchemasView } from './schema-view.tsx'

interface DocsViewProps {
  readonly document: OpenApiDocument
}

/** Shows the whole document. */
export function DocsView({ document }: DocsViewProps) {
  const operations = placedOperations(document)
  return (
    <>
      <h1>The HTTP API</h1>
      <p class="lead">
        <Prose text={document.info.description} />
      </p>
      <p>
        This page is made from <a href="./openapi.json">openapi.json</a> (OpenAPI 3.1, version{' '}
        {document.info.version}), from which programs can make clients.
      </p>
      <nav class="contents" aria-label="Contents">
        {document.tags.map(({ name }) => (
          <div>
            <h2>{name}</h2>
            <ul>
              {operations.filter(isOf(name)).map(({ method, path, operation }) => (
                <li>
                  <a href={`#${operation.operationId}`}>
                    <Route method={method} path={path} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div>
          <h2>More</h2>
          <ul>
            <li>
              <a href="#credentials">Credentials</a>
            </li>
            <li>
              <a href="#errors">Errors and other answers</a>
            </li>
            <li>
              <a href="#answers">What answers consist of</a>
            </li>
          </ul>
        </div>
      </nav>
      {document.tags.map(({ name, description }) => (
        <section aria-labelledby={`tag-${name}`}>
          <h2 id={`tag-${name}`}>{name}</h2>
          <p>{description}</p>
          {operations.filter(isOf(name)).map((placed) => (
            <OperationView placed={placed} document={document} />
          ))}
        </section>
      ))}
      <CredentialsView schemes={document.components.securitySchemes} />
      <ProblemsView document={document} />
      <SchemasView schemas={document.components.schemas} />
    </>
  )
}

function placedOperations({ paths }: OpenApiDocument): readonly PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
}

function isOf(tag: string): (placed: PlacedOperation) => boolean {
  return ({ operation }) => operation.tags.some((name) => name === tag)
}
