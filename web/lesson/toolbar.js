// toolbar.js is the row above the code: Run or Stop, Reset, the machine, Share, Open.
import { element, icon } from "./dom.js"
import { summary } from "./machine.js"
import { active, changed } from "./state.js"

/**
 * @typedef {object} Commands
 * @property {() => void} run
 * @property {() => void} stop
 * @property {() => void} reset
 * @property {() => void} configure shows or hides the settings
 * @property {() => void} share
 * @property {() => void} open fills the window, or goes back
 */

const messages = {
  open: "Open in the full window",
  close: "Back to the page",
  share: "Share: copy a link to this program",
  reset: "Bring the original back",
}

export class Toolbar {
  /** @param {string} title the example's @param {string} panelId of the settings @param {Commands} commands */
  constructor(title, panelId, commands) {
    const button = (/** @type {string} */ kind, /** @type {() => void} */ onclick, attributes = {}) =>
      element(`button.${/** @type {""} */ (kind)}`, { type: "button", onclick, ...attributes })
    this.run = button("run", commands.run, { "aria-label": `Run ${title}`, title: "Shift+Enter" })
    this.run.append(icon("run"), "Run")
    this.stop = button("stop", commands.stop, { "aria-label": `Stop ${title}`, title: "Esc" })
    this.stop.append(icon("stop"), "Stop")
    this.reset = button("quiet", commands.reset, { title: messages.reset })
    this.reset.append(icon("reset"), element("span", {}, "Reset"))
    this.machine = button("machine", commands.configure, { "aria-expanded": "false", "aria-controls": panelId })
    this.share = button("quiet", commands.share, { "aria-label": messages.share, title: messages.share })
    this.share.append(icon("share"), element("span", {}, "Share"))
    this.open = button("quiet", commands.open)
    this.element = element(
      "div.toolbar",
      {},
      this.run,
      this.stop,
      this.reset,
      this.machine,
      element("span.grow"),
      this.share,
      this.open
    )
  }

  /** @param {import("./state.js").State} state */
  render(state) {
    const running = active(state) || state.phase === "stopping"
    const focused = document.activeElement
    this.run.hidden = running
    this.stop.hidden = !running
    this.stop.disabled = state.phase === "stopping"
    this.reset.hidden = !changed(state)
    if (focused === this.run && running) this.stop.focus()
    if (focused === this.stop && !running) this.run.focus()
    if (focused === this.reset && this.reset.hidden) this.run.focus()

    const parts = summary(state.options).map(({ name, value }) =>
      element("span.part", {}, `${name} `, element("b", {}, value))
    )
    this.machine.replaceChildren(element("span.sr-only", {}, "Machine: "), ...parts, icon("chevron"))

    const label = state.open ? messages.close : messages.open
    this.open.replaceChildren(
      icon(state.open ? "shrink" : "expand"),
      element("span", {}, state.open ? "Close" : "Open")
    )
    this.open.setAttribute("aria-label", label)
    this.open.title = label
  }

  /** Says briefly that a link was copied. @param {string} text */
  note(text) {
    const label = this.share.querySelector("span")
    if (!label) return
    label.textContent = text
    setTimeout(() => {
      label.textContent = "Share"
    }, 2000)
  }
}
