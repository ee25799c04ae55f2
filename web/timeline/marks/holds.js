// holds.js draws under a lane which locks it has: a line from acquire to release with the lock's name.
// Locks that only the inside of a library call takes are left out.

import { listUpTo } from "../../trace/columns.js"
import { EV } from "../../trace/events.js"
import { barTop } from "../scene.js"
import { fitText } from "../surface.js"

const deepest = 2 // lines that fit under a bar
const pitch = 4 // px from one to the next

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function holds(surface, scene) {
  const { model, scale, gutter, width, rows } = scene
  if (rows.bar < 16) return
  const { acts } = model
  /** Where each line under each row is taken until. @type {Map<import("../rows.js").Row, number[]>} */
  const taken = new Map()
  const shown = new Set(scene.visible)
  for (const object of model.objects) {
    if (object.kind !== "lock" && object.kind !== "rlock") continue
    const list = object.acts
    for (let i = Math.max(0, listUpTo(acts.time, list, scale.from) - 1); i < list.length; i++) {
      const act = list.values[i]
      if (acts.time[act] > scale.to) break
      if (acts.kind[act] !== EV.acquire || acts.n[act] !== 1) continue
      const release = releaseOf(model, list, i)
      if (release >= 0 && acts.op[act] !== 0 && acts.op[act] === acts.op[release]) continue
      const lane = model.lanes[acts.lane[act]]
      const row = lane && rows.ofLane.get(lane)
      if (!row || row.lane !== lane || !shown.has(row)) continue
      const left = Math.max(scale.x(acts.time[act]), gutter - 6)
      const until = release >= 0 ? scale.x(acts.time[release]) : model.kind === "deadlock" ? width : scale.x(model.end)
      const right = Math.min(until, width + 6)
      if (right - left < 2) continue
      const lines = taken.get(row) ?? []
      taken.set(row, lines)
      const line = lines.findIndex((until) => until <= left)
      const level = line < 0 ? lines.length : line
      if (level >= deepest) continue
      lines[level] = right
      const y = barTop(scene, row) + rows.bar + 4 + level * pitch
      surface.rect(left, y - 1.25, right - left, 2.5, { fill: "ink", radius: 1.2, alpha: 0.75 })
      const name = fitText(surface, object.name || "lock", Math.min(right - left - 8, 72), 10, 560)
      if (!name || right - left < 20) continue
      surface.rect(left, y - 5, surface.measure(name, 10, 560) + 4, 10, { fill: "card" })
      surface.text(left + 1, y + 3.5, name, { fill: "ink", size: 10, weight: 560 })
    }
  }
}

/** The act that frees a lock again, or -1. @param {import("../../trace/model.js").Model} model @param {import("../../trace/columns.js").Ints} list @param {number} i of the acquire in it */
function releaseOf({ acts }, list, i) {
  for (let j = i + 1; j < list.length; j++) {
    if (acts.kind[list.values[j]] === EV.release && acts.n[list.values[j]] === 0) return list.values[j]
  }
  return -1
}
