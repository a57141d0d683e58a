// A stream of lines for a client that may be slow or gone: it asks for the next line when the last are on
// their way.

/** Least text that is sent at once, UTF-16 code units: enough that a line costs next to nothing. */
const CHUNK_LENGTH = 64 * 1024

/** How long other requests may have to wait for all streams together, milliseconds. */
const SLICE_MS = 10

/** Streams under way in this process, which share a slice, since they share the thread. */
let streams = 0

/**
 * Streams lines as UTF-8. Lines are taken as they are sent and no faster; when the client goes away the
 * iterator is told to stop, and a failure tears the transfer off, so that no half is taken for the whole.
 * @param onError - Told of what the lines throw.
 */
export function streamText(
  lines: AsyncIterator<string>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let sliceStartMs = performance.now()
  let isCounted = false
  let isCancelled = false
  const count = (isUnderWay: boolean): void => {
    if (isUnderWay !== isCounted) streams += isUnderWay ? 1 : -1
    isCounted = isUnderWay
  }
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          count(true)
          if (performance.now() - sliceStartMs > SLICE_MS / streams) {
            await nextTurn()
            sliceStartMs = performance.now()
          }
          let text = ''
          while (text.length < CHUNK_LENGTH) {
            const line = await lines.next()
            if (isCancelled) return
            if (line.done === true) {
              if (text !== '') controller.enqueue(encoder.encode(text))
              controller.close()
              count(false)
              return
            }
            text += line.value
          }
          controller.enqueue(encoder.encode(text))
        } catch (error) {
          count(false)
          // What fails because nobody takes it any more is no failure.
          if (isCancelled) return
          onError(error)
          controller.error(error)
        }
      },
      async cancel() {
        isCancelled = true
        count(false)
        await lines.return?.()
      },
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  )
}

/**
 * Lets everything else that waits go first. Not by timers where there is another way: several streams
 * whose timers are always due keep Node from ever looking at its sockets.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve, 0)
  })
}
