// tooltip.js shows what is under the pointer, beside it.

import { laneColor } from "./theme.js"

export class Tooltip {
  /** @param {HTMLElement} root what its places count from */
  constructor(root) {
    this.root = root
    this.box = document.createElement("div")
    this.box.className = "timeline-tip"
    this.box.hidden = true
    root.append(this.box)
  }

  /** @param {import("./tell.js").Told} told @param {number} x @param {number} y from the root's corner */
  show({ title, color, lines }, x, y) {
    const head = document.createElement("p")
    head.className = color >= 0 ? `timeline-name ${laneColor(color)}` : ""
    head.textContent = title
    const rest = lines.map((line) => {
      const p = document.createElement("p")
      p.textContent = line
      return p
    })
    this.box.replaceChildren(head, ...rest)
    this.box.hidden = false
    // Fixed, since what is around the timeline may cut off what leaves it.
    const { left, top } = this.root.getBoundingClientRect()
    const { offsetWidth, offsetHeight } = this.box
    const { clientWidth, clientHeight } = document.documentElement
    const below = top + y + 18
    const fits = below + offsetHeight <= clientHeight - 4
    this.box.style.left = `${Math.max(4, Math.min(left + x + 14, clientWidth - offsetWidth - 4))}px`
    this.box.style.top = `${Math.max(4, fits ? below : top + y - offsetHeight - 12)}px`
  }

  hide() {
    this.box.hidden = true
  }
}
