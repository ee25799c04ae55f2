// surface.js is what marks draw on: a few shapes, in colours by name. canvas.js and svg.js make
// them real. Positions and sizes are in CSS pixels from the drawing's top left.

/**
 * A colour by its name in style/tokens.css without the dashes: "ink", "lane-3". hatch and dots
 * are stripes and dots of that colour on nothing.
 * @typedef {string | {hatch: string} | {dots: string}} Paint
 *
 * @typedef {object} Style
 * @property {Paint} [fill]
 * @property {string} [stroke]
 * @property {number} [width] of the stroke
 * @property {number} [radius] of a rectangle's corners
 * @property {number} [alpha] 0 to 1
 * @property {number[]} [dash]
 *
 * @typedef {object} TextStyle
 * @property {string} fill
 * @property {number} [size] in px
 * @property {number} [weight]
 * @property {"start" | "middle" | "end"} [anchor]
 * @property {string} [halo] a colour around the letters
 * @property {number} [alpha]
 *
 * @typedef {object} Surface
 * @property {(x: number, y: number, width: number, height: number, style: Style) => void} rect
 * @property {(x1: number, y1: number, x2: number, y2: number, style: Style) => void} line
 * @property {(x: number, y: number, radius: number, style: Style) => void} circle
 * @property {(points: number[], style: Style) => void} polygon x, y, x, y, …; closed
 * @property {(points: number[], style: Style) => void} curve a cubic: from, two controls, to
 * @property {(x: number, y: number, text: string, style: TextStyle) => void} text y is the baseline
 * @property {(text: string, size?: number, weight?: number) => number} measure width in px
 * @property {(x: number, y: number, width: number, height: number, draw: () => void) => void} clip
 */

/** The size of text when none is given, in px. */
export const TEXT_SIZE = 12

/** A text cut to a width, with an ellipsis; "" when there is no room. @param {Surface} surface @param {string} text @param {number} room @param {number} [size] @param {number} [weight] */
export function fitText(surface, text, room, size = TEXT_SIZE, weight = 400) {
  if (surface.measure(text, size, weight) <= room) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (surface.measure(`${text.slice(0, middle)}…`, size, weight) <= room) low = middle
    else high = middle - 1
  }
  return low > 0 ? `${text.slice(0, low)}…` : ""
}
