// bars.js gives each state its look. The five states differ by shape and by pattern, so that they
// are told apart without colour: a full bar runs, a hatched one is ready, a thin one sleeps, a dashed
// line is blocked, a stop ends.

import { STATE } from "../../trace/model.js"

/** @typedef {import("../surface.js").Surface} Surface */

/**
 * Draws one state in the band of a bar.
 * @param {Surface} surface @param {number} state one of STATE @param {string} color of the lane
 * @param {number} x @param {number} y @param {number} width @param {number} height of the band
 */
export function bar(surface, state, color, x, y, width, height) {
  const middle = y + height / 2
  switch (state) {
    case STATE.running:
      surface.rect(x, y, width, height, { fill: color, radius: 4 })
      break
    case STATE.ready:
    case STATE.wantsGil: {
      const thick = Math.round(height * 0.55)
      const top = middle - thick / 2
      surface.rect(x, top, width, thick, { fill: { hatch: "wait" }, radius: 3 })
      if (width > 3) surface.rect(x + 0.5, top, width - 1, thick, { stroke: "wait", width: 0.8, radius: 3 })
      break
    }
    case STATE.sleeping:
      surface.rect(x, middle - 2, width, 4, { fill: color, radius: 2, alpha: 0.45 })
      break
    case STATE.blocked:
      surface.line(x, middle, x + width, middle, { stroke: "bad", width: 1.6, dash: [2, 4] })
      if (width > 6) surface.line(x, middle - 4, x, middle + 4, { stroke: "bad", width: 1.6 })
      break
    case STATE.starting:
      surface.line(x, middle, x + width, middle, { stroke: "wait", width: 1, dash: [1, 3] })
  }
}

/** Draws how a lane ended. @param {Surface} surface @param {number} how index into ENDING @param {string} color @param {number} x @param {number} y @param {number} height */
export function stop(surface, how, color, x, y, height) {
  const middle = y + height / 2
  if (how === 0) {
    surface.rect(x - 1, y - 2, 2.5, height + 4, { fill: color, radius: 1.2 })
    return
  }
  const arm = 4
  const style = { stroke: "bad", width: 2 }
  surface.line(x - arm, middle - arm, x + arm, middle + arm, style)
  surface.line(x - arm, middle + arm, x + arm, middle - arm, style)
}

/** Draws states too short to be told apart: the part of the time in which the lane ran.
 * @param {Surface} surface @param {string} color @param {number} part 0 to 1 @param {number} x @param {number} y @param {number} width @param {number} height */
export function mixed(surface, color, part, x, y, width, height) {
  const middle = y + height / 2
  surface.rect(x, middle - height * 0.275, width, height * 0.55, { fill: "wait", alpha: 0.45 })
  if (part <= 0) return
  const tall = Math.max(2, height * Math.sqrt(part))
  surface.rect(x, middle - tall / 2, width, tall, { fill: color, alpha: 0.85 })
}
