// Tests that the colours of style/tokens.css can be told apart, by the numbers of WCAG 2.2 AA.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

const css = readFileSync(new URL("../../style/tokens.css", import.meta.url), "utf8")
const [light, dark] = css.split("@media (prefers-color-scheme: dark)").map(colours)

/** @param {string} text @returns {{[name: string]: string}} */
function colours(text) {
  return Object.fromEntries([...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}

/** @param {string} hex the relative luminance, 0 to 1 */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const text = ["ink", "soft", "accent", "bad", "good", "kw", "str", "num", "com"]
const graphics = ["edge", ...Array.from({ length: 8 }, (_, lane) => `lane-${lane}`)]

for (const [name, tokens] of Object.entries({ light, dark })) {
  for (const ground of ["paper", "card", "code"]) {
    test(`${name}: text and graphics on ${ground}`, () => {
      for (const [list, least] of /** @type {[string[], number][]} */ ([
        [text, 4.5],
        [graphics, 3],
      ])) {
        for (const token of list) {
          const got = contrast(tokens[token], tokens[ground])
          assert.ok(got >= least, `--${token} on --${ground} is ${got.toFixed(2)}:1, needs ${least}:1`)
        }
      }
    })
  }
  test(`${name}: the accent's ink`, () => {
    assert.ok(contrast(tokens["accent-ink"], tokens.accent) >= 4.5)
  })
}
