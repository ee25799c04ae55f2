// compare.js shows another example's run under an example's own, on one time axis.
import { Timeline } from "../timeline/timeline.js"
import { element } from "./dom.js"
import { duration } from "./format.js"

/** @typedef {import("../trace/model.js").Model} Model */

/**
 * @typedef {object} Compared
 * @property {string} caption the other example's
 * @property {() => Promise<Model | null>} model of its run; runs it if it has not run
 */

const messages = {
  show: (/** @type {string} */ caption) => `Compare with ${caption}`,
  hide: (/** @type {string} */ caption) => `Hide ${caption}`,
  took: (/** @type {string} */ caption, /** @type {number} */ seconds) => `${caption}: ${duration(seconds)}`,
}

export class Comparison {
  /** @type {Timeline | null} the other one */
  #timeline = null

  /** @param {Compared} other @param {() => Timeline | null} own */
  constructor(other, own) {
    this.other = other
    this.own = own
    this.button = element(
      "button",
      { type: "button", "aria-expanded": "false", onclick: () => (this.#timeline ? this.hide() : this.#show()) },
      messages.show(other.caption)
    )
    this.caption = element("p.compared")
    this.place = element("div", { hidden: true }, this.caption)
    this.element = element("div.comparison", {}, this.button, this.place)
  }

  async #show() {
    this.button.disabled = true
    const model = await this.other.model().finally(() => {
      this.button.disabled = false
    })
    const own = this.own()
    if (!model || !own) return
    this.place.hidden = false
    this.caption.textContent = messages.took(this.other.caption, model.end / 1e9)
    this.#timeline = new Timeline(this.place, {
      model,
      label: `Timeline of ${this.other.caption}`,
      onView: (view) => own.update({ view }),
    })
    const least = Math.max(model.end, own.state.model.end)
    own.update({ least })
    this.#timeline.update({ least })
    this.#label(messages.hide)
  }

  /** The own timeline has moved. @param {import("../timeline/timeline.js").View} view */
  follow(view) {
    this.#timeline?.update({ view })
  }

  hide() {
    if (!this.#timeline) return
    this.#timeline.destroy()
    this.#timeline = null
    this.place.hidden = true
    this.own()?.update({ least: 0 })
    this.#label(messages.show)
  }

  /** @param {(caption: string) => string} words */
  #label(words) {
    this.button.textContent = words(this.other.caption)
    this.button.setAttribute("aria-expanded", String(this.#timeline !== null))
  }
}
