// state.js is what is true of a timeline besides its model: a frozen object, and one function that
// says how an action changes it. It knows no DOM.

import { NONE } from "../trace/model.js"
import { arrowFrom, eventFrom } from "../trace/query.js"
import { fitted, panned, revealing, zoomed } from "./scale.js"
import { Squeeze, squeezeOf } from "./squeeze.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/model.js").Lane} Lane */

/**
 * @typedef {object} State
 * @property {Model} model
 * @property {number} end ns; the run's, or that of a longer one beside it
 * @property {import("./scale.js").View} view
 * @property {boolean} fit whether the view follows the run's end, until the reader moves it
 * @property {Squeeze} squeeze
 * @property {boolean} squeezed whether long waits are to be short
 * @property {ReadonlyMap<string, boolean>} choices groups that the reader opened or closed
 * @property {number | null} cursor ns
 * @property {Lane | null} selected
 * @property {number} openOp the operation whose inside is shown, or NONE
 *
 * @typedef {{type: "grow", model: Model, least?: number}
 *   | {type: "view", view: import("./scale.js").View}
 *   | {type: "zoom", factor: number, at: number}
 *   | {type: "pan", part: number}
 *   | {type: "fit"}
 *   | {type: "squeeze", on: boolean}
 *   | {type: "cursor", time: number | null}
 *   | {type: "step", direction: 1 | -1}
 *   | {type: "follow", direction: 1 | -1}
 *   | {type: "select", lane: Lane | null}
 *   | {type: "open", op: number}
 *   | {type: "toggle", group: string, open: boolean}} Action
 */

const linear = new Squeeze()

/** What a deadlock adds to the end of the axis: waits that last for ever have to be seen. */
const TAIL = 0.1

/** ns that the axis shows. @param {Model} model @param {number} [least] */
const endOf = (model, least = 0) => Math.max(model.end * (model.kind === "deadlock" ? 1 + TAIL : 1), least)

/** @param {Model} model @returns {State} */
export function initial(model) {
  const state = {
    model,
    end: endOf(model),
    view: fitted(endOf(model)),
    fit: true,
    squeeze: linear,
    squeezed: false,
    choices: new Map(),
    cursor: null,
    selected: null,
    openOp: NONE,
  }
  return Object.freeze(state)
}

/** @param {State} state @param {Action} action @returns {State} */
export function update(state, action) {
  return Object.freeze({ ...state, ...changes(state, action) })
}

/** Drawn time of all there is. @param {State} state */
export const extentOf = ({ squeeze, end }) => squeeze.drawn(end)

/** @param {State} state @param {Action} action @returns {Partial<State>} */
function changes(state, action) {
  const { model, view, squeeze } = state
  switch (action.type) {
    case "grow":
      return grown(state, action.model, action.least ?? 0)
    case "view":
      return { view: action.view, fit: false }
    case "zoom":
      return { view: zoomed(view, action.factor, action.at, extentOf(state)), fit: false }
    case "pan":
      return { view: panned(view, action.part, extentOf(state)), fit: false }
    case "fit":
      return { view: fitted(extentOf(state)), fit: true }
    case "squeeze":
      return squeezing(state, action.on)
    case "cursor":
      return action.time === null ? { cursor: null } : moved(state, action.time)
    case "step": {
      const from = state.cursor ?? squeeze.time(action.direction > 0 ? view.from : view.to)
      const next = eventFrom(model, from, action.direction)
      return next === null ? {} : moved(state, next)
    }
    case "follow": {
      const lane = state.selected ?? model.lanes[0]
      if (!lane) return {}
      const arrow = arrowFrom(model, lane, state.cursor ?? 0, action.direction)
      if (arrow === NONE) return {}
      const { arrows } = model
      const forward = action.direction > 0
      const to = model.lanes[forward ? arrows.lane[arrow] : arrows.from[arrow]]
      return { ...moved(state, forward ? arrows.to[arrow] : arrows.time[arrow]), selected: to }
    }
    case "select":
      return { selected: action.lane }
    case "open":
      return { openOp: action.op === state.openOp ? NONE : action.op }
    case "toggle":
      return { choices: new Map(state.choices).set(action.group, action.open) }
  }
}

/** The cursor at a time, in view. @param {State} state @param {number} time */
function moved(state, time) {
  const cursor = Math.round(Math.min(Math.max(time, 0), state.model.end))
  const view = revealing(state.view, state.squeeze.drawn(cursor), extentOf(state))
  return { cursor, view, fit: state.fit && view === state.view }
}

/** @param {State} state @param {Model} model @param {number} least */
function grown(state, model, least) {
  const fresh =
    model === state.model ? {} : { cursor: null, selected: null, openOp: NONE, choices: new Map(), fit: true }
  const next = { ...state, ...fresh, model, end: endOf(model, least) }
  next.squeeze = next.squeezed ? (squeezeOf(model) ?? linear) : linear
  if (next.fit) next.view = fitted(extentOf(next))
  return next
}

/** @param {State} state @param {boolean} on */
function squeezing(state, on) {
  const squeeze = on ? (squeezeOf(state.model) ?? linear) : linear
  return { squeezed: on, squeeze, view: fitted(squeeze.drawn(state.end)), fit: true }
}
