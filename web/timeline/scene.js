// scene.js is all that the marks need to know for one picture.

import { NONE } from "../trace/model.js"
import { rowAt } from "./rows.js"
import { TimeScale } from "./scale.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/model.js").Lane} Lane */
/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {import("./rows.js").Row} Row */

/** Height of the axis above the rows, and of the cursor's flag below them, in px. */
export const AXIS = 26
export const FLAG = 22

/** Room to the right of the last pixel of time. */
const RIGHT = 14

/**
 * @typedef {object} Scene
 * @property {Model} model
 * @property {Rows} rows
 * @property {TimeScale} scale
 * @property {number} width of the picture, in px
 * @property {number} height
 * @property {number} gutter width of the names at the left
 * @property {number} scroll how far the rows are scrolled down
 * @property {Row[]} visible rows that are in the picture
 * @property {number | null} cursor a time
 * @property {Hit | null} hover
 * @property {Lane | null} selected
 * @property {number} openOp the operation whose inside is shown, or NONE
 * @property {DrawnArrow[]} arrows what arrows were drawn, for the pointer to find
 */

/**
 * What is under the pointer.
 * @typedef {object} Hit
 * @property {Row} row
 * @property {number} time under the pointer
 * @property {import("../trace/query.js").Span | null} span of the lane; of the owner on a GIL's or core's row
 * @property {number} op index in model.ops, or NONE
 * @property {number} access index in model.accesses, or NONE
 * @property {number} output index in model.outputs, or NONE
 * @property {number} arrow index in model.arrows, or NONE
 * @property {boolean} onName in the column of names
 */

/** @typedef {{arrow: number, points: number[]}} DrawnArrow */

/**
 * @param {{model: Model, rows: Rows, view: import("./scale.js").View, squeeze: import("./squeeze.js").Squeeze,
 *   width: number, height: number, scroll?: number, cursor?: number | null,
 *   hover?: Hit | null, selected?: Lane | null, openOp?: number}} what
 * @returns {Scene}
 */
export function sceneOf({ model, rows, view, squeeze, width, height, scroll = 0, ...state }) {
  const gutter = gutterOf(rows, width)
  return {
    model,
    rows,
    width,
    height,
    gutter,
    scroll,
    scale: new TimeScale(view, gutter, width - RIGHT, squeeze),
    visible: visibleRows(rows, scroll, height),
    cursor: state.cursor ?? null,
    hover: state.hover ?? null,
    selected: state.selected ?? null,
    openOp: state.openOp ?? NONE,
    arrows: [],
  }
}

/** Where a row's top is in the picture. @param {Scene} scene @param {Row} row */
export const topOf = (scene, row) => AXIS + row.y - scene.scroll

/** Where its bar begins; with room below for what it holds. @param {Scene} scene @param {Row} row */
export function barTop(scene, row) {
  const free = row.height - row.strip - scene.rows.bar
  return topOf(scene, row) + row.strip + Math.round(free * 0.45)
}

/** The middle of its bar. @param {Scene} scene @param {Row} row */
export const barMiddle = (scene, row) =>
  row.kind === "lane" ? barTop(scene, row) + scene.rows.bar / 2 : topOf(scene, row) + row.height / 2

/** @param {Rows} rows @param {number} scroll @param {number} height */
function visibleRows(rows, scroll, height) {
  const first = Math.max(0, rowAt(rows, Math.max(0, scroll)))
  const last = rowAt(rows, scroll + height)
  return rows.rows.slice(first, last < 0 ? undefined : last + 1)
}

/** Names get what they need, within bounds; on a phone less than a third. @param {Rows} rows @param {number} width */
function gutterOf({ rows }, width) {
  let longest = 0
  for (const { name, depth, inside } of rows)
    longest = Math.max(longest, name.length * 6.9 + depth * 12 + (inside ? 30 : 0))
  return Math.round(Math.min(Math.max(longest + 34, 72), 190, Math.max(116, width * 0.24)))
}
