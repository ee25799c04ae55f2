// cursor.js draws the moment that the page shows: a line through all rows and its time below.

import { moment } from "../../trace/describe.js"
import { AXIS, FLAG } from "../scene.js"

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function cursor(surface, scene) {
  const { cursor: t, scale, gutter, width, height } = scene
  if (t === null) return
  const x = scale.x(t)
  if (x < gutter - 1 || x > width) return
  const bottom = height - FLAG
  surface.line(x, AXIS - 4, x, bottom, { stroke: "ink", width: 1.4 })
  const label = moment(t, scale.perPixel, true)
  const wide = surface.measure(label, 12, 560) + 14
  const left = Math.min(Math.max(x - wide / 2, gutter), width - wide - 1)
  surface.rect(left, bottom, wide, 18, { fill: "ink", radius: 4 })
  surface.text(left + wide / 2, bottom + 13, label, { fill: "paper", anchor: "middle", weight: 560 })
}
