// columns.js holds many small records as one typed array a field, which grow, and finds by time.

/** @typedef {Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array} Column */

/**
 * Makes a table of records from its (empty) columns. next() adds a record of zeros and returns
 * its index; records are never taken away.
 * @template {Record<string, Column>} C
 * @param {C} columns
 * @returns {C & {length: number, next(): number}}
 */
export function table(columns) {
  const names = Object.keys(columns)
  let room = 0
  const it = /** @type {any} */ ({
    ...columns,
    length: 0,
    next() {
      if (it.length === room) {
        room = Math.max(8, room * 2)
        for (const name of names) it[name] = larger(it[name], room)
      }
      return it.length++
    },
  })
  return it
}

const NOTHING = new Int32Array(0)

/** A list of whole numbers. */
export class Ints {
  constructor() {
    this.length = 0
    this.values = NOTHING
  }

  /** @param {number} value */
  push(value) {
    if (this.length === this.values.length) this.values = larger(this.values, Math.max(4, this.length * 2))
    this.values[this.length++] = value
  }

  /** @param {number} i @returns {number} -1 outside the list */
  get(i) {
    return i >= 0 && i < this.length ? this.values[i] : -1
  }
}

/** @template {Column} T @param {T} array @param {number} length @returns {T} */
function larger(array, length) {
  const copy = /** @type {T} */ (new /** @type {any} */ (array.constructor)(length))
  copy.set(array)
  return copy
}

/** How many of the first n entries of a sorted array are at or before t. @param {Float64Array} times @param {number} n @param {number} t */
export function upTo(times, n, t) {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle] <= t) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of them are before t. @param {Float64Array} times @param {number} n @param {number} t */
export function below(times, n, t) {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle] < t) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of a list of records, whose times rise, are at or before t. @param {Float64Array} times @param {Ints} list @param {number} t */
export function listUpTo(times, list, t) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[list.values[middle]] <= t) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of them are before t. @param {Float64Array} times @param {Ints} list @param {number} t */
export function listBelow(times, list, t) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[list.values[middle]] < t) low = middle + 1
    else high = middle
  }
  return low
}
