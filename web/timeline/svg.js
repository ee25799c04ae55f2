// svg.js draws as SVG text, for export and for snapshots in tests. It needs no DOM.

import { TEXT_SIZE } from "./surface.js"

/** @typedef {import("./surface.js").Surface} Surface */
/** @typedef {import("./surface.js").Style} Style */

/** @implements {Surface} */
export class SvgSurface {
  /** @param {import("./theme.js").Theme} theme @param {string} [prefix] of ids, to tell several in one page apart */
  constructor(theme, prefix = "") {
    this.theme = theme
    this.prefix = prefix
    /** @type {string[]} */
    this.body = []
    /** @type {Map<string, string>} */
    this.patterns = new Map()
    this.clips = 0
  }

  /** The whole document. @param {number} width @param {number} height @param {string} label */
  document(width, height, label) {
    const defs = this.patterns.size ? `<defs>\n${[...this.patterns.values()].join("\n")}\n</defs>\n` : ""
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}"` +
      ` viewBox="0 0 ${n(width)} ${n(height)}" font-family="${escaped(this.theme.font)}" role="img"` +
      ` aria-label="${escaped(label)}">\n${defs}${this.body.join("\n")}\n</svg>\n`
    )
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {Style} style */
  rect(x, y, width, height, style) {
    const radius = Math.min(style.radius ?? 0, width / 2, height / 2)
    const round = radius > 0.5 ? ` rx="${n(radius)}"` : ""
    this.add(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${round}`, style)
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {Style} style */
  line(x1, y1, x2, y2, style) {
    this.add(`<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"`, style)
  }

  /** @param {number} x @param {number} y @param {number} radius @param {Style} style */
  circle(x, y, radius, style) {
    this.add(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"`, style)
  }

  /** @param {number[]} points @param {Style} style */
  polygon(points, style) {
    this.add(`<polygon points="${points.map(n).join(" ")}"`, style)
  }

  /** @param {number[]} points @param {Style} style */
  curve(points, style) {
    const [x, y, ...rest] = points.map(n)
    this.add(`<path d="M${x} ${y}C${rest.join(" ")}"`, { ...style, fill: style.fill ?? "none" })
  }

  /** @param {number} x @param {number} y @param {string} text @param {import("./surface.js").TextStyle} style */
  text(x, y, text, { fill, size = TEXT_SIZE, weight = 400, anchor = "start", halo, alpha = 1 }) {
    const attributes = [
      `x="${n(x)}" y="${n(y)}" fill="${this.theme.color(fill)}" font-size="${size}"`,
      weight !== 400 && `font-weight="${weight}"`,
      anchor !== "start" && `text-anchor="${anchor}"`,
      halo && `stroke="${this.theme.color(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`,
      alpha !== 1 && `opacity="${n(alpha)}"`,
    ]
    this.body.push(`<text ${attributes.filter(Boolean).join(" ")}>${escaped(text)}</text>`)
  }

  /** An estimate: fonts are not known here. @param {string} text @param {number} [size] @param {number} [weight] */
  measure(text, size = TEXT_SIZE, weight = 400) {
    return text.length * size * (weight > 400 ? 0.58 : 0.55)
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {() => void} draw */
  clip(x, y, width, height, draw) {
    const id = `${this.prefix}clip${++this.clips}`
    const box = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/>`
    this.body.push(`<clipPath id="${id}">${box}</clipPath>`, `<g clip-path="url(#${id})">`)
    draw()
    this.body.push("</g>")
  }

  /** @param {string} shape @param {Style} style */
  add(shape, { fill, stroke, width = 1, alpha = 1, dash }) {
    let paint = ` fill="${fill ? this.fill(fill) : "none"}"`
    if (stroke) paint += ` stroke="${this.theme.color(stroke)}" stroke-width="${n(width)}"`
    if (dash?.length) paint += ` stroke-dasharray="${dash.join(" ")}"`
    if (alpha !== 1) paint += ` opacity="${n(alpha)}"`
    this.body.push(`${shape}${paint}/>`)
  }

  /** @param {import("./surface.js").Paint} paint */
  fill(paint) {
    if (paint === "none") return paint
    if (typeof paint === "string") return this.theme.color(paint)
    const [[kind, name]] = Object.entries(paint)
    const id = `${this.prefix}${kind}-${name}`
    if (!this.patterns.has(id)) {
      const color = this.theme.color(name)
      const inside =
        kind === "hatch"
          ? `<rect width="2" height="6" fill="${color}"/>`
          : `<circle cx="3" cy="3" r="1" fill="${color}"/>`
      const turn = kind === "hatch" ? ` patternTransform="rotate(45)"` : ""
      this.patterns.set(
        id,
        `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"${turn}>${inside}</pattern>`
      )
    }
    return `url(#${id})`
  }
}

/** At most two decimals. @param {number} value */
const n = (value) => String(Math.round(value * 100) / 100)

/** @param {string} text */
const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
