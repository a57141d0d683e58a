// The embedded engine ends work that nobody waits for any more, between two pieces of it.
import { describe, expect, it } from 'vitest'
import { buildIndex, createEngine } from '../../../src/index.ts'

const engine = createEngine(
  buildIndex([
    { id: 'one', title: 'Ferry delayed in Elmdon', body: 'Fog kept the ferry in port.' },
    { id: 'two', title: 'Ferry sails again', body: 'The fog has lifted over Elmdon.' },
  ]),
)

describe('a deadline', () => {
  it.each(['ferry', 'ferry fog', 'ferry OR fog', 'ferry cranes', '"the ferry"'])(
    'that has passed ends a search for %s',
    async (q) => {
      const late = engine.search({ q }, { deadlineMs: performance.now() - 1 })
      await expect(late).rejects.toMatchObject({ name: 'LedeError', code: 'timeout' })
    },
  )

  it('that is far away changes nothing', async () => {
    const { totalHits } = await engine.search(
      { q: 'ferry' },
      { deadlineMs: performance.now() + 600_000 },
    )
    expect(totalHits).toBe(2)
  })

  it('that has passed leaves the engine able to answer', async () => {
    await engine.search({ q: 'ferry fog' }, { deadlineMs: 0 }).catch(() => undefined)
    const { totalHits } = await engine.search({ q: 'ferry fog' })
    expect(totalHits).toBe(2)
  })
})
