// ops.js draws a library call, such as queue.put, as one frame around all that the lane does in it.

import { listUpTo } from "../../trace/columns.js"
import { barTop } from "../scene.js"
import { fitText } from "../surface.js"
import { laneColor } from "../theme.js"

const least = 6 // px below which a frame says nothing

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function ops(surface, scene) {
  const { model, scale, gutter, width } = scene
  const { ops, words } = model
  for (const row of scene.visible) {
    if (!row.lane) continue
    const list = row.lane.ops
    const top = barTop(scene, row) - 3
    const height = scene.rows.bar + 6
    let free = Number.NEGATIVE_INFINITY
    for (let i = Math.max(0, listUpTo(ops.time, list, scale.from) - 1); i < list.length; i++) {
      const op = list.values[i]
      const left = Math.max(scale.x(ops.time[op]), gutter - 6)
      if (left > width) break
      const right = Math.min(scale.x(Number.isNaN(ops.end[op]) ? model.end : ops.end[op]), width + 6)
      if (right - left < least || left < free) {
        i = Math.max(i, listUpTo(ops.time, list, scale.t(Math.max(free, left + least / 2))) - 1)
        continue
      }
      const color = laneColor(row.lane.index)
      surface.rect(left, top, right - left, height, { fill: color, alpha: 0.1, radius: 5 })
      surface.rect(left, top, right - left, height, { stroke: color, width: 1, radius: 5 })
      const name = fitText(surface, words[ops.name[op]], right - left - 8, 10.5, 560)
      if (name.length > 3)
        surface.text(left + 5, top + height - 4, name, { fill: "ink", size: 10.5, weight: 560, halo: "card" })
      free = right
    }
  }
}
