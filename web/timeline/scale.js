// scale.js turns time into pixels and back; nothing else in the timeline does.
//
// A view is a stretch of drawn time. Drawn time is virtual time, unless long waits are squeezed
// (squeeze.js): then it runs slower where nothing happens.

/** @typedef {{from: number, to: number}} View in ns of drawn time */
/** @typedef {import("./squeeze.js").Squeeze} Squeeze */

/** The closest view, in ns over the whole width. */
export const CLOSEST = 50

export class TimeScale {
  /** @param {View} view @param {number} left @param {number} right in px @param {Squeeze} squeeze */
  constructor({ from, to }, left, right, squeeze) {
    this.left = left
    this.right = right
    this.squeeze = squeeze
    this.drawnFrom = from
    /** px per ns of drawn time */
    this.zoom = (right - left) / Math.max(to - from, 1e-9)
    /** The virtual times at both edges. */
    this.from = squeeze.time(from)
    this.to = squeeze.time(to)
  }

  /** The pixel of a time. @param {number} t */
  x(t) {
    return this.left + (this.squeeze.drawn(t) - this.drawnFrom) * this.zoom
  }

  /** The time at a pixel. @param {number} x */
  t(x) {
    return this.squeeze.time(this.drawnFrom + (x - this.left) / this.zoom)
  }

  /** ns of drawn time that one pixel stands for. */
  get perPixel() {
    return 1 / this.zoom
  }
}

/** Zooms a view by a factor (2: twice as close) around a pixel's drawn time. @param {View} view @param {number} factor @param {number} at 0 to 1 over the width @param {number} extent @returns {View} */
export function zoomed(view, factor, at, extent) {
  const width = view.to - view.from
  const next = Math.min(Math.max(width / factor, CLOSEST), Math.max(extent, CLOSEST) * 1.2)
  const center = view.from + width * at
  return clamped({ from: center - next * at, to: center + next * (1 - at) }, extent)
}

/** Moves a view by a part of its width. @param {View} view @param {number} part @param {number} extent @returns {View} */
export function panned(view, part, extent) {
  const by = (view.to - view.from) * part
  return clamped({ from: view.from + by, to: view.to + by }, extent)
}

/** The view of everything, with a little room on both sides. @param {number} extent @returns {View} */
export function fitted(extent) {
  const room = Math.max(extent, CLOSEST) * 0.012
  return { from: -room, to: Math.max(extent, CLOSEST) + room }
}

/** Keeps part of the run in view. @param {View} view @param {number} extent @returns {View} */
function clamped({ from, to }, extent) {
  const width = to - from
  const all = fitted(extent)
  if (width >= all.to - all.from) return all
  const shift = Math.max(all.from - from, Math.min(0, all.to - to))
  return { from: from + shift, to: to + shift }
}

/** Shows a drawn time, moving the view only when it is outside. @param {View} view @param {number} at @param {number} extent @returns {View} */
export function revealing(view, at, extent) {
  if (at >= view.from && at <= view.to) return view
  const width = view.to - view.from
  return clamped({ from: at - width / 2, to: at + width / 2 }, extent)
}

/**
 * Where to put the marks of an axis.
 * @typedef {object} Ticks
 * @property {number} step in ns
 * @property {number} base what the labels count from; 0, or a time just before the view
 * @property {number[]} times
 */

/** Round times in view, at least `room` px apart. @param {TimeScale} scale @param {number} room @returns {Ticks} */
export function ticks(scale, room) {
  const step = roundStep(scale.perPixel * room)
  const { from, to, squeeze } = scale
  const times = []
  for (let t = Math.max(0, Math.ceil(from / step) * step); t <= to; ) {
    const gap = squeeze.gapAt(t)
    if (gap) t = Math.max(t + step, Math.ceil(gap.to / step) * step)
    else {
      times.push(t)
      t += step
    }
  }
  // Deep inside a long run the labels count from a round time before the view.
  const span = 10 ** Math.ceil(Math.log10(Math.max(to - from, 1)) + 1)
  const base = from / step > 9999 ? Math.floor(from / span) * span : 0
  return { step, base, times }
}

/** The next of 1, 2, 5, 10, … ns. @param {number} least */
export function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  const step = [1, 2, 5, 10].find((n) => n * power >= least) ?? 10
  return step * power
}
