// Descriptions as the document has them: plain text in which backticks mark code.

/** Shows a description. */
export function Prose({ text }: { readonly text: string | undefined }) {
  return <>{text?.split('`').map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>))}</>
}
