// protocol.js is the language of the worker and the engine: bytes out, bytes back.
//
// The engine (wasm/main.go) puts one function on globalThis,
//
//     taketurns(request: Uint8Array): Uint8Array
//
// which answers at once. This comment is the specification; wasm/bridge/protocol.go is its
// twin, and both are tested with the messages in wasm/bridge/testdata/protocol.txt.
//
// # Bytes
//
//     message  = count, then count fields       count: varint
//     field    = name, value                    name: text
//     value    = one type byte, then
//       's'      text: varint length, UTF-8
//       'b'      bytes: varint length, bytes
//       'i'      whole number, zigzag varint, at most 53 bits
//       'f'      float64, little endian
//       'T' 'F'  true, false; nothing follows
//       'l'      list: varint count, then that many values
//       'm'      message, nested
//     varint   = seven bits a byte, lowest first, high bit set on all but the last
//
// An absent field means its zero: "" or 0 or false or nothing. Unknown fields are ignored.
// Values nest at most 32 deep. A number is sent as 'i' when it is whole, else as 'f', and a
// reader of a float takes both.
//
// # Requests and their answers
//
// Every request has `op` and the caller's `id`, one number a run. An answer with `error`
// (text) says that the request itself was wrong; nothing else in it counts.
//
//     start    source, filename, options {cores: "2", switch: "calls", …}, trace, stdin,
//              interactive       -> {}
//              Options are named and written as the flags of the command line. When stdin
//              is used up, an interactive run waits for `input`; another reads end of file.
//     explore  source, filename, options -> {}
//              Like start, but the steps search every schedule.
//     step     budget            -> {state, output, trace, virtualSeconds, …}
//              Runs for about `budget` milliseconds. `output` is a list of {stream: "stdout" |
//              "stderr", text, thread}: whole characters, and the number of the thread in the
//              trace. `trace` is the bytes of the trace since the last step, `virtualSeconds`
//              the program's clock. `state` is
//                "running"  there is more to do; an exploration adds `progress` {…}
//                "input"    the program reads a line; `prompt` is what it showed last
//                "done"     `kind`, `exit`, `realSeconds`, `schedule`;
//                           an exploration adds `found`, JSON text as `explore -json` prints
//     input    line, or eof      -> {}      The line without its newline.
//     stop                       -> {}      The next step is done, with kind "stopped".
//     lesson   name, bytes       -> {title, html}
//              Renders a document of the reader's, as the site's own lessons are rendered.
//     chrome   trace             -> {json}
//              Writes all the bytes of a trace as JSON in Chrome's trace event format, UTF-8 in bytes.

/**
 * @typedef {string | number | boolean | Uint8Array | Value[] | {[name: string]: Value}} Value
 * @typedef {{[name: string]: Value}} Message
 */

const maxDepth = 32

/** Writes a message. Fields that are undefined or null are left out.
 * @param {{[name: string]: unknown}} message
 * @returns {Uint8Array}
 */
export function encode(message) {
  const out = new Writer()
  out.message(message, 0)
  return out.bytes.subarray(0, out.length)
}

/** Reads one message, which must fill the bytes exactly.
 * @param {Uint8Array} bytes
 * @returns {Message}
 * @throws {RangeError} when they are not a message
 */
export function decode(bytes) {
  const input = new Reader(bytes)
  const message = input.message(0)
  if (input.at !== bytes.length) throw new RangeError("protocol: bytes after the message")
  return message
}

class Writer {
  bytes = new Uint8Array(256)
  length = 0

  /** @param {number} more bytes about to be written */
  room(more) {
    if (this.length + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

  /** @param {number} byte */
  byte(byte) {
    this.room(1)
    this.bytes[this.length++] = byte
  }

  /** @param {Uint8Array} bytes with their length in front */
  block(bytes) {
    this.varint(bytes.length)
    this.room(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** @param {number} n whole, 0 or more; by division, since shifts stop at 32 bits */
  varint(n) {
    while (n >= 128) {
      this.byte((n % 128) + 128)
      n = Math.floor(n / 128)
    }
    this.byte(n)
  }

  /** @param {string} text */
  text(text) {
    this.block(new TextEncoder().encode(text))
  }

  /** @param {{[name: string]: unknown}} message @param {number} depth */
  message(message, depth) {
    const fields = Object.entries(message).filter(([, value]) => value !== undefined && value !== null)
    this.varint(fields.length)
    for (const [name, value] of fields) {
      this.text(name)
      this.value(value, depth + 1)
    }
  }

  /** @param {unknown} value @param {number} depth */
  value(value, depth) {
    if (depth > maxDepth) throw new RangeError("protocol: too deep")
    if (typeof value === "string") {
      this.type("s")
      this.text(value)
    } else if (value instanceof Uint8Array) {
      this.type("b")
      this.block(value)
    } else if (typeof value === "boolean") {
      this.type(value ? "T" : "F")
    } else if (typeof value === "number") {
      this.number(value)
    } else if (Array.isArray(value)) {
      this.type("l")
      this.varint(value.length)
      for (const item of value) this.value(item, depth + 1)
    } else if (typeof value === "object" && value !== null) {
      this.type("m")
      this.message(/** @type {{[name: string]: unknown}} */ (value), depth)
    } else {
      throw new RangeError(`protocol: cannot write a ${typeof value}`)
    }
  }

  /** @param {number} n */
  number(n) {
    if (Math.abs(n) <= Number.MAX_SAFE_INTEGER / 2 && Number.isInteger(n) && !Object.is(n, -0)) {
      this.type("i")
      this.varint(n < 0 ? -2 * n - 1 : 2 * n)
      return
    }
    this.type("f")
    this.room(8)
    new DataView(this.bytes.buffer).setFloat64(this.length, n, true)
    this.length += 8
  }

  /** @param {string} letter */
  type(letter) {
    this.byte(letter.charCodeAt(0))
  }
}

class Reader {
  at = 0

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes
  }

  byte() {
    if (this.at >= this.bytes.length) throw new RangeError("protocol: cut short")
    return /** @type {number} */ (this.bytes[this.at++])
  }

  /** @param {number} length */
  take(length) {
    if (length > this.bytes.length - this.at) throw new RangeError("protocol: cut short")
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  // A count of things to come. Each takes a byte at least, so a false claim fails at once.
  count() {
    const n = this.varint()
    if (n > this.bytes.length - this.at) throw new RangeError("protocol: cut short")
    return n
  }

  varint() {
    for (let n = 0, scale = 1; ; scale *= 128) {
      const byte = this.byte()
      n += (byte & 127) * scale
      if (n > Number.MAX_SAFE_INTEGER) throw new RangeError("protocol: number too large")
      if (byte < 128) return n
    }
  }

  text() {
    return new TextDecoder().decode(this.take(this.varint()))
  }

  // Without a prototype, so that no field name can mean anything to JavaScript.
  /** @param {number} depth @returns {Message} */
  message(depth) {
    /** @type {Message} */
    const message = Object.create(null)
    for (let left = this.count(); left > 0; left--) {
      const name = this.text()
      message[name] = this.value(depth + 1)
    }
    return message
  }

  /** @param {number} depth @returns {Value} */
  value(depth) {
    if (depth > maxDepth) throw new RangeError("protocol: too deep")
    const type = String.fromCharCode(this.byte())
    switch (type) {
      case "s":
        return this.text()
      case "b":
        return this.take(this.varint()).slice()
      case "i": {
        const n = this.varint()
        return n % 2 === 1 ? -(n + 1) / 2 : n / 2
      }
      case "f": {
        const eight = this.take(8)
        return new DataView(eight.buffer, eight.byteOffset, 8).getFloat64(0, true)
      }
      case "T":
        return true
      case "F":
        return false
      case "l":
        return this.list(depth)
      case "m":
        return this.message(depth)
    }
    throw new RangeError(`protocol: unknown type ${JSON.stringify(type)}`)
  }

  /** @param {number} depth @returns {Value[]} */
  list(depth) {
    const list = []
    for (let left = this.count(); left > 0; left--) list.push(this.value(depth + 1))
    return list
  }
}
