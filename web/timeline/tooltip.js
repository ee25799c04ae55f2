// tooltip.js shows what is under the pointer, beside it.

import { laneColor } from "./theme.js"

export class Tooltip {
  /** @param {HTMLElement} root a positioned element to stay within */
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
    const { clientWidth, clientHeight } = this.root
    const { offsetWidth, offsetHeight } = this.box
    const left = Math.max(4, Math.min(x + 14, clientWidth - offsetWidth - 4))
    const below = y + 18 + offsetHeight <= clientHeight + 40
    this.box.style.left = `${left}px`
    this.box.style.top = `${below ? y + 18 : y - offsetHeight - 12}px`
  }

  hide() {
    this.box.hidden = true
  }
}
