// theme.js finds the colours that marks name in style/tokens.css.
//
// Names used: lane-0 … lane-7, wait, bad, good, paper, card, ink, soft, line, accent.

import { LANE_COLORS } from "../trace/model.js"

/** @typedef {{color: (name: string) => string, font: string}} Theme */

/** The name of a lane's colour; the property is that with two dashes before it. @param {number} index */
export const laneColor = (index) => `lane-${((index % LANE_COLORS) + LANE_COLORS) % LANE_COLORS}`

/** The colours that an element has now; to be read again when they change. @param {Element} element @returns {Theme} */
export function themeOf(element) {
  const style = getComputedStyle(element)
  /** @type {Map<string, string>} */
  const known = new Map()
  return {
    color(name) {
      let value = known.get(name)
      if (value === undefined) {
        value = style.getPropertyValue(`--${name}`).trim() || "gray"
        known.set(name, value)
      }
      return value
    },
    font: style.getPropertyValue("--ui").trim() || "system-ui, sans-serif",
  }
}

/** Colours as references, for a drawing that stands in the page and follows its mode. @type {Theme} */
export const referring = { color: (name) => `var(--${name})`, font: "var(--ui)" }
