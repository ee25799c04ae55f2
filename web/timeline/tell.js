// tell.js says in words what is under the pointer or at the cursor: the tooltip's text and what a
// screen reader hears.

import { listBelow, upTo } from "../trace/columns.js"
import { actText, describe, duration, laneName, moment, objectName, placeName, sentence } from "../trace/describe.js"
import { ARROW, NONE, STATE, unpack } from "../trace/model.js"
import { placeAt, runningUntil, spanAt } from "../trace/query.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("./scene.js").Hit} Hit */

/**
 * @typedef {object} Told
 * @property {string} title
 * @property {number} color of the lane, or NONE
 * @property {string[]} lines
 */

/** @param {Model} model @param {Hit} hit @param {number} [openOp] the operation whose inside is shown @returns {Told | null} */
export function tell(model, hit, openOp = NONE) {
  if (hit.onName) return tellRow(model, hit)
  if (hit.output !== NONE) return tellOutput(model, hit.output)
  if (hit.access !== NONE) return tellAccess(model, hit)
  if (hit.span && hit.row.lane) {
    const told = tellSpan(model, hit.span, hit.time)
    if (hit.op !== NONE) {
      told.lines.unshift(opText(model, hit.op))
      if (hit.op === openOp) told.lines.push(...insideOf(model, hit.op, hit.row.lane))
      else told.lines.push("a click shows its inside")
    }
    if (hit.arrow !== NONE) told.lines.push(arrowText(model, hit.arrow))
    return told
  }
  if (hit.arrow !== NONE) return { title: arrowText(model, hit.arrow), color: model.arrows.from[hit.arrow], lines: [] }
  return hit.span ? tellOwner(model, hit) : null
}

/** @param {Model} model @param {import("../trace/query.js").Span} at @param {number} t @returns {Told} */
function tellSpan(model, at, t) {
  const { lane, state, where, long, why, woken } = describe(model, at, Math.min(Math.max(t, at.start), at.end))
  return {
    title: `${lane} ${state}`,
    color: at.lane.index,
    lines: [[long, where].filter(Boolean).join(" · "), why, woken].filter(Boolean),
  }
}

/** @param {Model} model @param {number} index @returns {Told} */
function tellOutput(model, index) {
  const { time, lane, stream, text } = model.outputs[index]
  const short = text.length > 120 ? `${text.slice(0, 120)}…` : text
  const verb = stream === "stderr" ? "writes to stderr" : "prints"
  return { title: `${laneName(model, lane)} ${verb} at ${moment(time)}`, color: lane, lines: [short.trimEnd()] }
}

/** @param {Model} model @param {Hit} hit @returns {Told} */
function tellAccess(model, { access, row }) {
  const { how, what, place, time } = model.accesses
  const verb = ["reads", "writes", "reads and writes"][how[access]]
  const lane = row.lane?.index ?? NONE
  return {
    title: `${laneName(model, lane)} ${verb} ${model.words[what[access]]}`,
    color: lane,
    lines: [[placeName(model, unpack(place[access])), `at ${moment(time[access])}`].filter(Boolean).join(" · ")],
  }
}

/** A GIL's or core's owner. @param {Model} model @param {Hit} hit @returns {Told | null} */
function tellOwner(model, { row, span, time }) {
  if (!span) return null
  const gil = row.kind === "gil"
  const { from, to } = stretchAt(gil ? model.processes[row.process].gil : model.cores[row.core], time, model.end)
  const where = placeName(model, placeAt(model, span.lane, time))
  return {
    title: `${laneName(model, span.lane.index)} ${gil ? "holds the GIL" : `has core ${row.core}`}`,
    color: span.lane.index,
    lines: [[duration(to - from), where].filter(Boolean).join(" · ")],
  }
}

/** Since when and until when an owner has something. @param {{length: number, time: Float64Array}} owners @param {number} t @param {number} end */
function stretchAt({ time, length }, t, end) {
  const n = upTo(time, length, t)
  return { from: time[n - 1] ?? 0, to: n < length ? time[n] : end }
}

/** What a whole row is. @param {Model} model @param {Hit} hit @returns {Told | null} */
function tellRow(model, { row }) {
  const { lane } = row
  if (lane) {
    const ran = runningUntil(model, lane, model.end)
    const parent = model.lanes[lane.parent]
    const lines = [
      parent ? `started by ${laneName(model, lane.parent)} at ${moment(lane.start)}` : "",
      `ran for ${duration(ran)} of ${duration(Math.min(lane.end, model.end) - lane.start)}`,
    ]
    if (row.inside) lines.push(`${row.inside} tasks in its event loop; a click ${row.open ? "closes" : "opens"} them`)
    return {
      title: `${lane.kind === "task" ? "Task" : "Thread"} ${lane.name}`,
      color: lane.index,
      lines: lines.filter(Boolean),
    }
  }
  const process = model.processes[row.process]
  if (row.kind === "gil")
    return { title: `The GIL of ${process.name}`, color: NONE, lines: ["One thread at a time runs Python."] }
  if (row.kind === "process") {
    const how = process.parent === NONE ? "the first process" : `started by ${process.how} at ${moment(process.start)}`
    return { title: `Process ${process.name}`, color: NONE, lines: [`${how}, ${row.inside} lanes`] }
  }
  return null
}

/** @param {Model} model @param {number} op */
function opText(model, op) {
  const { ops, words } = model
  const end = Number.isNaN(ops.end[op]) ? model.end : ops.end[op]
  const object = objectName(model, ops.object[op])
  return `in ${words[ops.name[op]]}${object ? ` of ${object}` : ""}, ${duration(end - ops.time[op])} in all`
}

const mostInside = 8

/** What a call does to locks and queues on its way. @param {Model} model @param {number} op @param {import("../trace/model.js").Lane} lane */
function insideOf(model, op, lane) {
  const { acts, ops } = model
  /** @type {string[]} */
  const lines = []
  for (let i = listBelow(acts.time, lane.acts, ops.time[op]); i < lane.acts.length; i++) {
    const act = lane.acts.values[i]
    if (acts.op[act] !== op + 1) {
      if (acts.time[act] > ops.time[op]) break
      continue
    }
    if (lines.length === mostInside) return [...lines, "…"]
    lines.push(`${moment(acts.time[act])}: ${actText(model, act)}`)
  }
  return lines
}

/** @param {Model} model @param {number} arrow */
function arrowText(model, arrow) {
  const { arrows, words } = model
  const from = laneName(model, arrows.from[arrow])
  const to = laneName(model, arrows.lane[arrow])
  const object = objectName(model, arrows.object[arrow])
  if (arrows.kind[arrow] === ARROW.start) return `${from} starts ${to}`
  if (arrows.kind[arrow] === ARROW.item) return `${to} takes what ${from} put into ${object}`
  const why = words[arrows.why[arrow]]
  if (why === "exit") return `${from} ends and wakes ${to}`
  return `${from} wakes ${to}${why ? `: ${why}` : ""}${object ? ` of ${object}` : ""}`
}

/** The cursor's moment, as a sentence about one lane or about all. @param {Model} model @param {number} t @param {import("../trace/model.js").Lane | null} lane */
export function tellMoment(model, t, lane) {
  const at = lane && spanAt(model, lane, t)
  if (lane && !at) return `${moment(t)}: ${laneName(model, lane.index)} has not started.`
  if (at) return `${moment(t)}: ${sentence(model, at, t)}`
  const running = model.lanes.filter((other) => spanAt(model, other, t)?.state === STATE.running)
  return `${moment(t)}: ${running.length ? `${running.map(({ name }) => name).join(", ")} running` : "nothing runs"}.`
}
