// Tests the protocol with the messages that the engine's tests also use.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { decode, encode } from "../../engine/protocol.js"

const fixture = new URL("../../../wasm/bridge/testdata/protocol.txt", import.meta.url)

/** The cases of the fixture, two lines each: a message or "! why", then its bytes. */
function cases() {
  const list = []
  let head = ""
  for (const line of readFileSync(fixture, "utf8").split("\n")) {
    if (head) {
      list.push({ head, bytes: new Uint8Array(Buffer.from(line.replaceAll(" ", ""), "hex")) })
      head = ""
    } else if (/^[{!]/.test(line)) {
      head = line
    }
  }
  return list
}

/** A decoded message with ordinary prototypes, to compare. @param {any} value @returns {any} */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain)
  if (value?.constructor || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}

/** @param {string} text */
function fromJSON(text) {
  return JSON.parse(text, (_, value) =>
    typeof value === "string" && value.startsWith("hex:") ? new Uint8Array(Buffer.from(value.slice(4), "hex")) : value
  )
}

for (const { head, bytes } of cases()) {
  test(head, () => {
    if (head.startsWith("!")) {
      assert.throws(() => decode(bytes), RangeError)
      return
    }
    assert.deepEqual(encode(fromJSON(head)), bytes)
    assert.deepEqual(plain(decode(bytes)), fromJSON(head))
  })
}

test("fields without a value are left out", () => {
  assert.deepEqual(plain(decode(encode({ a: undefined, b: null, c: 0 }))), { c: 0 })
})

test("a field named __proto__ is only a field", () => {
  const bytes = encode(JSON.parse('{"__proto__": {"polluted": 1}}'))
  const message = decode(bytes)
  assert.equal(Object.getPrototypeOf(message), null)
  assert.equal(/** @type {any} */ ({}).polluted, undefined)
})

test("what cannot be written is refused", () => {
  assert.throws(() => encode({ f: () => 0 }), RangeError)
  /** @type {unknown} */
  let deep = "leaf"
  for (let i = 0; i < 40; i++) deep = [deep]
  assert.throws(() => encode({ deep }), RangeError)
})
