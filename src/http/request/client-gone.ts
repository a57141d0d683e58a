// Requests that end before all of them has come: no failure of ours, no problem, no line of errors.

/** Thrown when a request ends before all of it has come. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone'
}

/** What nginx has made the usual status of it. Nobody sees it: it is for logs and metrics. */
const CLIENT_CLOSED_REQUEST = 499

/** Gives the answer that nobody reads. */
export function answerGone(): Response {
  return new Response(null, { status: CLIENT_CLOSED_REQUEST })
}
