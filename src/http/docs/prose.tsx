// Descriptions as the document has them: as much CommonMark as they use, which is backticks around code,
// and in those of operations blank lines between paragraphs and lists of lines that begin with a dash.

interface ProseProps {
  readonly text: string | undefined
}

/** Shows a description of one paragraph. */
export function Prose({ text }: ProseProps) {
  return <>{text?.split('`').map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>))}</>
}

/** Shows a description of several paragraphs and lists. */
export function LongProse({ text }: ProseProps) {
  return (
    <>
      {text?.split('\n\n').map((block) => (
        <Block text={block} />
      ))}
    </>
  )
}

function Block({ text }: { readonly text: string }) {
  const lines = text.split('\n')
  if (!lines.every((line) => line.startsWith('- '))) {
    return (
      <p>
        <Prose text={text} />
      </p>
    )
  }
  return (
    <ul class="prose">
      {lines.map((line) => (
        <li>
          <Prose text={line.slice(2)} />
        </li>
      ))}
    </ul>
  )
}
