// dots.js draws the small things on a lane: output as a flag above the bar, accesses as rings (reads)
// and dots (writes) below it, and what a call does inside when it is opened.

import { listUpTo } from "../../trace/columns.js"
import { EV } from "../../trace/events.js"
import { NONE } from "../../trace/model.js"
import { firstOutput } from "../../trace/query.js"
import { barTop } from "../scene.js"

/** @typedef {import("../surface.js").Surface} Surface */
/** @typedef {import("../scene.js").Scene} Scene */

const apart = 5 // px between two dots of a kind; closer ones are left out

/** @param {Surface} surface @param {Scene} scene */
export function dots(surface, scene) {
  for (const row of scene.visible) {
    if (row.lane && row.height > 24) accesses(surface, scene, row.lane, barTop(scene, row) + scene.rows.bar + 1)
    if (row.lane && scene.openOp !== NONE) inside(surface, scene, row.lane, barTop(scene, row) + scene.rows.bar / 2)
  }
  outputs(surface, scene)
}

/** @param {Surface} surface @param {Scene} scene */
function outputs(surface, scene) {
  const { model, scale, gutter, rows } = scene
  const shown = new Set(scene.visible)
  const taken = new Map()
  for (let i = firstOutput(model, scale.from); i < model.outputs.length; i++) {
    const { time, lane, stream } = model.outputs[i]
    if (time > scale.to) break
    const row = rows.ofLane.get(model.lanes[lane])
    const x = scale.x(time)
    if (!row || !shown.has(row) || x < gutter || x < (taken.get(row) ?? 0)) continue
    const y = barTop(scene, row) - 1
    const fill = stream === "stderr" ? "bad" : "ink"
    surface.line(x, y - 7, x, y + 4, { stroke: fill, width: 1.2 })
    surface.polygon([x, y - 7, x + 7, y - 4.5, x, y - 2], { fill })
    taken.set(row, x + apart)
  }
}

/** @param {Surface} surface @param {Scene} scene @param {import("../scene.js").Lane} lane @param {number} y */
function accesses(surface, scene, lane, y) {
  const { model, scale, gutter } = scene
  const { accesses } = model
  let free = gutter
  let i = listUpTo(accesses.time, lane.accesses, scale.from)
  while (i < lane.accesses.length) {
    const access = lane.accesses.values[i++]
    const x = scale.x(accesses.time[access])
    if (accesses.time[access] > scale.to) return
    if (x < free) {
      i = Math.max(i, listUpTo(accesses.time, lane.accesses, scale.t(free)))
      continue
    }
    surface.circle(x, y, 3.2, { fill: accesses.how[access] === 0 ? "card" : "ink", stroke: "ink", width: 1.4 })
    free = x + apart
  }
}

/** What was done to locks and queues inside the open call. @param {Surface} surface @param {Scene} scene @param {import("../scene.js").Lane} lane @param {number} y */
function inside(surface, scene, lane, y) {
  const { model, scale, openOp } = scene
  const { acts, ops } = model
  const times = acts.time
  for (let i = listUpTo(times, lane.acts, ops.time[openOp] - 1); i < lane.acts.length; i++) {
    const act = lane.acts.values[i]
    if (times[act] > (Number.isNaN(ops.end[openOp]) ? model.end : ops.end[openOp])) return
    if (acts.op[act] !== openOp + 1) continue
    const x = scale.x(times[act])
    const up = acts.kind[act] === EV.acquire || acts.kind[act] === EV.put || acts.kind[act] === EV.set ? -4 : 4
    surface.polygon([x - 4, y - up / 2, x + 4, y - up / 2, x, y + up], { fill: "card", stroke: "ink", width: 1.2 })
  }
}
