// log.js keeps what a program wrote as lines of pieces, each piece by one thread, and knows
// when it was written once the trace says so.

/** @typedef {import("../engine/client.js").OutputPiece} OutputPiece */

/**
 * @typedef {"stdout" | "stderr" | "typed"} Stream
 * @typedef {object} Piece
 * @property {Stream} stream
 * @property {string} text without newlines
 * @property {number} thread
 * @property {number} end how much of its stream was written when it was, in characters
 *
 * @typedef {Piece[]} Line
 * @typedef {{stream: string, text: string, time: number}} Write one write, as the trace has it; time in virtual ns
 */

/** As many lines are kept to be shown; the run itself keeps all of it. */
const most = 4000
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

  /** The threads that wrote. @returns {Set<number>} */
  writers() {
    const writers = new Set()
    for (const line of this.lines) {
      for (const piece of line) if (piece.stream !== "typed") writers.add(piece.thread)
    }
    return writers
  }
}

/** When each piece was written, from the trace's writes: a function from piece to virtual ns.
 * @param {Write[]} writes in the order of their streams @returns {(piece: Piece) => number} */
export function clock(writes) {
  /** @type {{[stream: string]: {end: number, time: number}[]}} */
  const streams = {}
  for (const { stream, text, time } of writes) {
    streams[stream] ??= []
    const list = streams[stream]
    list.push({ end: (list.at(-1)?.end ?? 0) + text.length, time })
  }
  return ({ stream, end }) => {
    const list = streams[stream] ?? []
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle].end < end) low = middle + 1
      else high = middle
    }
    return list[low]?.time ?? 0
  }
}
