// store.js keeps what belongs to the reader: edits, predictions, progress. It stays on this
// device, can be exported and erased, and a browser that refuses storage only forgets sooner.
//
//     edit/PAGE/EXAMPLE      {source, options}   what the reader made of an example
//     predict/PAGE/EXAMPLE   text
//     ran/PAGE               [example ids]
//     done/LESSON            true
//     document               {name, text}        the reader's own, shown by open/
//     keys                   false when single-key shortcuts are switched off

export class Store {
  /** What storage refused, or what there is without it. @type {Map<string, string>} */
  #memory = new Map()

  /** @param {Storage | undefined} storage
   * @param {string} prefix tells this site from others of the same origin */
  constructor(storage, prefix) {
    this.storage = storage
    this.prefix = `taketurns ${prefix} `
  }

  /** @param {string} key @returns {any} undefined when there is nothing, or nothing readable */
  get(key) {
    const text = this.#memory.get(key) ?? this.#attempt((storage) => storage.getItem(this.prefix + key))
    try {
      return text ? JSON.parse(text) : undefined
    } catch {
      return undefined
    }
  }

  /** @param {string} key @param {unknown} value
   * @returns {boolean} whether it will still be there after a reload */
  set(key, value) {
    const text = JSON.stringify(value)
    const kept = this.#attempt((storage) => {
      storage.setItem(this.prefix + key, text)
      return true
    })
    if (kept) this.#memory.delete(key)
    else this.#memory.set(key, text)
    return kept === true
  }

  /** @param {string} key */
  remove(key) {
    this.#memory.delete(key)
    this.#attempt((storage) => storage.removeItem(this.prefix + key))
  }

  /** @returns {string[]} */
  keys() {
    const stored = this.#attempt((storage) => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? ""))
    const own = (stored ?? []).filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length))
    return [...new Set([...own, ...this.#memory.keys()])].sort()
  }

  /** Everything, as text that the reader can keep. */
  export() {
    return JSON.stringify(Object.fromEntries(this.keys().map((key) => [key, this.get(key)])), null, 1)
  }

  erase() {
    for (const key of this.keys()) this.remove(key)
  }

  /** Storage can be switched off, full, or forbidden in a frame; all of that throws.
   * @template T @param {(storage: Storage) => T} action @returns {T | undefined} */
  #attempt(action) {
    try {
      return this.storage && action(this.storage)
    } catch {
      return undefined
    }
  }
}

/** The page's storage, if it may be touched at all. @returns {Storage | undefined} */
export function pageStorage() {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}
