// hit.js finds what is under the pointer.

import { listBelow, listUpTo } from "../trace/columns.js"
import { NONE } from "../trace/model.js"
import { firstOutput, ownerAt, spanAt } from "../trace/query.js"
import { rowAt } from "./rows.js"
import { AXIS, barTop } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @typedef {import("./scene.js").Hit} Hit */

const near = 6 // px within which a dot is meant

/** @param {Scene} scene @param {number} x @param {number} y @returns {Hit | null} */
export function hitAt(scene, x, y) {
  const { rows, model, scale, gutter } = scene
  const row = rows.rows[rowAt(rows, y - AXIS + scene.scroll)]
  if (!row || y < AXIS) return null
  const time = Math.max(0, Math.min(scale.t(x), model.end))
  const hit = { row, time, span: null, op: NONE, access: NONE, output: NONE, arrow: NONE, onName: x < gutter - 4 }
  if (hit.onName) return hit
  const lane = row.lane ?? ownerOf(scene, row, time)
  if (!lane) return { ...hit, arrow: arrowAt(scene, x, y) }
  return {
    ...hit,
    span: spanNear(scene, lane, x),
    op: row.lane ? opAt(scene, row.lane, time) : NONE,
    access: row.lane ? accessAt(scene, row.lane, x, y - barTop(scene, row)) : NONE,
    output: row.lane ? outputAt(scene, row.lane, x, y - barTop(scene, row)) : NONE,
    arrow: arrowAt(scene, x, y),
  }
}

/** Whether two hits mean the same thing. @param {Hit | null} a @param {Hit | null} b */
export function sameHit(a, b) {
  if (!a || !b) return a === b
  const same = a.row === b.row && a.op === b.op && a.access === b.access && a.output === b.output
  return same && a.arrow === b.arrow && a.onName === b.onName && a.span?.change === b.span?.change
}

/** The lane that has the GIL or core. @param {Scene} scene @param {import("./rows.js").Row} row @param {number} t */
function ownerOf({ model }, row, t) {
  const owners =
    row.kind === "gil" ? model.processes[row.process].gil : row.kind === "core" ? model.cores[row.core] : null
  return owners ? (model.lanes[ownerAt(owners, t)] ?? null) : null
}

/** The span at a pixel; of several in one pixel the one that begins there, so that a blink can be met.
 * @param {Scene} scene @param {import("../trace/model.js").Lane} lane @param {number} x */
function spanNear({ model, scale }, lane, x) {
  const at = spanAt(model, lane, scale.t(x))
  if (at && scale.x(at.end) - scale.x(at.start) > 2) return at
  return spanAt(model, lane, scale.t(x + 1)) ?? at
}

/** @param {Scene} scene @param {import("../trace/model.js").Lane} lane @param {number} t */
function opAt({ model }, lane, t) {
  const op = lane.ops.get(listUpTo(model.ops.time, lane.ops, t) - 1)
  return op >= 0 && !(model.ops.end[op] < t) ? op : NONE
}

/** @param {Scene} scene @param {import("../trace/model.js").Lane} lane @param {number} x @param {number} down from the bar's top */
function accessAt({ model, scale, rows }, lane, x, down) {
  if (Math.abs(down - rows.bar - 1) > near) return NONE
  const { time } = model.accesses
  let best = NONE
  for (let i = listBelow(time, lane.accesses, scale.t(x - near)); i < lane.accesses.length; i++) {
    const access = lane.accesses.values[i]
    const distance = Math.abs(scale.x(time[access]) - x)
    if (distance > near) break
    if (best === NONE || distance < Math.abs(scale.x(time[best]) - x)) best = access
  }
  return best
}

/** @param {Scene} scene @param {import("../trace/model.js").Lane} lane @param {number} x @param {number} down */
function outputAt({ model, scale }, lane, x, down) {
  if (down > 5) return NONE
  for (let i = firstOutput(model, scale.t(x - 8)); i < model.outputs.length; i++) {
    const output = model.outputs[i]
    if (scale.x(output.time) > x + near) return NONE
    if (output.lane === lane.index) return i
  }
  return NONE
}

/** @param {Scene} scene @param {number} x @param {number} y */
function arrowAt({ arrows }, x, y) {
  for (const { arrow, points } of arrows) {
    const [x1, y1, , , , , x2, y2] = points
    if (y < Math.min(y1, y2) - near || y > Math.max(y1, y2) + near) continue
    if (x < Math.min(x1, x2) - near || x > Math.max(x1, x2) + near) continue
    for (let i = 0; i <= 16; i++) {
      const [px, py] = onCurve(points, i / 16)
      if (Math.hypot(px - x, py - y) < near) return arrow
    }
    if (Math.abs(x1 - x2) < 2 && Math.abs(x - x1) < near / 2) return arrow
  }
  return NONE
}

/** A point of a cubic. @param {number[]} points @param {number} t 0 to 1 */
function onCurve([x1, y1, ax, ay, bx, by, x2, y2], t) {
  const u = 1 - t
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return [p * x1 + q * ax + r * bx + s * x2, p * y1 + q * ay + r * by + s * y2]
}
