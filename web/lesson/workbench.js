// workbench.js arranges an example's panes: in the flow of the lesson below each other, in the
// full window side by side, and there on a narrow screen one at a time behind tabs.
import { element } from "./dom.js"

/** @typedef {"code" | "output" | "timeline" | "state"} PaneName */

/** @type {{[name in PaneName]: string}} */
const titles = { code: "Code", output: "Output", timeline: "Timeline", state: "State" }
const narrow = globalThis.matchMedia?.("(max-width: 800px)")

export class Workbench {
  #open = false
  /** What was focused, and what could be reached, before the window was filled. @type {(() => void)[]} */
  #undo = []

  /** @param {HTMLElement} example @param {{[name in PaneName]?: HTMLElement}} panes */
  constructor(example, panes) {
    this.example = example
    this.panes = panes
    this.names = /** @type {PaneName[]} */ (Object.keys(panes))
    /** @type {PaneName} */
    this.shown = "code"
    this.tabs = this.names.map((name) =>
      element("button", { type: "button", role: "tab", onclick: () => this.show(name) }, titles[name])
    )
    this.list = element(
      "div.tabs",
      { role: "tablist", "aria-label": "Show", onkeydown: this.#key.bind(this) },
      ...this.tabs
    )
    this.element = element("div.panes", {}, this.list, ...Object.values(panes))
    narrow?.addEventListener("change", () => this.#arrange())
    this.#arrange()
  }

  /** Brings a pane to the front, where only one is shown. @param {PaneName} name */
  show(name) {
    this.shown = name
    this.#arrange()
  }

  /** @param {import("./state.js").State} state */
  render({ open }) {
    if (open === this.#open) return
    this.#open = open
    this.example.classList.toggle("workbench", open)
    if (open) this.#fill()
    else for (const undo of this.#undo.splice(0).reverse()) undo()
    this.#arrange()
  }

  /** Fills the window: the rest of the page cannot be reached meanwhile. */
  #fill() {
    const { scrollX, scrollY } = globalThis
    document.documentElement.classList.add("filled")
    this.#undo.push(() => {
      document.documentElement.classList.remove("filled")
      globalThis.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" })
    })
    for (let node = this.example; node.parentElement && node !== document.body; node = node.parentElement) {
      for (const sibling of node.parentElement.children) {
        if (!(sibling instanceof HTMLElement) || sibling === node || sibling.inert) continue
        sibling.inert = true
        this.#undo.push(() => {
          sibling.inert = false
        })
      }
    }
  }

  #arrange() {
    const tabbed = this.#open && narrow?.matches === true
    this.list.hidden = !tabbed
    for (const [i, name] of this.names.entries()) {
      const pane = /** @type {HTMLElement} */ (this.panes[name])
      const selected = name === this.shown
      pane.hidden = tabbed && !selected
      for (const [attribute, value] of Object.entries({ role: "tabpanel", "aria-label": titles[name] })) {
        if (tabbed) pane.setAttribute(attribute, value)
        else pane.removeAttribute(attribute)
      }
      this.tabs[i].setAttribute("aria-selected", String(selected))
      this.tabs[i].tabIndex = selected ? 0 : -1
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = (this.names.indexOf(this.shown) + step + this.names.length) % this.names.length
    this.show(this.names[next])
    this.tabs[next].focus()
  }
}
