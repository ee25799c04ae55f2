// owners.js draws who had a GIL or a core over time, in the owner's colour; also, for a closed group,
// who of it ran.

import { upTo } from "../../trace/columns.js"
import { NONE } from "../../trace/model.js"
import { barMiddle } from "../scene.js"
import { laneColor } from "../theme.js"

/** @typedef {import("../surface.js").Surface} Surface */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {{length: number, time: Float64Array, lane: Int32Array}} Owners */

const thick = 15 // px of a GIL's or core's bar
const least = 1.5 // px below which owners are not told apart

/** @param {Surface} surface @param {Scene} scene */
export function owners(surface, scene) {
  const { model, visible, rows } = scene
  for (const row of visible) {
    const middle = barMiddle(scene, row)
    if (row.kind === "gil") {
      const { gil, requests } = model.processes[row.process]
      stripes(surface, scene, gil, middle - thick / 2, thick, () => true)
      asked(surface, scene, requests, middle + thick / 2)
    } else if (row.kind === "core") {
      stripes(surface, scene, model.cores[row.core], middle - thick / 2, thick, () => true)
    } else if (row.kind === "process" && !row.open) {
      const inside = (/** @type {number} */ lane) => model.lanes[lane]?.process === row.process
      const height = rows.bar / model.cores.length
      model.cores.forEach((core, i) => {
        stripes(surface, scene, core, middle - rows.bar / 2 + i * height, Math.max(height - 0.5, 1), inside)
      })
    } else if (row.kind === "lane" && row.lane && row.group && !row.open) {
      stripes(surface, scene, row.lane.turns, middle - thick / 2, thick, () => true)
    }
  }
}

/** @param {Surface} surface @param {Scene} scene @param {Owners} owners @param {number} y @param {number} height @param {(lane: number) => boolean} shown */
function stripes(surface, scene, owners, y, height, shown) {
  const { model, scale, gutter, width } = scene
  const { time, lane, length } = owners
  const rightmost = width + 10
  let i = Math.max(0, upTo(time, length, scale.from) - 1)
  let x = i < length ? Math.max(scale.x(time[i]), gutter - 10) : rightmost
  while (i < length && x < rightmost) {
    const right = i + 1 < length ? scale.x(time[i + 1]) : scale.x(model.end)
    if (right <= x && i + 1 < length) {
      i++
      continue
    }
    if (right - x >= least || i + 1 === length) {
      const room = Math.min(right, rightmost) - x
      if (lane[i] !== NONE && shown(lane[i]) && room > 0) stripe(surface, scene, lane[i], x, y, room, height)
      i++
      x = Math.max(x, right)
      continue
    }
    const next = upTo(time, length, scale.t(x + least))
    const first = lane.subarray(i, Math.min(next, i + 8)).find((owner) => owner !== NONE && shown(owner))
    if (first !== undefined) surface.rect(x, y, least, height, { fill: laneColor(first), alpha: 0.5 })
    i = Math.max(i, next - 1)
    x += least
  }
}

/** @param {Surface} surface @param {Scene} scene @param {number} lane @param {number} x @param {number} y @param {number} width @param {number} height */
function stripe(surface, { model }, lane, x, y, width, height) {
  const inset = width > 4 ? 0.6 : 0
  const color = laneColor(lane)
  if (height < 8) {
    surface.rect(x + inset, y, width - 2 * inset, height, { fill: color, radius: 2 })
    return
  }
  surface.rect(x + inset, y, width - 2 * inset, height, { fill: "card", radius: 2 })
  surface.rect(x + inset, y, width - 2 * inset, height, { fill: color, radius: 2, alpha: 0.36 })
  surface.rect(x + inset, y + height - 3, width - 2 * inset, 3, { fill: color, radius: 1 })
  const name = ownerName(model, model.lanes[lane])
  if (width < 24 || height < 12 || surface.measure(name, 10) > width - 8) return
  surface.text(x + width / 2, y + height - 4.5, name, { fill: "ink", size: 10, anchor: "middle" })
}

/** Of several main threads, the process says more. @param {import("../scene.js").Model} model @param {import("../scene.js").Lane} lane */
const ownerName = ({ processes }, { name, process }) =>
  processes.length > 1 && name === "MainThread" ? (processes[process]?.name ?? name) : name

/** Small notches where a thread asked for the GIL. @param {Surface} surface @param {Scene} scene @param {Owners} requests @param {number} y */
function asked(surface, { scale, gutter, width }, requests, y) {
  const { time, lane, length } = requests
  let free = Number.NEGATIVE_INFINITY
  for (let i = upTo(time, length, scale.from); i < length; i++) {
    const x = scale.x(time[i])
    if (x > width) return
    if (x < free) i = Math.max(i, upTo(time, length, scale.t(free)) - 1)
    if (x < gutter || x < free) continue
    surface.polygon([x - 3, y + 4, x + 3, y + 4, x, y - 1], { fill: laneColor(lane[i]) })
    free = x + 5
  }
}
