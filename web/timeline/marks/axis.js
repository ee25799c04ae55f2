// axis.js draws the times above the rows and a line down from each, and where a long wait is squeezed.

import { duration, moment } from "../../trace/describe.js"
import { ticks } from "../scale.js"
import { AXIS, FLAG } from "../scene.js"
import { fitText } from "../surface.js"

const spacing = 84 // least px between two times

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function axis(surface, scene) {
  const { model, scale, height, gutter } = scene
  const { step, base, times } = ticks(scale, spacing)
  const bottom = Math.min(AXIS + scene.rows.height - scene.scroll, height - FLAG)
  let free = gutter - 30
  const last = model.kind === "deadlock" ? model.end : Number.POSITIVE_INFINITY
  const room = Math.min(scene.width, scale.x(last)) // a deadlock's name stands where time ends
  for (const t of times) {
    if (t > last) break
    const x = scale.x(t)
    if (x < gutter - 1) continue
    surface.line(x, AXIS - 4, x, bottom, { stroke: "line" })
    const label = base ? `+${duration(t - base)}` : moment(t, step)
    const half = surface.measure(label) / 2
    if (x - half < free || x + half > room) continue
    surface.text(x, AXIS - 10, label, { fill: "soft", anchor: "middle" })
    free = x + half + 10
  }
  if (base) surface.text(gutter - 8, AXIS - 10, moment(base, step), { fill: "soft", anchor: "end", size: 11 })
}

/** Squeezed waits: a pale band with torn edges, and how long it is. @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function gaps(surface, scene) {
  const { scale, gutter, width } = scene
  const bottom = AXIS + scene.rows.height - scene.scroll
  for (const { from, to } of scale.squeeze.gaps) {
    const left = scale.x(from)
    const right = scale.x(to)
    if (right < gutter || left > width) continue
    surface.rect(left, AXIS, right - left, bottom - AXIS, { fill: "paper", alpha: 0.65 })
    for (const x of [left, right]) tear(surface, x, AXIS - 2, bottom)
    const label = duration(to - from)
    if (right - left > surface.measure(label, 11) + 8)
      surface.text((left + right) / 2, AXIS - 10, label, { fill: "accent", anchor: "middle", size: 11, weight: 600 })
  }
}

/** What is left of the axis after a deadlock has no end. @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function forever(surface, { model, scale, width, rows, scroll }) {
  const left = scale.x(model.end)
  if (model.kind !== "deadlock" || left > width) return
  surface.rect(left, AXIS, width - left, rows.height - scroll, { fill: "bad", alpha: 0.06 })
  const label = fitText(surface, "deadlock", width - left - 4, 12, 600)
  surface.text(left + 4, AXIS - 10, label, { fill: "bad", weight: 600 })
}

/** @param {import("../surface.js").Surface} surface @param {number} x @param {number} top @param {number} bottom */
function tear(surface, x, top, bottom) {
  for (let y = top; y + 8 <= bottom; y += 8) {
    surface.line(x - 2, y, x + 2, y + 4, { stroke: "wait" })
    surface.line(x + 2, y + 4, x - 2, y + 8, { stroke: "wait" })
  }
}
