// describe.js says in words what a trace shows: times, states, why a lane waits and who woke it.

import { EV } from "./events.js"
import { MACHINE, NONE, STATE, unpack } from "./model.js"
import { objectAt, ownerAt, placeAt, span } from "./query.js"

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Lane} Lane */
/** @typedef {import("./query.js").Span} Span */

const UNITS = [
  { unit: "s", ns: 1e9 },
  { unit: "ms", ns: 1e6 },
  { unit: "µs", ns: 1e3 },
  { unit: "ns", ns: 1 },
]

/** A duration in about three digits: 850 ns, 12.3 µs, 1.5 s. @param {number} ns */
export function duration(ns) {
  const rounded = Number(ns.toPrecision(3))
  const { unit, ns: size } = UNITS.find(({ ns: size }) => Math.abs(rounded) >= size) ?? UNITS[3]
  return `${Number((rounded / size).toPrecision(3))} ${unit}`
}

/**
 * A moment, exact to the given ns: 1.000 012 s is told from 1 s when resolution is below 12 µs.
 * @param {number} ns @param {number} [resolution] @param {boolean} [steady] with zeros at the end, for one that changes
 */
export function moment(ns, resolution = 1, steady = false) {
  if (ns === 0 && !steady) return "0"
  const { unit, ns: size } = UNITS.find(({ ns: size }) => Math.abs(ns) >= size) ?? UNITS[3]
  const digits = Math.max(0, Math.ceil(Math.log10(size / Math.max(resolution, 1)) - 1e-9))
  const text = (ns / size).toFixed(digits)
  return `${grouped(steady ? text : String(Number(text)))} ${unit}`
}

/** Groups the digits behind the point by three, with narrow spaces. @param {string} text */
function grouped(text) {
  const [whole, fraction] = text.split(".")
  return fraction ? `${whole}.${fraction.replace(/(\d{3})(?=\d)/g, "$1\u202f")}` : whole
}

/** @param {Model} model @param {number} index a lane, NONE or MACHINE */
export function laneName(model, index) {
  if (index === MACHINE) return "the clock"
  const lane = model.lanes[index]
  if (!lane) return "nobody"
  const several = model.processes.length > 1 && lane.kind === "thread"
  return several ? `${lane.name} of ${model.processes[lane.process]?.name ?? "?"}` : lane.name
}

/** An object by its own name, or by its kind and number: lock a, queue 3. @param {Model} model @param {number} index */
export function objectName(model, index) {
  const object = model.objects[index]
  if (!object) return ""
  const { kind, name, id } = object
  if (kind === "thread" || kind === "process" || kind === "task" || kind === name) return name || kind
  return `${kind} ${name || id}`
}

/** @param {Model} model @param {import("./model.js").Place} place */
export function placeName(model, { file, line }) {
  if (line === 0) return ""
  return file <= 1 ? `line ${line}` : `${model.files[file] ?? "?"} line ${line}`
}

/** What a lane waits for, in a word or two for the drawing: join Thread-1, lock a. @param {Model} model @param {number} change */
export function waitLabel(model, change) {
  const { changes, words } = model
  const why = words[changes.why[change]]
  const object = model.objects[changes.what[change]]
  if (!object) return why
  const name = objectName(model, object.index)
  return name === why || name.startsWith(`${why} `) || why === "" ? name : `${why} ${name}`
}

/**
 * A span in words.
 * @typedef {object} Description
 * @property {string} lane whose
 * @property {string} state in a few words: "waits for the GIL"
 * @property {string} where "line 7", or ""
 * @property {string} long how long
 * @property {string} why held by whom, until when, or ""
 * @property {string} woken who ended it, or ""
 */

/** @param {Model} model @param {Span} at @param {number} [t] the moment in it that matters @returns {Description} */
export function describe(model, at, t = at.start) {
  return {
    lane: laneName(model, at.lane.index),
    state: stateText(model, at),
    where: placeName(model, spanPlace(model, at, t)),
    long: at.state === STATE.done ? "" : duration(at.end - at.start),
    why: whyText(model, at, t),
    woken: wokenText(model, at),
  }
}

/** The same as one sentence. @param {Model} model @param {Span} at @param {number} [t] */
export function sentence(model, at, t) {
  const { lane, state, where, long, why, woken } = describe(model, at, t)
  const parts = [`${lane} ${state}`, where && `at ${where}`, long && `for ${long}`].filter(Boolean).join(" ")
  return [parts, why, woken].filter(Boolean).join(", ") + "."
}

/** Where a span is at a moment in it. @param {Model} model @param {Span} at @param {number} t */
function spanPlace(model, at, t) {
  const own = unpack(model.changes.place[at.change])
  return own.line > 0 && at.state !== STATE.running ? own : placeAt(model, at.lane, t)
}

/** @param {Model} model @param {Span} at */
function stateText(model, { lane, state, change }) {
  const { changes, words } = model
  switch (state) {
    case STATE.running:
      return model.machine.cores > 1 ? `runs on core ${changes.what[change]}` : "runs"
    case STATE.wantsGil:
      return "waits for the GIL"
    case STATE.ready:
      return lane.kind === "task" ? "waits for its turn in the event loop" : "waits for a core"
    case STATE.sleeping:
      return "sleeps"
    case STATE.blocked: {
      const why = words[changes.why[change]]
      const object = objectName(model, changes.what[change])
      if (!object) return why ? `waits: ${why}` : "waits"
      if (why === "join") return `waits for ${object} to end`
      if (why === "await") return `awaits ${object}`
      return `waits for ${object}${why && !object.startsWith(why) ? ` (${why})` : ""}`
    }
    case STATE.done:
      return ["is done", "failed", "was cancelled", "was cut off"][lane.how] + (lane.error ? `: ${lane.error}` : "")
    default:
      return "is starting"
  }
}

/** @param {Model} model @param {Span} at @param {number} t */
function whyText(model, at, t) {
  const { changes } = model
  switch (at.state) {
    case STATE.wantsGil: {
      const holder = ownerAt(model.processes[at.lane.process].gil, t)
      return holder === NONE || holder === at.lane.index ? "" : `held by ${heldBy(model, holder, t)}`
    }
    case STATE.ready: {
      const loop = model.lanes[at.lane.loop]
      if (!loop) return ""
      const turn = ownerAt(loop.turns, t)
      return turn === NONE || turn === at.lane.index ? "" : `while ${heldBy(model, turn, t)} has it`
    }
    case STATE.sleeping:
      return blocksLoop(model, at) || (changes.until[at.change] ? `until ${moment(changes.until[at.change])}` : "")
    case STATE.blocked: {
      const object = model.objects[changes.what[at.change]]
      const { owner } = object ? objectAt(model, object, t) : { owner: NONE }
      const held = owner !== NONE ? `held by ${heldBy(model, owner, t)}` : ""
      const until = changes.until[at.change] ? `at most until ${moment(changes.until[at.change])}` : ""
      return [held, until, blocksLoop(model, at)].filter(Boolean).join(", ")
    }
    default:
      return ""
  }
}

/** @param {Model} model @param {Span} at */
const blocksLoop = (model, at) =>
  at.lane.kind === "task" && model.changes.step[at.change] ? "and the whole event loop with it" : ""

/** @param {Model} model @param {number} index @param {number} t */
function heldBy(model, index, t) {
  const lane = model.lanes[index]
  const where = lane ? placeName(model, placeAt(model, lane, t)) : ""
  return laneName(model, index) + (where && ` (${where})`)
}

/** @param {Model} model @param {Span} at */
function wokenText(model, at) {
  if (at.state !== STATE.blocked && at.state !== STATE.sleeping) return ""
  const next = span(model, at.lane, at.nth + 1)
  if (!next) return model.kind ? "never woken" : ""
  const { changes, words } = model
  const from = changes.from[next.change]
  const how = words[changes.wakeWhy[next.change]]
  if (from === NONE) return ""
  if (from === MACHINE) return how === "timeout" ? "woken by the clock" : `woken by the machine: ${how}`
  if (from === at.lane.loop) return how === "timeout" ? "woken by the clock" : "woken by the event loop"
  if (how === "exit") return `woken by the end of ${laneName(model, from)}`
  return `woken by ${laneName(model, from)}${how ? `: ${how}` : ""}`
}

/** What one act is called. @param {Model} model @param {number} act */
export function actText(model, act) {
  const { acts } = model
  const kind = acts.kind[act]
  const name = objectName(model, acts.object[act])
  const depth = acts.n[act]
  if (kind === EV.put) return `puts into ${name}, which then holds ${depth}`
  if (kind === EV.get) return `takes from ${name}, which then holds ${depth}`
  if (kind === EV.acquire) return `acquires ${name}`
  if (kind === EV.release) return `releases ${name}`
  if (kind === EV.notify) return `notifies ${name}: ${depth} wake`
  return kind === EV.set ? `sets ${name}` : `clears ${name}`
}
