// What stands around the documentation: head, name of the service, way past it. Everything that it loads
// is the service's own, and it runs no script.
import type { PropsWithChildren } from 'hono/jsx'
import { PAGE_ASSETS } from '../page/assets.generated.ts'

interface DocsDocumentProps {
  /** Name of the service. */
  readonly title: string
  /** The service has a search page at its root. */
  readonly hasPage: boolean
}

/** Wraps the documentation into a whole document. */
export function DocsDocument({ title, hasPage, children }: PropsWithChildren<DocsDocumentProps>) {
  const { style, docsStyle, icon } = PAGE_ASSETS
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{`HTTP API – ${title}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={`./assets/${style.name}`} />
        <link rel="stylesheet" href={`./assets/${docsStyle.name}`} />
        <link rel="icon" type="image/svg+xml" href={`./assets/${icon.name}`} />
        <link rel="service-desc" type="application/json" href="./openapi.json" />
      </head>
      <body class="docs">
        <a class="skip" href="#view">
          Skip to the documentation
        </a>
        <header class="masthead">
          <p class="wordmark">{hasPage ? <a href="./">{title}</a> : title}</p>
        </header>
        <main id="view" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  )
}
