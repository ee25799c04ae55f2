// legend.js shows the look of each state, drawn by the same code as the lanes.

import { STATE } from "../trace/model.js"
import { bar, stop } from "./marks/bars.js"
import { SvgSurface } from "./svg.js"
import { referring } from "./theme.js"

const states = [
  { state: STATE.running, name: "running" },
  { state: STATE.ready, name: "ready" },
  { state: STATE.sleeping, name: "sleeping" },
  { state: STATE.blocked, name: "blocked" },
  { state: STATE.done, name: "done" },
]
const width = 26
const height = 12

/** @returns {HTMLElement} */
export function legend() {
  const list = document.createElement("ul")
  list.className = "timeline-legend"
  for (const { state, name } of states) {
    const surface = new SvgSurface(referring, `legend-${name}-`)
    if (state === STATE.done) {
      bar(surface, STATE.running, "lane-0", 0, 2, 10, height - 4)
      stop(surface, 0, "lane-0", 11, 2, height - 4)
    } else bar(surface, state, "lane-0", 0, 0, width, height)
    const item = document.createElement("li")
    item.innerHTML = surface.document(state === STATE.done ? 13 : width, height, "")
    item.firstElementChild?.setAttribute("aria-hidden", "true")
    item.append(name)
    list.append(item)
  }
  return list
}
