// The pace of a long task, and the time that is left.

/** Before so much time has passed, no pace is told: it would be wrong, milliseconds. */
const MIN_ELAPSED_MS = 1000

/** Fewer steps than these say nothing of the next. */
const MIN_DONE = 10

/** Says the pace of a task as `5,400/s, 12 s left`; empty while nobody can know, at its end the rate. */
export function describePace(done: number, total: number, elapsedMs: number): string {
  if (elapsedMs < MIN_ELAPSED_MS || done < MIN_DONE) return ''
  const perSecond = (done * 1000) / elapsedMs
  const rate = perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10
  const said = `${rate.toLocaleString('en-US')}/s`
  if (done >= total) return said
  return `${said}, ${describeSeconds((total - done) / perSecond)} left`
}

function describeSeconds(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.ceil(whole / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
