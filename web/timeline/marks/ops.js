// ops.js draws a library call, such as queue.put, as one bracket over all that the lane does in it.

import { listUpTo } from "../../trace/columns.js"
import { barTop } from "../scene.js"
import { laneColor } from "../theme.js"

const least = 4 // px below which a bracket says nothing
const size = 10.5 // of its name

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function ops(surface, scene) {
  const { model, scale, gutter, width } = scene
  const { ops, words } = model
  for (const row of scene.visible) {
    if (!row.lane || row.height < 30) continue
    const list = row.lane.ops
    const y = barTop(scene, row) - 3
    const style = { stroke: laneColor(row.lane.index), width: 1.6 }
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
      surface.line(left, y, right, y, style)
      surface.line(left + 0.8, y, left + 0.8, y + 3, style)
      surface.line(right - 0.8, y, right - 0.8, y + 3, style)
      free = right
      if (row.strip === 0 || left < gutter) continue
      const name = shortest(surface, words[ops.name[op]], room(scene, list, i, left))
      surface.text(left, y - 3, name, { fill: "soft", size, weight: 560, halo: "card" })
    }
  }
}

/** queue.put, or else put, or else nothing. @param {import("../surface.js").Surface} surface @param {string} name @param {number} room */
function shortest(surface, name, room) {
  const short = name.slice(name.lastIndexOf(".") + 1)
  return [name, short].find((text) => surface.measure(text, size, 560) <= room) ?? ""
}

/** Names may reach to the next call. @param {import("../scene.js").Scene} scene @param {import("../../trace/columns.js").Ints} list @param {number} i @param {number} left */
function room({ model, scale, width }, list, i, left) {
  const next = list.get(i + 1)
  return (next < 0 ? width : scale.x(model.ops.time[next])) - left - 6
}
