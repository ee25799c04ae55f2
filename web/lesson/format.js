// format.js writes times, machines and endings in the words of the page.

const units = [
  { name: "s", seconds: 1 },
  { name: "ms", seconds: 1e-3 },
  { name: "µs", seconds: 1e-6 },
  { name: "ns", seconds: 1e-9 },
]

/** A duration in the unit that fits, to three digits: 2 s, 41.2 µs.
 * @param {number} seconds */
export function duration(seconds) {
  if (!(seconds > 0)) return "0 s"
  const unit = units.find((u) => seconds >= 0.9995 * u.seconds) ?? units[units.length - 1]
  const amount = seconds / unit.seconds
  const digits = amount >= 999.5 ? 0 : 3
  return `${digits ? Number(amount.toPrecision(digits)) : Math.round(amount)} ${unit.name}`
}

/** @param {number} n @param {string} noun */
export const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`

/** How a run ended, in a few words.
 * @param {import("../engine/client.js").Run} run */
export function ending({ kind, exit, failure }) {
  if (failure) return "the engine broke off"
  switch (kind) {
    case "ok":
      return exit === 0 ? "finished" : `exit ${exit}`
    case "exception":
      return `ended by an exception, exit ${exit}`
    case "syntax":
      return "not a Python program"
    case "stopped":
      return "stopped"
    case "deadlock":
      return "deadlock: everybody waits"
    case "livelock":
      return "livelock: busy, and getting nowhere"
    case "limit":
      return "a limit was reached"
  }
}
