// share.js packs an example into the fragment of an address, and reads it back: no server
// is asked, and nothing leaves the page until the reader sends the address to somebody.
//
//     packed = "1", base64url(deflate-raw(JSON))      as this page writes it
//            | "0", base64url(JSON)                   as a page without CompressionStream does
//     JSON   = {c: source, m: {option: value}, s: schedule, t: cursor}   all but c may be absent

/**
 * @typedef {object} Shared
 * @property {string} source
 * @property {{[name: string]: string}} options the machine, as the command line's flags
 * @property {string} [schedule] of the run to show
 * @property {number} [cursor] where on the timeline, in virtual nanoseconds
 */

/** The most that an address may unpack to, in bytes: no program is longer, a bomb is. */
const limit = 1 << 20

/** @param {Shared} shared @returns {Promise<string>} */
export async function pack({ source, options, schedule, cursor }) {
  const small = {
    c: source,
    m: Object.keys(options).length > 0 ? options : undefined,
    s: schedule || undefined,
    t: cursor,
  }
  const bytes = new TextEncoder().encode(JSON.stringify(small))
  if (typeof CompressionStream === "undefined") return "0" + toBase64(bytes)
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))
  return "1" + toBase64(new Uint8Array(await new Response(packed).arrayBuffer()))
}

/** @param {string} text
 * @returns {Promise<Shared>}
 * @throws {RangeError} when it is not what pack writes */
export async function unpack(text) {
  try {
    const bytes = fromBase64(text.slice(1))
    if (text[0] === "0") return read(bytes)
    if (text[0] === "1") return read(await inflate(bytes))
  } catch {
    // Whatever is wrong with it, the reader can only ask for the address again.
  }
  throw new RangeError("This address does not hold a program, or only a part of one.")
}

/** @param {Uint8Array} bytes @returns {Shared} */
function read(bytes) {
  const { c: source, m: options = {}, s: schedule, t: cursor } = JSON.parse(new TextDecoder().decode(bytes))
  const texts = [source, ...Object.values(options)]
  if (schedule !== undefined) texts.push(schedule)
  if (texts.some((value) => typeof value !== "string")) throw new TypeError("not text")
  if (cursor !== undefined && !Number.isFinite(cursor)) throw new TypeError("not a time")
  return { source, options: { ...options }, schedule, cursor }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
  const parts = []
  let size = 0
  for (const reader = stream.getReader(); ; ) {
    const { value, done } = await reader.read()
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer())
    size += value.length
    if (size > limit) throw new RangeError("too large")
    parts.push(value)
  }
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

/** @param {string} text */
export function fromBase64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}
