// An example, folded away until it is wanted.

interface ExampleProps {
  /** Media type. */
  readonly type: string
  readonly value: unknown
  /** What it is an example of; the media type where absent. */
  readonly name?: string
}

/** Shows an example: text as it is, anything else as JSON. */
export function Example({ type, value, name = type }: ExampleProps) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return (
    <details>
      <summary>Example: {name}</summary>
      {/* Focus lets a keyboard scroll what is wider than the page. */}
      <pre tabindex={0}>
        <code>{text}</code>
      </pre>
    </details>
  )
}
