// log.js keeps what a program wrote as lines of pieces, each piece by one thread, and finds in
// the trace when and by whom a piece was written.

/** @typedef {import("../engine/client.js").OutputPiece} OutputPiece */

/**
 * @typedef {"stdout" | "stderr" | "typed"} Stream
 * @typedef {object} Piece
 * @property {Stream} stream
 * @property {string} text without newlines
 * @property {number} thread 0 for what the machine says itself
 * @property {number} end how much of its stream was written when it was, in characters
 *
 * @typedef {Piece[]} Line
 */

/** As many lines are kept to be shown; the run itself keeps all of it. */
const most = 2000
/** A line that never ends is cut into lines of this many characters. */
const longest = 10_000

export class OutputLog {
  /** @type {Line[]} the last one is still being written, and may be empty */
  lines = [[]]
  /** How many lines are no longer kept. */
  dropped = 0
  #lastLength = 0
  #written = { stdout: 0, stderr: 0, typed: 0 }

  /** Takes what was written, which may be many lines or a part of one.
   * @param {{stream: Stream, text: string, thread: number}} written */
  write({ stream, text, thread }) {
    for (const [i, part] of text.split("\n").entries()) {
      if (i > 0) {
        this.#endLine()
        this.#written[stream]++
      }
      for (let at = 0; at < part.length; at += longest) {
        if (this.#lastLength >= longest) this.#endLine()
        const cut = part.slice(at, at + longest)
        this.#written[stream] += cut.length
        this.#append({ stream, text: cut, thread, end: this.#written[stream] })
      }
    }
    if (this.lines.length > most + 1) {
      this.dropped += this.lines.length - most - 1
      this.lines = this.lines.slice(-most - 1)
    }
  }

  /** @param {Piece} piece */
  #append(piece) {
    const line = this.lines[this.lines.length - 1]
    this.#lastLength += piece.text.length
    const last = line[line.length - 1]
    if (last && last.stream === piece.stream && last.thread === piece.thread) {
      last.text += piece.text
      last.end = piece.end
    } else {
      line.push(piece)
    }
  }

  #endLine() {
    this.lines.push([])
    this.#lastLength = 0
  }
}

/** Finds the write of the trace that a piece of output comes from, which knows time and lane.
 * @template {{stream: string, text: string}} W */
export class Writes {
  /** The writes of each stream, and how much of it was written after each. @type {{[stream: string]: {end: number, write: W}[]}} */
  #streams = {}
  #read = 0

  /** @param {W[]} list in the order of their streams; it may grow */
  constructor(list) {
    this.list = list
  }

  /** @param {Piece} piece @returns {W | undefined} undefined as long as the trace is not that far */
  find({ stream, end }) {
    for (; this.#read < this.list.length; this.#read++) {
      const write = this.list[this.#read]
      this.#streams[write.stream] ??= []
      const ends = this.#streams[write.stream]
      ends.push({ end: (ends.at(-1)?.end ?? 0) + write.text.length, write })
    }
    const ends = this.#streams[stream] ?? []
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle].end < end) low = middle + 1
      else high = middle
    }
    return ends[low]?.write
  }
}
