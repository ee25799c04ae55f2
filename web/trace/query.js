// query.js answers questions about a moment of a run: what each lane does, where it is, who owns
// a lock, what comes next. Every answer is a binary search or a pass over the lanes.

import { below, listBelow, listUpTo, upTo } from "./columns.js"
import { EV } from "./events.js"
import { NONE, STATE, unpack } from "./model.js"

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Lane} Lane */
/** @typedef {import("./model.js").Place} Place */

/**
 * A stretch of time in which a lane's state stays the same.
 * @typedef {object} Span
 * @property {Lane} lane
 * @property {number} nth its position in lane.changes
 * @property {number} change its index in model.changes
 * @property {number} state one of STATE
 * @property {number} start
 * @property {number} end that of the next one, or the end of what is known
 */

/** @param {Model} model @param {Lane} lane @param {number} nth @returns {Span | null} */
export function span(model, lane, nth) {
  const { changes } = model
  const change = lane.changes.get(nth)
  if (change < 0) return null
  const next = lane.changes.get(nth + 1)
  const state = changes.state[change]
  return {
    lane,
    nth,
    change,
    state,
    start: changes.time[change],
    end: next < 0 ? Math.max(model.end, changes.time[change]) : changes.time[next],
  }
}

/** What a lane does at a time; null before it was started. @param {Model} model @param {Lane} lane @param {number} t */
export function spanAt(model, lane, t) {
  return span(model, lane, listUpTo(model.changes.time, lane.changes, t) - 1)
}

/** @param {Model} model @param {Lane} lane @param {number} t @returns {number} STATE.starting before its first state */
export function stateAt(model, lane, t) {
  const change = lane.changes.get(listUpTo(model.changes.time, lane.changes, t) - 1)
  return change < 0 ? STATE.starting : model.changes.state[change]
}

/** Where a lane is in the source; line 0 when that is not known. @param {Model} model @param {Lane} lane @param {number} t @returns {Place} */
export function placeAt(model, lane, t) {
  const at = spanAt(model, lane, t)
  if (!at) return unpack(0)
  const place = model.changes.place[at.change]
  const { lines } = lane.kind === "thread" ? lane : model.lanes[lane.loop]
  if (!lines || at.state === STATE.done) return unpack(place)
  const latest = upTo(lines.time, lines.length, t) - 1
  const fresh = at.state === STATE.running || (place === 0 && lane.kind === "thread")
  const since = lane.kind === "thread" && place === 0 ? lane.start : at.start
  return unpack(fresh && latest >= 0 && lines.time[latest] >= since ? lines.place[latest] : place)
}

/** Who has a GIL or a core at a time: a lane's index or NONE. @param {{length: number, time: Float64Array, lane: Int32Array}} owners @param {number} t */
export function ownerAt(owners, t) {
  const n = upTo(owners.time, owners.length, t)
  return n === 0 ? NONE : owners.lane[n - 1]
}

/** ns that a lane has run until a time. @param {Model} model @param {Lane} lane @param {number} t */
export function runningUntil(model, lane, t) {
  const at = spanAt(model, lane, t)
  if (!at) return 0
  return model.changes.busy[at.change] + (at.state === STATE.running ? t - at.start : 0)
}

/**
 * An object as of a time. For a lock, n is its depth and owner the lane that has it; for a
 * semaphore n is its value, for a queue or pipe its depth, for an event 1 when it is set.
 * @param {Model} model @param {import("./model.js").TraceObject} object @param {number} t
 * @returns {{n: number, owner: number, last: number}} last: index of the latest act, or NONE
 */
export function objectAt(model, object, t) {
  const { acts } = model
  const last = object.acts.get(listUpTo(acts.time, object.acts, t) - 1)
  if (last < 0) return { n: object.n, owner: NONE, last: NONE }
  const kind = acts.kind[last]
  const isLock = object.kind === "lock" || object.kind === "rlock"
  const n = kind === EV.set ? 1 : kind === EV.clear ? 0 : kind === EV.notify ? object.n : acts.n[last]
  return { n, owner: isLock && n > 0 ? acts.lane[last] : NONE, last }
}

/** Which lanes wait for which object, by its index. @param {Model} model @param {number} t @returns {Map<number, Lane[]>} */
export function waitersAt(model, t) {
  const { changes } = model
  const waiters = new Map()
  for (const lane of model.lanes) {
    if (lane.start > t || lane.end <= t) continue
    const change = lane.changes.get(listUpTo(changes.time, lane.changes, t) - 1)
    if (change < 0 || changes.state[change] !== STATE.blocked || changes.what[change] === NONE) continue
    const list = waiters.get(changes.what[change])
    if (list) list.push(lane)
    else waiters.set(changes.what[change], [lane])
  }
  return waiters
}

/** The time of the next event after t, or the one before it. @param {Model} model @param {number} t @param {1 | -1} direction @returns {number | null} */
export function eventFrom(model, t, direction) {
  const { changes, acts, accesses, ops } = model
  let best = direction * Number.POSITIVE_INFINITY
  /** @param {Float64Array} times @param {import("./columns.js").Ints} list */
  const look = (times, list) => {
    if (list.length === 0) return
    const i = direction > 0 ? listUpTo(times, list, t) : listBelow(times, list, t) - 1
    if (i < 0 || i >= list.length) return
    const time = times[list.values[i]]
    if (direction > 0 ? time < best : time > best) best = time
  }
  for (const lane of model.lanes) {
    look(changes.time, lane.changes)
    look(acts.time, lane.acts)
    look(accesses.time, lane.accesses)
    look(ops.time, lane.ops)
  }
  return Number.isFinite(best) ? best : null
}

/** The time of the next line after t, or the one before it, of one lane's thread or of all.
 * @param {Model} model @param {number} t @param {1 | -1} direction @param {Lane} [only] @returns {number | null} */
export function lineFrom(model, t, direction, only) {
  let best = direction * Number.POSITIVE_INFINITY
  for (const { lines } of only ? [only.kind === "task" ? model.lanes[only.loop] : only] : model.lanes) {
    if (!lines) continue
    const i = direction > 0 ? upTo(lines.time, lines.length, t) : below(lines.time, lines.length, t) - 1
    if (i < 0 || i >= lines.length) continue
    const time = lines.time[i]
    if (direction > 0 ? time < best : time > best) best = time
  }
  return Number.isFinite(best) ? best : null
}

/** The first arrow that leaves a lane at or after t, or the last that arrives at or before it: an index in model.arrows, or NONE.
 * @param {Model} model @param {Lane} lane @param {number} t @param {1 | -1} direction */
export function arrowFrom(model, lane, t, direction) {
  const { arrows } = model
  if (direction > 0) return lane.out.get(listBelow(arrows.time, lane.out, t))
  return lane.in.get(listUpTo(arrows.to, lane.in, t) - 1)
}

/** The first output at or after a time. @param {Model} model @param {number} t */
export function firstOutput({ outputs }, t) {
  let low = 0
  let high = outputs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (outputs[middle].time < t) low = middle + 1
    else high = middle
  }
  return low
}
