// arrows.js draws what one lane does to another: starts it, wakes it, hands it an item.

import { listUpTo } from "../../trace/columns.js"
import { barTop } from "../scene.js"
import { laneColor } from "../theme.js"

const most = 1200 // arrows in one picture; beyond that only those of the lanes in question
const many = 150 // from which they are pale

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function arrows(surface, scene) {
  const { hover, selected } = scene
  let found = inView(scene, () => true)
  if (found.length > most) found = inView(scene, (lane) => lane === selected || lane === hover?.row.lane)
  scene.arrows = []
  const pale = found.length > many
  for (const arrow of found) draw(surface, scene, arrow, pale)
}

/** Arrows that leave or arrive in view, on rows that are in view. @param {import("../scene.js").Scene} scene @param {(lane: import("../scene.js").Lane) => boolean} wanted */
function inView(scene, wanted) {
  const { model, scale } = scene
  const { arrows } = model
  /** @type {Set<number>} */
  const found = new Set()
  for (const row of scene.visible) {
    if (!row.lane || !wanted(row.lane)) continue
    collect(found, arrows.time, row.lane.out, scale)
    collect(found, arrows.to, row.lane.in, scale)
  }
  return found.size > 0 ? [...found].sort((a, b) => a - b) : []
}

/** @param {Set<number>} found @param {Float64Array} times @param {import("../../trace/columns.js").Ints} list @param {{from: number, to: number}} range */
function collect(found, times, list, { from, to }) {
  if (found.size > most) return
  for (let i = listUpTo(times, list, from); i < list.length && found.size <= most; i++) {
    if (times[list.values[i]] > to) return
    found.add(list.values[i])
  }
}

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene @param {number} arrow @param {boolean} pale */
function draw(surface, scene, arrow, pale) {
  const { model, scale, rows, hover } = scene
  const from = rows.ofLane.get(model.lanes[model.arrows.from[arrow]])
  const to = rows.ofLane.get(model.lanes[model.arrows.lane[arrow]])
  if (!from || !to || from === to) return
  const x1 = scale.x(model.arrows.time[arrow])
  const x2 = scale.x(model.arrows.to[arrow])
  const down = to.y > from.y
  const y1 = barTop(scene, from) + (down ? rows.bar : 0)
  const y2 = barTop(scene, to) + (down ? 0 : rows.bar) + (down ? -2 : 2)
  const middle = (y1 + y2) / 2
  const points = [x1, y1, x1, middle, x2, middle, x2, y2]
  const pointed = hover?.arrow === arrow
  const color = pointed ? laneColor(model.arrows.from[arrow]) : "soft"
  surface.curve(points, { stroke: color, width: pointed ? 2.2 : 1.2, alpha: pale && !pointed ? 0.4 : 1 })
  const back = down ? -6 : 6
  surface.polygon([x2, y2, x2 - 3.2, y2 + back, x2 + 3.2, y2 + back], {
    fill: color,
    alpha: pale && !pointed ? 0.4 : 1,
  })
  scene.arrows.push({ arrow, points })
}
