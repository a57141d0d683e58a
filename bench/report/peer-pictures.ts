// Which pictures does a comparison have, and where are they written?
import type { Picture } from '../peers/draw.ts'
import type { ClassName } from '../queries/query-set.ts'
import type { PeerLatency, PeerSummary } from './peer-summary.ts'
import { latenciesBySize, latencyDistributions } from './picture-specs.ts'
import { writeText } from './results.ts'

/** The class that the picture of sizes shows. */
const SHOWN_CLASS: ClassName = 'two-words'

/** Draws every picture that there are values for and gives their paths. */
export async function writePictures(summary: PeerSummary, folder: URL): Promise<string[]> {
  // Installed only for the comparison, hence not imported before it is needed.
  const { drawSvg } = await import('../peers/draw.ts')
  const paths: string[] = []
  for (const [name, picture] of listPictures(summary)) {
    paths.push(await writeText(new URL(name, folder), await drawSvg(picture)))
  }
  return paths
}

function listPictures({ latencies, leftOut, conditions, corpora }: PeerSummary) {
  const pictures: [string, Picture][] = []
  const where = `Node ${conditions.node.slice(1)}, ${conditions.cpu}, ${conditions.date.slice(0, 10)}`
  for (const { name, stories } of corpora) {
    const rows = latencies.filter((row) => row.comparison === 'classes' && row.corpus === name)
    if (rows.length === 0) continue
    const texts = `${stories.toLocaleString('en')} stories (${name})`
    pictures.push([`latency-by-class-${name}.svg`, latencyDistributions(rows, [texts, where])])
  }
  const isShown = ({ comparison, name }: PeerLatency): boolean =>
    comparison === 'sizes' && name === SHOWN_CLASS
  const bySize = latencies.filter(isShown)
  if (bySize.length > 0) {
    const absent = leftOut.filter(({ comparison }) => comparison === 'sizes')
    pictures.push(['latency-by-size.svg', latenciesBySize(bySize, absent, [where])])
  }
  return pictures
}
