// status.js is the line that says what is happening, and afterwards what happened.
import { element } from "./dom.js"
import { count, duration, ending } from "./format.js"
import { complete } from "./machine.js"
import { stale } from "./state.js"

export class Status {
  #said = ""

  constructor() {
    // Two places: what changes many times a second is not read aloud.
    this.ticking = element("span.ticking", { "aria-hidden": "true" })
    this.words = element("span.words", { role: "status" })
    this.machine = element("span.machine")
    this.element = element("div.status", {}, this.words, this.ticking, this.machine)
  }

  /** @param {import("./state.js").State} state @param {string[]} counts threads and the like, in words */
  render(state, counts) {
    const { phase, time, run, trouble } = state
    this.element.hidden = phase === "idle" && !trouble
    this.element.dataset.kind = trouble || run?.failure ? "trouble" : phase === "done" ? (run?.kind ?? "") : phase
    this.ticking.textContent = phase === "running" && time > 0 ? `${duration(time)} virtual` : ""
    this.machine.textContent = phase === "done" ? machineWords(state.ran?.options ?? state.options) : ""
    const said = this.#words(state, counts)
    if (said === this.#said) return
    this.#said = said
    this.words.textContent = said
  }

  /** @param {import("./state.js").State} state @param {string[]} counts */
  #words(state, counts) {
    switch (state.phase) {
      case "loading":
        return "Starting the engine …"
      case "running":
        return "Running …"
      case "asking":
        return "The program waits for a line from you."
      case "stopping":
        return "Stopping …"
      case "idle":
        return state.trouble ?? ""
      case "done":
        return state.run ? this.#summary(state, state.run, counts) : ""
    }
  }

  /** @param {import("./state.js").State} state @param {import("../engine/client.js").Run} run @param {string[]} counts */
  #summary(state, run, counts) {
    const times = [`${duration(run.virtualSeconds)} virtual`, `${duration(run.realSeconds)} real`]
    const parts = [ending(run), ...times, ...counts]
    if (run.failure) parts.push(`this is our fault: ${run.failure}`)
    if (stale(state)) parts.push("edited since")
    return parts.join(" · ")
  }
}

/** The whole machine of a run. @param {import("./machine.js").Options} options */
function machineWords(options) {
  const { cores, gil, switch: points, start, policy, seed } = complete(options)
  const words = [count(Number(cores), "core"), `GIL ${gil}`, `switch ${points}`, start, policy, `seed ${seed}`]
  return words.join(", ")
}
