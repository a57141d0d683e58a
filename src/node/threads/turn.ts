// A turn of the event loop for others, between the steps of long work.
import { setImmediate as nextCheck } from 'node:timers/promises'

/**
 * Waits until timers and sockets have been looked at. The first wait only ends the round of the event
 * loop that we are in.
 */
export async function turn(): Promise<void> {
  await nextCheck()
  await nextCheck()
}
