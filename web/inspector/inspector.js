// inspector.js shows one moment of a run beside the timeline. It is the door to this folder:
//
//     import { Inspector } from "./inspector/inspector.js"     // and inspector/inspector.css
//
//     const inspector = new Inspector(container, {
//       model: builder.model,
//       onLine: ({ file, line, lane }) => …,                   // a click on a line
//       onSelect: (lane) => …,                                 // a click on a lane's name
//     })
//     inspector.update({ cursor: 25_000 })                     // ns; null shows the end
//     inspector.update({ model, selected })
//     inspector.destroy()
//
// Times are virtual ns. Colours are those of style/tokens.css.

import { laneName, moment } from "../trace/describe.js"
import { LANE_COLORS, STATE } from "../trace/model.js"
import { momentAt } from "./moment.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/model.js").Lane} Lane */
/** @typedef {import("./moment.js").LaneNow} LaneNow */
/** @typedef {import("./moment.js").ObjectNow} ObjectNow */

/**
 * @typedef {object} Options
 * @property {Model} model
 * @property {number | null} [cursor] ns
 * @property {(place: {file: number, line: number, lane: Lane}) => void} [onLine]
 * @property {(lane: Lane) => void} [onSelect]
 */

/** A word for each state's class, by STATE. */
const stateClasses = ["starting", "ready", "ready", "running", "sleeping", "blocked", "done"]

export class Inspector {
  /** @param {HTMLElement} container @param {Options} options */
  constructor(container, options) {
    this.options = options
    this.model = options.model
    this.cursor = options.cursor ?? null
    this.selected = /** @type {Lane | null} */ (null)
    this.root = make("div", "inspector")
    container.append(this.root)
    this.frame = 0
    this.render()
  }

  /** @param {{model?: Model, cursor?: number | null, selected?: Lane | null}} given */
  update({ model = this.model, cursor = this.cursor, selected = this.selected }) {
    Object.assign(this, { model, cursor, selected })
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0
      this.render()
    })
  }

  destroy() {
    cancelAnimationFrame(this.frame)
    this.root.remove()
  }

  render() {
    const t = this.cursor ?? this.model.end
    const now = momentAt(this.model, t)
    const parts = [this.lanes(now, t)]
    if (now.locks.length) parts.push(this.objects("Locks", now.locks))
    if (now.queues.length) parts.push(this.objects("Queues", now.queues))
    this.root.replaceChildren(...parts)
  }

  /** @param {import("./moment.js").Moment} now @param {number} t */
  lanes({ lanes, later, over, more }, t) {
    const list = make("ul", "inspector-list")
    for (const lane of lanes) list.append(this.lane(lane))
    const rest = [more && `${more} more`, over && `${over} done`, later && `${later} not started`].filter(Boolean)
    if (rest.length) list.append(make("li", "inspector-rest", rest.join(", ")))
    const tasks = this.model.tasks.size > 0 ? " and tasks" : ""
    return section(`Threads${tasks} at ${moment(t, 1, true)}`, list)
  }

  /** @param {LaneNow} now */
  lane({ lane, state, does, where, place, why }) {
    const item = make("li", `inspector-lane inspector-${stateClasses[state]}`)
    if (lane === this.selected) item.setAttribute("aria-current", "true")
    item.append(this.name(lane))
    const text = make("span", "inspector-does", state === STATE.done ? "done" : does)
    if (why) text.append(make("span", "inspector-why", ` ${why}`))
    item.append(text)
    if (where) item.append(link(where, () => this.options.onLine?.({ ...place, lane })))
    return item
  }

  /** @param {string} title @param {ObjectNow[]} objects */
  objects(title, objects) {
    const list = make("ul", "inspector-list")
    for (const { object, name, state, owner, since, waiters, n, size } of objects) {
      const item = make("li", "inspector-object")
      item.append(make("span", "inspector-kind", name))
      const text = make("span", "inspector-does")
      if (owner) text.append("taken by ", this.name(owner), since && ` at ${since}`)
      else text.append(state)
      if (size > 0 && size <= 20 && (object.kind === "queue" || object.kind === "pipe")) text.append(gauge(n, size))
      item.append(text)
      if (waiters.length) item.append(this.waiting(waiters))
      list.append(item)
    }
    return section(title, list)
  }

  /** @param {Lane[]} waiters */
  waiting(waiters) {
    const box = make("span", "inspector-waiters", "waiting: ")
    for (const lane of waiters.slice(0, 8)) box.append(this.name(lane), " ")
    if (waiters.length > 8) box.append(`and ${waiters.length - 8} more`)
    return box
  }

  /** @param {Lane} lane */
  name(lane) {
    const button = link(laneName(this.model, lane.index), () => this.options.onSelect?.(lane))
    button.className = `inspector-name lane-${lane.index % LANE_COLORS}`
    return button
  }
}

/** How full a queue is. @param {number} n @param {number} size */
function gauge(n, size) {
  const box = make("span", "inspector-gauge")
  box.setAttribute("aria-hidden", "true")
  for (let i = 0; i < size; i++) box.append(make("i", i < n ? "inspector-full" : ""))
  return box
}

/** @param {string} title @param {HTMLElement} body */
function section(title, body) {
  const box = make("section", "inspector-part")
  box.append(make("h3", "", title), body)
  return box
}

/** @param {string} text @param {() => void} onClick */
function link(text, onClick) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "inspector-link"
  button.textContent = text
  button.addEventListener("click", onClick)
  return button
}

/** @param {string} tag @param {string} [className] @param {string} [text] */
function make(tag, className = "", text = "") {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
