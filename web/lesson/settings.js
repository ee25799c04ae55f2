// settings.js is the panel where the reader builds the simulated computer.
import { element } from "./dom.js"
import { change, complete, settings } from "./machine.js"

export class Settings {
  /** @type {Map<string, HTMLInputElement | HTMLSelectElement>} */
  #controls = new Map()
  /** @type {import("./machine.js").Options} */
  #options = {}

  /** @param {string} id @param {(options: import("./machine.js").Options) => void} onChange */
  constructor(id, onChange) {
    const fields = settings.map((setting) => {
      const controlId = `${id}-${setting.name}`
      const control = setting.choices
        ? element(
            "select",
            { id: controlId, "aria-describedby": `${controlId}-help` },
            ...setting.choices.map(({ value, label }) => element("option", { value }, label))
          )
        : element("input", {
            id: controlId,
            type: "number",
            min: setting.range?.[0],
            max: setting.range?.[1],
            step: 1,
            "aria-describedby": `${controlId}-help`,
          })
      control.addEventListener("input", () => {
        if (isValid(control)) onChange(change(this.#options, setting.name, control.value))
      })
      control.addEventListener("blur", () => this.render(this.#options)) // back to the last value that was one
      this.#controls.set(setting.name, control)
      return element(
        "div.setting",
        {},
        element("label", { for: controlId }, setting.label),
        control,
        element("p.help", { id: `${controlId}-help` }, setting.help)
      )
    })
    this.element = element("div.settings", { id, hidden: true, role: "group", "aria-label": "Machine" }, ...fields)
  }

  /** @param {import("./machine.js").Options} options */
  render(options) {
    this.#options = options
    for (const [name, value] of Object.entries(complete(options))) {
      const control = this.#controls.get(name)
      const typing = control === document.activeElement && control?.matches("input")
      if (control && !typing) control.value = value
    }
  }
}

/** @param {HTMLInputElement | HTMLSelectElement} control */
const isValid = (control) => control.value !== "" && control.checkValidity()
