// squeeze.js makes long waits short in the drawing: where for long nothing runs, drawn time passes
// slowly. Without it a program that sleeps a second shows nothing of its microseconds of work.

import { NONE } from "../trace/model.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {{from: number, to: number}} Gap in ns */

/** Drawn time is virtual time. */
export class Squeeze {
  /** Drawn time of a virtual time. @param {number} t */
  drawn(t) {
    return t
  }

  /** Virtual time of a drawn time. @param {number} drawn */
  time(drawn) {
    return drawn
  }

  /** The squeezed wait around a time, if there is one. @param {number} _t @returns {Gap | null} */
  gapAt(_t) {
    return null
  }

  /** @returns {Gap[]} */
  get gaps() {
    return []
  }
}

/** Waits are drawn as wide as a part of what remains. */
export class GapSqueeze extends Squeeze {
  /** @param {Gap[]} gaps by time, apart from each other @param {number} width drawn ns of each */
  constructor(gaps, width) {
    super()
    this.list = gaps
    this.width = width
    /** Drawn time at the start of each gap. */
    this.starts = new Float64Array(gaps.length)
    let saved = 0
    gaps.forEach(({ from, to }, i) => {
      this.starts[i] = from - saved
      saved += to - from - width
    })
  }

  /** @override */
  get gaps() {
    return this.list
  }

  /** @override @param {number} t */
  drawn(t) {
    const i = lastAt(this.list.length, (n) => this.list[n].from <= t)
    if (i < 0) return t
    const { from, to } = this.list[i]
    if (t >= to) return this.starts[i] + this.width + (t - to)
    return this.starts[i] + ((t - from) / (to - from)) * this.width
  }

  /** @override @param {number} drawn */
  time(drawn) {
    const i = lastAt(this.list.length, (n) => this.starts[n] <= drawn)
    if (i < 0) return drawn
    const { from, to } = this.list[i]
    const into = drawn - this.starts[i]
    return into >= this.width ? to + into - this.width : from + (into / this.width) * (to - from)
  }

  /** @override @param {number} t */
  gapAt(t) {
    const i = lastAt(this.list.length, (n) => this.list[n].from <= t)
    return i >= 0 && t < this.list[i].to ? this.list[i] : null
  }
}

/** The last of n rising things for which a test holds, or -1. @param {number} n @param {(i: number) => boolean} test */
function lastAt(n, test) {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * Squeezes the waits of a run in which no lane runs and that take longer than all work between
 * two of them by far; null when there are none, or while the run goes on.
 * @param {Model} model @returns {Squeeze | null}
 */
export function squeezeOf(model) {
  if (model.kind === "") return null
  const idle = idleTimes(model)
  const waiting = idle.reduce((sum, { from, to }) => sum + to - from, 0)
  const working = Math.max(model.end - waiting, 1)
  const long = idle.filter(({ from, to }) => to - from > working / 2)
  if (long.length === 0) return null
  const rest = model.end - long.reduce((sum, { from, to }) => sum + to - from, 0)
  return new GapSqueeze(long, Math.max(rest / Math.max(4, long.length * 2), 1))
}

/** Stretches in which no core is in use; very short ones are left out. @param {Model} model @returns {Gap[]} */
function idleTimes(model) {
  const grain = model.end / 5000
  /** @type {Gap[]} */
  let busy = []
  for (const core of model.cores) busy = merged(busy, busyTimes(core, model.end), grain)
  const idle = []
  let since = 0
  for (const { from, to } of [...busy, { from: model.end, to: model.end }]) {
    if (from > since) idle.push({ from: since, to: from })
    since = to
  }
  return idle
}

/** When a core is in use. @param {{length: number, time: Float64Array, lane: Int32Array}} core @param {number} end */
function* busyTimes({ length, time, lane }, end) {
  for (let i = 0; i < length; i++) {
    if (lane[i] !== NONE) yield { from: time[i], to: i + 1 < length ? time[i + 1] : end }
  }
}

/** Both of two lists by time, as one in which nothing is closer than grain. @param {Gap[]} a @param {Iterable<Gap>} b @param {number} grain */
function merged(a, b, grain) {
  /** @type {Gap[]} */
  const all = []
  const add = (/** @type {Gap} */ { from, to }) => {
    const last = all.at(-1)
    if (last && from - last.to <= grain) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  let i = 0
  for (const next of b) {
    while (i < a.length && a[i].from <= next.from) add(a[i++])
    add(next)
  }
  for (const rest of a.slice(i)) add(rest)
  return all
}
