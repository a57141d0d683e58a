// What an operation is called: its method and its path.
import type { OpenApiOperation } from '../openapi/shapes.ts'

/** An operation with where it is. */
export interface PlacedOperation {
  readonly method: string
  readonly path: string
  readonly operation: OpenApiOperation
}

/** Shows a method and a path. */
export function Route({ method, path }: Pick<PlacedOperation, 'method' | 'path'>) {
  return (
    <code class="route">
      <span class="method">{method.toUpperCase()}</span> {path}
    </code>
  )
}
