// canvas.js draws on a canvas, crisp on any display.

import { TEXT_SIZE } from "./surface.js"

/** @typedef {import("./surface.js").Surface} Surface */
/** @typedef {import("./surface.js").Style} Style */
/** @typedef {import("./surface.js").Paint} Paint */

/** Side of the patterns' tile, in CSS px. */
const TILE = 6

/** @implements {Surface} */
export class CanvasSurface {
  /** @param {CanvasRenderingContext2D} context @param {import("./theme.js").Theme} theme @param {number} ratio device pixels per CSS pixel */
  constructor(context, theme, ratio) {
    this.context = context
    this.theme = theme
    this.ratio = ratio
    /** @type {Map<string, CanvasPattern | null>} */
    this.patterns = new Map()
    this.widths = new Map()
  }

  /** Begins a new picture. @param {number} width @param {number} height in CSS px */
  clear(width, height) {
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    this.context.clearRect(0, 0, width, height)
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {Style} style */
  rect(x, y, width, height, style) {
    const { context } = this
    context.beginPath()
    const radius = Math.min(style.radius ?? 0, width / 2, height / 2)
    if (radius > 0.5) context.roundRect(x, y, width, height, radius)
    else context.rect(x, y, width, height)
    this.paint(style)
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {Style} style */
  line(x1, y1, x2, y2, style) {
    this.context.beginPath()
    this.context.moveTo(x1, y1)
    this.context.lineTo(x2, y2)
    this.paint(style)
  }

  /** @param {number} x @param {number} y @param {number} radius @param {Style} style */
  circle(x, y, radius, style) {
    this.context.beginPath()
    this.context.arc(x, y, radius, 0, 2 * Math.PI)
    this.paint(style)
  }

  /** @param {number[]} points @param {Style} style */
  polygon(points, style) {
    this.context.beginPath()
    this.context.moveTo(points[0], points[1])
    for (let i = 2; i < points.length; i += 2) this.context.lineTo(points[i], points[i + 1])
    this.context.closePath()
    this.paint(style)
  }

  /** @param {number[]} points @param {Style} style */
  curve([x1, y1, ax, ay, bx, by, x2, y2], style) {
    this.context.beginPath()
    this.context.moveTo(x1, y1)
    this.context.bezierCurveTo(ax, ay, bx, by, x2, y2)
    this.paint(style)
  }

  /** @param {number} x @param {number} y @param {string} text @param {import("./surface.js").TextStyle} style */
  text(x, y, text, { fill, size = TEXT_SIZE, weight = 400, anchor = "start", halo, alpha = 1 }) {
    const { context, theme } = this
    context.font = `${weight} ${size}px ${theme.font}`
    context.textAlign = anchor === "middle" ? "center" : anchor
    context.globalAlpha = alpha
    if (halo) {
      context.strokeStyle = theme.color(halo)
      context.lineWidth = 3
      context.lineJoin = "round"
      context.setLineDash([])
      context.strokeText(text, x, y)
    }
    context.fillStyle = theme.color(fill)
    context.fillText(text, x, y)
    context.globalAlpha = 1
  }

  /** @param {string} text @param {number} [size] @param {number} [weight] */
  measure(text, size = TEXT_SIZE, weight = 400) {
    const key = `${weight} ${size} ${text}`
    let width = this.widths.get(key)
    if (width === undefined) {
      this.context.font = `${weight} ${size}px ${this.theme.font}`
      width = this.context.measureText(text).width
      if (this.widths.size > 5000) this.widths.clear()
      this.widths.set(key, width)
    }
    return width
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {() => void} draw */
  clip(x, y, width, height, draw) {
    const { context } = this
    context.save()
    context.beginPath()
    context.rect(x, y, width, height)
    context.clip()
    draw()
    context.restore()
  }

  /** Fills and strokes the path at hand. @param {Style} style */
  paint({ fill, stroke, width = 1, alpha = 1, dash }) {
    const { context, theme } = this
    context.globalAlpha = alpha
    if (fill) {
      context.fillStyle = typeof fill === "string" ? theme.color(fill) : (this.pattern(fill) ?? "transparent")
      context.fill()
    }
    if (stroke) {
      context.strokeStyle = theme.color(stroke)
      context.lineWidth = width
      context.setLineDash(dash ?? [])
      context.stroke()
    }
    context.globalAlpha = 1
  }

  /** @param {{hatch: string} | {dots: string}} paint */
  pattern(paint) {
    const key = JSON.stringify(paint)
    let pattern = this.patterns.get(key)
    if (pattern === undefined) {
      pattern = this.context.createPattern(this.tile(paint), "repeat")
      pattern?.setTransform(new DOMMatrix().scale(1 / this.ratio))
      this.patterns.set(key, pattern)
    }
    return pattern
  }

  /** @param {{hatch: string} | {dots: string}} paint */
  tile(paint) {
    const tile = document.createElement("canvas")
    const size = Math.round(TILE * this.ratio)
    tile.width = tile.height = size
    const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"))
    context.fillStyle = context.strokeStyle = this.theme.color("hatch" in paint ? paint.hatch : paint.dots)
    if ("hatch" in paint) {
      context.lineWidth = size / 4
      context.beginPath()
      for (const shift of [-size, 0, size]) {
        context.moveTo(shift - 1, size + 1)
        context.lineTo(shift + size + 1, -1)
      }
      context.stroke()
    } else {
      context.arc(size / 2, size / 2, size / 6, 0, 2 * Math.PI)
      context.fill()
    }
    return tile
  }
}
