// machine.js knows the settings of the simulated computer: names, choices, defaults, words.

/**
 * @typedef {{[name: string]: string}} Options settings that differ from the defaults, as the command line's flags
 * @typedef {object} Setting
 * @property {string} name the flag
 * @property {string} label
 * @property {string} help one sentence
 * @property {string} standard the default
 * @property {{value: string, label: string}[]} [choices] absent: a whole number
 * @property {[number, number]} [range] of the number
 */

/** @type {Setting[]} */
export const settings = [
  {
    name: "cores",
    label: "Cores",
    help: "How many threads can run at one instant.",
    standard: "2",
    range: [1, 64],
  },
  {
    name: "gil",
    label: "GIL",
    help: "With the lock on, one thread of a process runs Python at a time.",
    standard: "on",
    choices: [
      { value: "on", label: "on" },
      { value: "off", label: "off (free-threaded)" },
    ],
  },
  {
    name: "switch",
    label: "Switch points",
    help: "Where a thread may have to give way.",
    standard: "calls",
    choices: [
      { value: "calls", label: "calls and loops, as CPython 3.10 and later" },
      { value: "instruction", label: "any instruction, the worst case" },
      { value: "parallel", label: "parallel, without the GIL" },
    ],
  },
  {
    name: "start",
    label: "Processes start by",
    help: "How multiprocessing makes a new process.",
    standard: "fork",
    choices: [
      { value: "fork", label: "fork" },
      { value: "spawn", label: "spawn" },
      { value: "forkserver", label: "forkserver" },
    ],
  },
  {
    name: "policy",
    label: "Who runs next",
    help: "How the next thread is chosen where several could run.",
    standard: "realistic",
    choices: [
      { value: "realistic", label: "realistic" },
      { value: "round-robin", label: "round robin" },
      { value: "random", label: "at random" },
      { value: "pct", label: "random priorities (PCT)" },
    ],
  },
  {
    name: "seed",
    label: "Seed",
    help: "The same seed gives the same run; another one may give another.",
    standard: "0",
    range: [0, 4294967295],
  },
]

/** Every setting with its value. The GIL decides about parallel switch points, as on the command line.
 * @param {Options} options @returns {Options} */
export function complete(options) {
  const all = Object.fromEntries(settings.map(({ name, standard }) => [name, options[name] ?? standard]))
  if (all.gil === "off") all.switch = "parallel"
  return all
}

/** Changes one setting, and any other that would contradict it. What is not a setting of the
 * computer, such as a schedule, belongs to one run of one computer and goes.
 * @param {Options} options @param {string} name @param {string} value @returns {Options} */
export function change(options, name, value) {
  const { schedule: _, ...next } = { ...options, [name]: value }
  if (name === "gil" && value === "off") next.switch = "parallel"
  if (name === "gil" && value === "on" && next.switch === "parallel") next.switch = "calls"
  if (name === "switch") next.gil = value === "parallel" ? "off" : "on"
  for (const setting of settings) {
    if (next[setting.name] === setting.standard) delete next[setting.name]
  }
  return next
}

/** The computer in a few words: cores and GIL always, the rest where it is not the default.
 * @param {Options} options @returns {{name: string, value: string}[]} */
export function summary(options) {
  const all = complete(options)
  const parts = [
    { name: all.cores === "1" ? "core" : "cores", value: all.cores },
    { name: "GIL", value: all.gil },
  ]
  if (all.gil === "on" && all.switch !== "calls") parts.push({ name: "switch", value: "any instruction" })
  for (const name of ["start", "policy", "seed"]) {
    const standard = settings.find((setting) => setting.name === name)?.standard
    if (all[name] !== standard) parts.push({ name, value: all[name] })
  }
  if (options.schedule) parts.push({ name: "schedule", value: "given" })
  return parts
}

/** Which of these are settings that a reader may bring along in an address.
 * @param {Options} options @returns {Options} */
export function allowed(options) {
  const names = [...settings.map(({ name }) => name), "limit", "args", "stdin"]
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)))
}
