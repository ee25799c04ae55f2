// program.js puts together what an example runs: in a notebook, the examples before it come
// first, so line numbers go on from theirs, in the editor as in tracebacks and on the timeline.

/**
 * @typedef {{id: string, source: string}} Part
 * @typedef {object} Program
 * @property {string} source the whole text that is run
 * @property {number} first the line on which the last part begins, from 1
 * @property {(line: number) => {id: string, line: number} | null} place whose line it is, and which there
 */

/** @param {Part[]} parts the last one is the example itself @returns {Program} */
export function assemble(parts) {
  const ended = parts.map(({ source }, i) => (i < parts.length - 1 && !source.endsWith("\n") ? source + "\n" : source))
  /** @type {{id: string, first: number, end: number}[]} */
  const spans = []
  let line = 1
  for (const [i, source] of ended.entries()) {
    const end = line + source.split("\n").length - (source.endsWith("\n") ? 1 : 0)
    spans.push({ id: parts[i].id, first: line, end: i === ended.length - 1 ? Number.POSITIVE_INFINITY : end })
    line = end
  }
  return {
    source: ended.join(""),
    first: spans[spans.length - 1].first,
    place(asked) {
      const span = spans.find(({ first, end }) => first <= asked && asked < end)
      return span ? { id: span.id, line: asked - span.first + 1 } : null
    },
  }
}
