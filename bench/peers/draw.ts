// From a Vega-Lite specification to an SVG, without a browser.
import { parse, View } from 'vega'
import { compile } from 'vega-lite'

/** A Vega-Lite specification. */
export type Picture = Readonly<Record<string, unknown>>

/** Draws a picture. */
export async function drawSvg(picture: Picture): Promise<string> {
  const view = new View(parse(compile(picture).spec), { renderer: 'none' })
  return `${await view.toSVG()}\n`
}
