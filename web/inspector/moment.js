// moment.js is what the inspector shows of one moment: every lane with its state and line, locks with
// owner and waiters, queues with their depth. No DOM.

import { describe, objectName, placeName } from "../trace/describe.js"
import { NONE, STATE } from "../trace/model.js"
import { objectAt, placeAt, spanAt, waitersAt } from "../trace/query.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/model.js").Lane} Lane */
/** @typedef {import("../trace/model.js").TraceObject} TraceObject */

/**
 * @typedef {object} LaneNow
 * @property {Lane} lane
 * @property {number} state one of STATE
 * @property {string} does "runs on core 0"
 * @property {string} where "line 7", or ""
 * @property {import("../trace/model.js").Place} place
 * @property {string} why "held by Thread-1 (line 7)", or ""
 *
 * @typedef {object} ObjectNow
 * @property {TraceObject} object
 * @property {string} name
 * @property {string} state "free", "taken twice", "2 left", "set"
 * @property {Lane | null} owner
 * @property {string} since where its owner took it, or ""
 * @property {Lane[]} waiters
 * @property {number} n count or depth
 * @property {number} size capacity, 0 for none
 *
 * @typedef {object} Moment
 * @property {LaneNow[]} lanes
 * @property {number} later lanes that have not started
 * @property {number} over lanes that are done
 * @property {number} more lanes that are left out
 * @property {ObjectNow[]} locks
 * @property {ObjectNow[]} queues
 */

const mostLanes = 60
const mostObjects = 40
const queueKinds = new Set(["queue", "pipe"])
const lockKinds = new Set(["lock", "rlock", "semaphore", "condition", "event", "barrier"])

/** @param {Model} model @param {number} t @returns {Moment} */
export function momentAt(model, t) {
  const waiters = waitersAt(model, t)
  /** @type {ObjectNow[]} */
  const locks = []
  /** @type {ObjectNow[]} */
  const queues = []
  for (const object of model.objects) {
    const list = queueKinds.has(object.kind) ? queues : lockKinds.has(object.kind) ? locks : null
    if (!list || list.length === mostObjects || object.time > t) continue
    const waiting = waiters.get(object.index) ?? []
    if (waiting.length > 0 || usedOpenly(model, object)) list.push(objectNow(model, object, waiting, t))
  }
  return { ...lanesNow(model, t), locks, queues }
}

/** @param {Model} model @param {number} t */
function lanesNow(model, t) {
  /** @type {LaneNow[]} */
  const lanes = []
  let [later, over, more] = [0, 0, 0]
  for (const lane of model.lanes) {
    if (lane.start > t) later++
    else if (lane.end < t) over++
    else if (lanes.length === mostLanes) more++
    else lanes.push(laneNow(model, lane, t))
  }
  return { lanes, later, over, more }
}

/** @param {Model} model @param {Lane} lane @param {number} t @returns {LaneNow} */
function laneNow(model, lane, t) {
  const place = placeAt(model, lane, t)
  const at = spanAt(model, lane, t)
  if (!at) return { lane, state: STATE.starting, does: "is starting", where: "", place, why: "" }
  const { state, why } = describe(model, at, t)
  return { lane, state: at.state, does: state, where: placeName(model, place), place, why }
}

/** Whether anyone uses an object other than from inside a library call. @param {Model} model @param {TraceObject} object */
function usedOpenly({ acts }, object) {
  const { values, length } = object.acts
  const looked = Math.min(length, 1000)
  for (let i = 0; i < looked; i++) if (acts.op[values[i]] === 0 || queueKinds.has(object.kind)) return true
  return false
}

/** @param {Model} model @param {TraceObject} object @param {Lane[]} waiters @param {number} t @returns {ObjectNow} */
function objectNow(model, object, waiters, t) {
  const { n, owner, last } = objectAt(model, object, t)
  const lane = model.lanes[owner] ?? null
  const since = lane && last !== NONE ? placeName(model, placeAt(model, lane, model.acts.time[last])) : ""
  const name = objectName(model, object.index)
  return { object, name, state: stateText(object, n, lane), owner: lane, since, waiters, n, size: object.size }
}

/** @param {TraceObject} object @param {number} n @param {Lane | null} owner */
function stateText({ kind, size }, n, owner) {
  if (kind === "lock" || kind === "rlock") {
    if (n === 0) return "free"
    const depth = n > 1 ? ` ${n} times` : ""
    return owner ? `taken${depth} by ${owner.name}` : `taken${depth}`
  }
  if (kind === "semaphore") return `${n} left`
  if (kind === "event") return n > 0 ? "set" : "not set"
  if (queueKinds.has(kind)) return size > 0 ? `${n} of ${size}` : `${n} inside`
  return ""
}
