// table.js is the timeline as a table: what every lane did in the stretch of time that is in view.

import { listUpTo } from "../trace/columns.js"
import { describe, moment } from "../trace/describe.js"
import { span } from "../trace/query.js"
import { laneColor } from "./theme.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/query.js").Span} Span */

const limit = 200 // rows; zooming in shows the others
const headings = ["Lane", "From", "For", "What", "Line", "Why"]

/** Spans that are in a stretch of time, by their start, and whether there are more. @param {Model} model @param {number} from @param {number} to */
export function spansIn(model, from, to, most = limit) {
  /** @type {Span[]} */
  const found = []
  for (const lane of model.lanes) {
    let nth = Math.max(0, listUpTo(model.changes.time, lane.changes, from) - 1)
    for (let n = 0; n <= most; n++) {
      const at = span(model, lane, nth++)
      if (!at || at.start > to) break
      found.push(at)
    }
  }
  found.sort((a, b) => a.start - b.start || a.change - b.change)
  return { spans: found.slice(0, most), more: found.length > most }
}

/** The cells of a span's row. @param {Model} model @param {Span} at */
export function cells(model, at) {
  const { lane, state, where, long, why, woken } = describe(model, at)
  return [lane, moment(at.start), long, state, where, [why, woken].filter(Boolean).join(", ")]
}

/**
 * Fills an element with the table. A button in each row moves the cursor there.
 * @param {HTMLElement} element @param {Model} model @param {number} from @param {number} to @param {(at: Span) => void} onPick
 */
export function renderTable(element, model, from, to, onPick) {
  const { spans, more } = spansIn(model, from, to)
  const table = make("table", "timeline-table")
  const caption = make(
    "caption",
    "",
    `What each lane does from ${moment(Math.max(0, from))} to ${moment(Math.min(to, model.end))}`
  )
  if (more) caption.append(` (the first ${limit}; zoom in for the others)`)
  const head = make("tr")
  for (const text of headings) {
    const cell = make("th", "", text)
    cell.setAttribute("scope", "col")
    head.append(cell)
  }
  const body = make("tbody")
  for (const at of spans) body.append(row(model, at, onPick))
  const top = make("thead")
  top.append(head)
  table.append(caption, top, body)
  element.replaceChildren(table)
}

/** @param {Model} model @param {Span} at @param {(at: Span) => void} onPick */
function row(model, at, onPick) {
  const tr = make("tr")
  const [lane, from, ...rest] = cells(model, at)
  const name = make("th", `timeline-name ${laneColor(at.lane.index)}`, lane)
  name.setAttribute("scope", "row")
  const button = /** @type {HTMLButtonElement} */ (make("button", "", from))
  button.type = "button"
  button.setAttribute("aria-label", `Go to ${from}`)
  button.addEventListener("click", () => onPick(at))
  const when = make("td")
  when.append(button)
  tr.append(name, when, ...rest.map((text) => make("td", "", text)))
  return tr
}

/** @param {string} tag @param {string} [className] @param {string} [text] */
function make(tag, className = "", text = "") {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
