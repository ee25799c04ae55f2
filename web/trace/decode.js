// decode.js reads the packed bytes of a trace (docs/trace.md), piece by piece as they come.

import {
  EV,
  HEADER,
  NAME,
  NUMBERS,
  ONE_OF,
  PLACE,
  SHORT_LINE,
  SHORT_LINE_MID,
  SIGNED,
  TABLE,
  TEXT,
  UNTIL,
  VERSION,
} from "./events.js"

/**
 * Where decoded events go. Times are virtual nanoseconds, thread 0 is the machine. Arguments
 * are those of the event's row in TABLE, and the array is used again: numbers for numbers and
 * for ONE_OF, strings, arrays of numbers, and for a place its file with its line behind it.
 * @typedef {object} Sink
 * @property {(time: number, thread: number, file: number, line: number) => void} line
 * @property {(kind: number, time: number, thread: number, args: any[]) => void} event
 */

/** Times and identifiers above this are damage. */
const MAX_NUMBER = 2 ** 53

export class Decoder {
  /** @param {Sink} sink */
  constructor(sink) {
    this.sink = sink
    this.names = [""]
    this.time = 0
    this.thread = 0
    this.file = 0
    this.line = 0
    /** Bytes of whole events so far, the header included. */
    this.offset = 0
    this.bytes = /** @type {Uint8Array} */ (new Uint8Array(0))
    this.at = 0 // of the next byte to read, in bytes
    this.short = false // the event at hand goes on beyond bytes
    this.args = /** @type {any[]} */ ([])
    this.utf8 = new TextDecoder()
  }

  /**
   * Decodes what is whole and keeps the rest for the next piece.
   * Throws when the bytes are no trace, of another version, or damaged.
   * @param {Uint8Array} piece
   */
  feed(piece) {
    const rest = this.bytes.subarray(this.at)
    if (rest.length) {
      this.bytes = new Uint8Array(rest.length + piece.length)
      this.bytes.set(rest)
      this.bytes.set(piece, rest.length)
    } else {
      this.bytes = piece
    }
    this.at = 0
    if (this.offset === 0 && !this.header()) return
    this.events()
  }

  /** Whether all that was fed was whole events. */
  get whole() {
    return this.offset > 0 && this.at === this.bytes.length
  }

  header() {
    const size = HEADER.length + 1
    if (this.bytes.length < size) return false
    const head = String.fromCharCode(...this.bytes.subarray(0, size - 1))
    const version = this.bytes[size - 1]
    if (head !== HEADER) throw new Error("These bytes are no trace.")
    if (version !== VERSION) throw new Error(`This trace has version ${version}; this page reads version ${VERSION}.`)
    this.at = this.offset = size
    return true
  }

  events() {
    const { bytes, sink } = this
    const end = bytes.length
    while (this.at < end) {
      const start = this.at
      const first = bytes[this.at++]
      if (first >= SHORT_LINE) {
        const dt = this.number()
        if (this.short) return this.wait(start)
        this.line += first - SHORT_LINE - SHORT_LINE_MID
        this.advance(dt)
        if (this.line < 0) this.damaged("negative line")
        sink.line(this.time, this.thread, this.file, this.line)
      } else if (first === EV.on) {
        const thread = this.number()
        if (this.short) return this.wait(start)
        this.thread = thread
      } else if (first === EV.string) {
        const text = this.text()
        if (this.short) return this.wait(start)
        this.names.push(text)
      } else {
        const row = TABLE[first]
        if (first === 0 || row === undefined) this.damaged(`unknown event ${first}`)
        const dt = this.signed()
        this.arguments(row.args, this.time + dt)
        if (this.short) return this.wait(start)
        this.advance(dt)
        if (first === EV.line) {
          ;[this.file, this.line] = this.args
          sink.line(this.time, this.thread, this.file, this.line)
        } else {
          sink.event(first, this.time, this.thread, this.args)
        }
      }
      this.offset += this.at - start
    }
  }

  /** Goes back to an event that is not whole yet. @param {number} start */
  wait(start) {
    this.at = start
    this.short = false
  }

  /** @param {import("./events.js").Arg[]} row @param {number} now */
  arguments(row, now) {
    const { args } = this
    args.length = 0
    for (const { type, name, values } of row) {
      switch (type) {
        case SIGNED:
          args.push(this.signed())
          break
        case UNTIL: {
          const n = this.number()
          args.push(n && now + n - 1)
          break
        }
        case PLACE:
          args.push(this.number(), this.number())
          break
        case NAME: {
          const n = this.number()
          if (n >= this.names.length) this.damaged(`string ${n} is not defined`)
          args.push(this.names[n])
          break
        }
        case TEXT:
          args.push(this.text())
          break
        case NUMBERS: {
          const n = this.number()
          const list = []
          for (let i = 0; i < n && !this.short; i++) list.push(this.number())
          args.push(list)
          break
        }
        default: {
          const n = this.number()
          if (type === ONE_OF && values && n >= values.length) this.damaged(`${name} is ${n}`)
          args.push(n)
        }
      }
    }
  }

  /** @param {number} dt */
  advance(dt) {
    this.time += dt
    if (this.time < 0 || this.time > MAX_NUMBER) this.damaged("time out of range")
  }

  /** Seven bits a byte, the lowest first. */
  number() {
    const { bytes } = this
    const end = bytes.length
    let value = 0
    let unit = 1
    for (;;) {
      if (this.at >= end) {
        this.short = true
        return 0
      }
      const byte = bytes[this.at++]
      value += (byte & 0x7f) * unit
      if (byte < 0x80) return value
      unit *= 128
      if (unit > MAX_NUMBER) this.damaged("number out of range")
    }
  }

  /** 0, -1, 1, -2, … are written 0, 1, 2, 3, … */
  signed() {
    const n = this.number()
    return n % 2 ? -(n + 1) / 2 : n / 2
  }

  text() {
    const length = this.number()
    if (this.short || this.at + length > this.bytes.length) {
      this.short = true
      return ""
    }
    this.at += length
    return this.utf8.decode(this.bytes.subarray(this.at - length, this.at))
  }

  /** @param {string} what @returns {never} */
  damaged(what) {
    throw new Error(`The trace is damaged after byte ${this.offset}: ${what}.`)
  }
}
