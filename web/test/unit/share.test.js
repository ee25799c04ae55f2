// Tests that an address brings back what was shared, and that a bad one is refused.
import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateRawSync } from "node:zlib"
import { fromBase64, pack, toBase64, unpack } from "../../lesson/share.js"

const shared = {
  source: 'print("žluťoučký kůň 🐍")\n'.repeat(40),
  options: { cores: "1", seed: "7" },
  schedule: "1.abc.0102",
  cursor: 25_000,
}

test("what is packed is unpacked", async () => {
  const packed = await pack(shared)
  assert.match(packed, /^1[\w-]+$/)
  assert.ok(packed.length < 250, `${packed.length} characters`)
  assert.deepEqual(await unpack(packed), shared)
})

test("a program alone", async () => {
  const { source, options, schedule, cursor } = await unpack(await pack({ source: "", options: {} }))
  assert.deepEqual([source, options, schedule, cursor], ["", {}, undefined, undefined])
})

test("without compression", async () => {
  const text = `0${toBase64(new TextEncoder().encode('{"c": "print(1)"}'))}`
  assert.equal((await unpack(text)).source, "print(1)")
})

test("bytes in base64", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes)
})

const bomb = `1${deflateRawSync(Buffer.alloc(4 << 20, " ")).toString("base64url")}`
const json = (/** @type {string} */ text) => `0${Buffer.from(text).toString("base64url")}`

for (const [name, text] of Object.entries({
  empty: "",
  "another version": "9abc",
  "not base64": "1%%%",
  "cut short": "1fVJNb9swDP0rhE7",
  "no program": json("{}"),
  "a program that is no text": json('{"c": 1}'),
  "an option that is no text": json('{"c": "", "m": {"cores": 2}}'),
  "a cursor that is no time": json('{"c": "", "t": "now"}'),
  null: json("null"),
  "a bomb": bomb,
})) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(unpack(text), RangeError)
  })
}
