// transport.js is the row of buttons that walks through a run: by event, by line, or playing.
// It walks from event to event, however far apart they are, so no wait is ever sat through.
import { element, icon } from "./dom.js"

/** Steps a second. */
const speeds = [
  { label: "slow", steps: 2 },
  { label: "normal", steps: 6 },
  { label: "fast", steps: 24 },
]

const messages = {
  first: "Beginning of the run",
  lineBack: "Previous line",
  back: "Previous event",
  play: "Play",
  pause: "Pause",
  forward: "Next event",
  lineForward: "Next line",
  speed: "Speed",
}

/**
 * @typedef {object} Walk
 * @property {(by: "event" | "line", direction: 1 | -1) => boolean} step whether there was anywhere to go
 * @property {() => void} rewind
 */

export class Transport {
  #timer = 0

  /** @param {string} title the example's @param {Walk} walk */
  constructor(title, walk) {
    this.walk = walk
    const step = (/** @type {"event" | "line"} */ by, /** @type {1 | -1} */ direction) => () => {
      this.pause()
      walk.step(by, direction)
    }
    const button = (
      /** @type {string} */ label,
      /** @type {Parameters<typeof icon>[0]} */ name,
      /** @type {() => void} */ onclick
    ) => element("button.quiet", { type: "button", "aria-label": label, title: label, onclick }, icon(name))
    this.play = button(messages.play, "run", () => (this.#timer ? this.pause() : this.#start()))
    this.speed = element(
      "select",
      { "aria-label": messages.speed, onchange: () => this.#timer && this.#start() },
      ...speeds.map(({ label, steps }) => element("option", { value: steps, selected: label === "normal" }, label))
    )
    this.element = element(
      "div.transport",
      { role: "group", "aria-label": `Walk through the run of ${title}` },
      button(messages.first, "first", () => {
        this.pause()
        walk.rewind()
      }),
      button(messages.lineBack, "lineBack", step("line", -1)),
      button(messages.back, "left", step("event", -1)),
      this.play,
      button(messages.forward, "right", step("event", 1)),
      button(messages.lineForward, "lineForward", step("line", 1)),
      this.speed
    )
  }

  #start() {
    clearInterval(this.#timer)
    const tick = () => {
      if (!this.walk.step("event", 1)) this.pause()
    }
    this.#timer = window.setInterval(tick, 1000 / Number(this.speed.value))
    this.#label(messages.pause, "pause")
    tick()
  }

  pause() {
    if (!this.#timer) return
    clearInterval(this.#timer)
    this.#timer = 0
    this.#label(messages.play, "run")
  }

  /** @param {string} label @param {Parameters<typeof icon>[0]} name */
  #label(label, name) {
    this.play.setAttribute("aria-label", label)
    this.play.title = label
    this.play.replaceChildren(icon(name))
  }
}
