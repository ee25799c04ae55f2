// lanes.js draws what each thread and task does over time.

import { listUpTo } from "../../trace/columns.js"
import { duration, waitLabel } from "../../trace/describe.js"
import { STATE } from "../../trace/model.js"
import { runningUntil } from "../../trace/query.js"
import { barTop, topOf } from "../scene.js"
import { laneColor } from "../theme.js"
import { bar, mixed, stop } from "./bars.js"

/** @typedef {import("../surface.js").Surface} Surface */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../../trace/model.js").Lane} Lane */

const least = 2 // px below which spans are drawn together
const labelFrom = 44 // px from which a wait is labelled

/** @param {Surface} surface @param {Scene} scene */
export function lanes(surface, scene) {
  for (const row of scene.visible) {
    if (row.lane) lane(surface, scene, row.lane, barTop(scene, row))
  }
}

/** @param {Surface} surface @param {Scene} scene @param {Lane} lane @param {number} top */
function lane(surface, scene, lane, top) {
  if (lane.changes.length === 0) return
  const { model, scale, gutter, width } = scene
  const { changes } = model
  const { values, length } = lane.changes
  const height = scene.rows.bar
  const color = laneColor(lane.index)
  const leftmost = gutter - 10
  const rightmost = width + 10
  let i = Math.max(0, listUpTo(changes.time, lane.changes, scale.from) - 1)
  let x = scale.x(changes.time[values[i]])
  const started = scale.x(lane.start)
  if (i === 0 && x > started) bar(surface, STATE.starting, color, started, top, x - started, height)
  while (i < length && x < rightmost) {
    const change = values[i]
    const state = changes.state[change]
    if (state === STATE.done) {
      if (x > leftmost) stop(surface, lane.how, color, x, top, height)
      return
    }
    const last = i + 1 === length
    const end = last ? model.end : changes.time[values[i + 1]]
    const right = last && forever(model, state) ? rightmost : scale.x(end)
    if (right - x >= least || last) {
      const from = Math.max(x, leftmost)
      const room = Math.min(right, rightmost) - from
      if (room > 0) bar(surface, state, color, from, top, room, height)
      if (room > labelFrom) label(surface, scene, change, end, from, top, room, lane.ops.length > 0)
      i++
      x = right
      continue
    }
    // Several in the next few pixels: one column for all of them, up to the one that goes on behind it.
    const next = listUpTo(changes.time, lane.changes, scale.t(x + least))
    const few = next - i <= 3 && values.subarray(i, next).some((c) => changes.state[c] === STATE.running)
    if (few) bar(surface, STATE.running, color, x, top, least, height)
    else mixed(surface, color, busyPart(scene, lane, x), x, top, least, height)
    i = Math.max(i, next - 1)
    x += least
  }
}

/** Whether a wait that lasts at the end lasts for ever. @param {import("../scene.js").Model} model @param {number} state */
const forever = ({ kind }, state) => kind === "deadlock" && state === STATE.blocked

/** The part of a column in which a lane runs. @param {Scene} scene @param {Lane} lane @param {number} x */
function busyPart({ model, scale }, lane, x) {
  const from = scale.t(x)
  const to = scale.t(x + least)
  return (runningUntil(model, lane, to) - runningUntil(model, lane, from)) / Math.max(to - from, 1)
}

/** Says on a long wait what it is for. @param {Surface} surface @param {Scene} scene @param {number} change @param {number} end @param {number} x @param {number} top @param {number} room @param {boolean} calls whether names of library calls stand above the lane */
function label(surface, scene, change, end, x, top, room, calls) {
  const { model } = scene
  const { changes } = model
  const state = changes.state[change]
  if (state !== STATE.blocked && state !== STATE.sleeping) return
  const blocked = state === STATE.blocked
  const texts = blocked
    ? [waitLabel(model, change), model.words[changes.why[change]]]
    : [`sleep ${duration(end - changes.time[change])}`]
  const text = texts.find((text) => surface.measure(text, 11) < room - 8)
  if (!text) return
  const style = { fill: blocked ? "bad" : "soft", size: 11, halo: "card" }
  const middle = top + scene.rows.bar / 2
  // Where the room above is taken by calls or the row above, the line is broken for the words.
  const within = calls || scene.rows.bar < 16
  if (within) {
    const wide = surface.measure(text, 11) + 8
    surface.rect(x + room / 2 - wide / 2, middle - 5, wide, 10, { fill: "card" })
  }
  surface.text(x + room / 2, middle + (within ? 4 : -5), text, { ...style, anchor: "middle" })
}

/** The band behind the selected and the pointed-at row. @param {Surface} surface @param {Scene} scene */
export function highlight(surface, scene) {
  const { hover, selected, width } = scene
  for (const row of scene.visible) {
    const chosen = row.lane !== null && row.lane === selected
    if (!chosen && row !== hover?.row) continue
    surface.rect(0, topOf(scene, row), width, row.height, {
      fill: chosen ? "accent" : "line",
      alpha: chosen ? 0.09 : 0.28,
    })
  }
}

/** The outline of the span under the pointer. @param {Surface} surface @param {Scene} scene */
export function outline(surface, scene) {
  const { hover, scale, gutter, width } = scene
  if (!hover?.span || !hover.row.lane) return
  const left = Math.max(scale.x(hover.span.start), gutter)
  const right = Math.min(scale.x(hover.span.end), width)
  if (hover.span.state === STATE.done || right - left < 1) return
  surface.rect(left - 1, barTop(scene, hover.row) - 1, right - left + 2, scene.rows.bar + 2, {
    stroke: "ink",
    width: 1.4,
    radius: 5,
  })
}
