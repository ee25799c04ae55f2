// draw.js draws a scene: the marks, from the bottom up.

import { arrows } from "./marks/arrows.js"
import { axis, forever, gaps } from "./marks/axis.js"
import { cursor } from "./marks/cursor.js"
import { dots } from "./marks/dots.js"
import { holds } from "./marks/holds.js"
import { highlight, lanes, outline } from "./marks/lanes.js"
import { names } from "./marks/names.js"
import { ops } from "./marks/ops.js"
import { owners } from "./marks/owners.js"
import { AXIS, FLAG } from "./scene.js"

/** @param {import("./surface.js").Surface} surface @param {import("./scene.js").Scene} scene */
export function draw(surface, scene) {
  const { width, height, gutter } = scene
  const all = Math.max(width - gutter, 0)
  const rows = height - AXIS - FLAG
  surface.clip(0, AXIS, width, rows, () => highlight(surface, scene))
  axis(surface, scene)
  surface.clip(gutter, 0, all, AXIS + rows, () => {
    forever(surface, scene)
    gaps(surface, scene)
  })
  surface.clip(gutter, AXIS, all, rows, () => {
    lanes(surface, scene)
    owners(surface, scene)
    ops(surface, scene)
    holds(surface, scene)
    dots(surface, scene)
    arrows(surface, scene)
    outline(surface, scene)
  })
  surface.clip(0, AXIS, gutter - 4, rows, () => names(surface, scene))
  cursor(surface, scene)
}
