// parts.js makes the elements of a timeline; timeline.js fills them.

import { legend } from "./legend.js"

const messages = {
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit: show the whole run",
  squeeze: "Shorten waits",
  table: "Table",
  help: "W and S zoom, A and D move, comma and full stop go to the previous and next event, F shows the whole run.",
}

/** @typedef {{squeeze: () => void, zoom: (factor: number) => void, fit: () => void, table: () => void}} Presses */

/** @param {string} label the accessible name @param {Presses} presses what the buttons do */
export function makeParts(label, presses) {
  const squeeze = button(messages.squeeze, presses.squeeze)
  squeeze.setAttribute("aria-pressed", "false")
  const tableButton = button(messages.table, presses.table)
  tableButton.setAttribute("aria-expanded", "false")
  const buttons = element("div", "timeline-buttons")
  buttons.append(
    squeeze,
    button("−", () => presses.zoom(1 / 2), messages.zoomOut),
    button("+", () => presses.zoom(2), messages.zoomIn),
    button("Fit", presses.fit, messages.fit),
    tableButton
  )
  const bar = element("div", "timeline-bar")
  bar.append(legend(), buttons)

  const port = element("div", "timeline-port")
  port.tabIndex = 0
  port.setAttribute("role", "application")
  port.setAttribute("aria-roledescription", "timeline")
  port.setAttribute("aria-label", `${label}. ${messages.help}`)
  const canvas = document.createElement("canvas")
  canvas.className = "timeline-canvas"
  const spacer = element("div", "timeline-spacer")
  port.append(canvas, spacer)

  const live = element("div", "timeline-live")
  live.setAttribute("aria-live", "polite")
  const table = element("div", "timeline-twin")
  table.hidden = true
  const root = element("div", "timeline")
  root.append(bar, port, table, live)
  return { root, port, canvas, spacer, live, table, tableButton, squeeze }
}

/** @param {string} tag @param {string} className */
function element(tag, className) {
  const made = document.createElement(tag)
  made.className = className
  return made
}

/** @param {string} text @param {() => void} onClick @param {string} [label] when the text alone says too little */
function button(text, onClick, label) {
  const made = document.createElement("button")
  made.type = "button"
  made.textContent = text
  if (label) {
    made.setAttribute("aria-label", label)
    made.title = label
  }
  made.addEventListener("click", onClick)
  return made
}
