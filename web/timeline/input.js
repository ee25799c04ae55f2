// input.js turns mouse, touch and keys into actions.

import { AXIS, FLAG } from "./scene.js"

/** What the keys do, for a list of keys. They act only while the timeline has the focus. */
export const timelineKeys = Object.freeze([
  { keys: ["W", "S"], does: "zoom in and out" },
  { keys: ["A", "D"], does: "move left and right" },
  { keys: ["Ctrl+wheel"], does: "zoom at the pointer" },
  { keys: ["F"], does: "show the whole run" },
  { keys: ["X"], does: "make long waits short" },
  { keys: [",", "."], does: "previous and next event" },
  { keys: ["[", "]"], does: "follow an arrow back and forward" },
  { keys: ["↑", "↓"], does: "choose a lane" },
  { keys: ["Home", "End"], does: "go to the start and the end" },
  { keys: ["Enter"], does: "go to the line, open or close a group" },
])

/**
 * @typedef {object} Doing what input asks for
 * @property {(action: import("./state.js").Action) => void} act
 * @property {() => import("./scene.js").Scene} scene the picture at hand
 * @property {(x: number, y: number) => void} hover
 * @property {() => void} leave
 * @property {(x: number, y: number) => void} click
 * @property {(direction: 1 | -1) => void} selectNext
 * @property {() => void} enter
 * @property {() => void} tell shows what the keys lead to
 * @property {(by: number) => void} scroll
 */

const zoomStep = 1.5
const panStep = 0.15
const slop = 4 // px a press may move and still be a click

/** Keys by their name in lower case. @type {Record<string, (doing: Doing) => void>} */
const keys = {
  w: ({ act, scene }) => act({ type: "zoom", factor: zoomStep, at: atCursor(scene()) }),
  s: ({ act, scene }) => act({ type: "zoom", factor: 1 / zoomStep, at: atCursor(scene()) }),
  "+": (doing) => keys.w(doing),
  "-": (doing) => keys.s(doing),
  a: ({ act }) => act({ type: "pan", part: -panStep }),
  d: ({ act }) => act({ type: "pan", part: panStep }),
  arrowleft: ({ act }) => act({ type: "step", direction: -1 }),
  arrowright: ({ act }) => act({ type: "step", direction: 1 }),
  f: ({ act }) => act({ type: "fit" }),
  ".": ({ act }) => act({ type: "step", direction: 1 }),
  ",": ({ act }) => act({ type: "step", direction: -1 }),
  "[": ({ act }) => act({ type: "follow", direction: -1 }),
  "]": ({ act }) => act({ type: "follow", direction: 1 }),
  home: ({ act }) => act({ type: "cursor", time: 0 }),
  end: ({ act }) => act({ type: "cursor", time: Number.MAX_VALUE }),
  arrowup: ({ selectNext }) => selectNext(-1),
  arrowdown: ({ selectNext }) => selectNext(1),
  enter: ({ enter }) => enter(),
}

/** Where a key zooms: at the cursor when it is in view, else in the middle. @param {import("./scene.js").Scene} scene */
export function atCursor({ cursor, scale }) {
  const at = cursor === null ? 0.5 : (scale.x(cursor) - scale.left) / (scale.right - scale.left)
  return at >= 0 && at <= 1 ? at : 0.5
}

/**
 * Listens on an element whose content box is the picture.
 * @param {HTMLElement} element @param {Doing} doing @param {() => void} toggleSqueeze
 */
export function listen(element, doing, toggleSqueeze) {
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return
    const key = event.key.toLowerCase()
    if (key === "x") toggleSqueeze()
    else if (keys[key]) keys[key](doing)
    else return
    doing.tell()
    event.preventDefault()
  })
  element.addEventListener("wheel", (event) => onWheel(event, element, doing), { passive: false })
  new Pointers(element, doing)
}

/** @param {WheelEvent} event @param {HTMLElement} element @param {Doing} doing */
function onWheel(event, element, { act, scene }) {
  const { scale } = scene()
  const width = scale.right - scale.left
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16
  if (event.ctrlKey || event.metaKey) {
    const at = (event.clientX - element.getBoundingClientRect().left - scale.left) / width
    act({ type: "zoom", factor: Math.exp((-event.deltaY * pixels) / 240), at: Math.min(Math.max(at, 0), 1) })
  } else {
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    if (Math.abs(sideways) < Math.abs(event.deltaY) && !event.shiftKey) return
    act({ type: "pan", part: (sideways * pixels) / width })
  }
  event.preventDefault()
}

/** Presses, drags and pinches. The browser keeps vertical touch scrolling (touch-action: pan-y). */
class Pointers {
  /** @param {HTMLElement} element @param {Doing} doing */
  constructor(element, doing) {
    this.element = element
    this.doing = doing
    /** Pointers that are down, where they were last. @type {Map<number, {x: number, y: number}>} */
    this.down = new Map()
    this.mode = /** @type {"idle" | "press" | "pan" | "cursor" | "pinch"} */ ("idle")
    this.start = { x: 0, y: 0 }
    element.addEventListener("pointerdown", (event) => this.press(event))
    element.addEventListener("pointermove", (event) => this.move(event))
    element.addEventListener("pointerup", (event) => this.lift(event))
    element.addEventListener("pointercancel", (event) => this.cancel(event))
    element.addEventListener("pointerleave", () => this.down.size === 0 && doing.leave())
  }

  /** @param {PointerEvent} event */
  place(event) {
    const box = this.element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button !== 0) return
    const at = this.place(event)
    if (at.x > this.element.clientWidth) return // the scroll bar
    this.down.set(event.pointerId, at)
    this.element.setPointerCapture(event.pointerId)
    if (this.down.size === 2) {
      this.mode = "pinch"
      return
    }
    this.start = at
    this.mode = this.onCursor(at) ? "cursor" : "press"
    if (this.mode === "cursor") this.setCursor(at.x)
  }

  /** Whether a place is the axis, the cursor's line or its flag. @param {{x: number, y: number}} at */
  onCursor({ x, y }) {
    const { gutter, height, cursor, scale } = this.doing.scene()
    if (x < gutter - 4) return false
    if (y < AXIS || y > height - FLAG) return true
    return cursor !== null && Math.abs(scale.x(cursor) - x) < slop
  }

  /** @param {PointerEvent} event */
  move(event) {
    const at = this.place(event)
    const before = this.down.get(event.pointerId)
    if (!before) {
      if (event.pointerType !== "touch") this.doing.hover(at.x, at.y)
      return
    }
    if (this.mode === "pinch") {
      this.pinch(event.pointerId, at)
      return
    }
    this.down.set(event.pointerId, at)
    if (this.mode === "press" && Math.hypot(at.x - this.start.x, at.y - this.start.y) > slop) {
      this.mode = "pan"
      this.doing.leave()
    }
    if (this.mode === "cursor") this.setCursor(at.x)
    if (this.mode === "pan") {
      const { scale } = this.doing.scene()
      this.doing.act({ type: "pan", part: (before.x - at.x) / (scale.right - scale.left) })
      if (event.pointerType === "mouse") this.doing.scroll(before.y - at.y)
    }
  }

  /** @param {number} x */
  setCursor(x) {
    const { scale } = this.doing.scene()
    this.doing.act({ type: "cursor", time: scale.t(Math.min(Math.max(x, scale.left), scale.right)) })
  }

  /** @param {number} id @param {{x: number, y: number}} at */
  pinch(id, at) {
    const [a, b] = this.down.values()
    const apart = Math.max(Math.abs(a.x - b.x), 8)
    const middle = (a.x + b.x) / 2
    this.down.set(id, at)
    const [c, d] = this.down.values()
    const { scale } = this.doing.scene()
    const width = scale.right - scale.left
    this.doing.act({ type: "pan", part: (middle - (c.x + d.x) / 2) / width })
    const factor = Math.max(Math.abs(c.x - d.x), 8) / apart
    this.doing.act({ type: "zoom", factor, at: Math.min(Math.max(((c.x + d.x) / 2 - scale.left) / width, 0), 1) })
  }

  /** @param {PointerEvent} event */
  lift(event) {
    if (!this.down.has(event.pointerId)) return
    const { mode } = this
    this.cancel(event)
    const at = this.place(event)
    if (mode === "press") this.doing.click(at.x, at.y)
  }

  /** @param {PointerEvent} event */
  cancel(event) {
    this.down.delete(event.pointerId)
    this.mode = this.down.size > 0 ? "pan" : "idle"
  }
}
