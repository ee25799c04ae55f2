// state.js is what is true of one example: a frozen object and one function that says how an
// action changes it. It knows no DOM; the element in example.js draws it.

/** @typedef {import("../engine/client.js").Run} Run */
/** @typedef {import("./machine.js").Options} Options */

/**
 * @typedef {object} Original what the lesson says
 * @property {string} source
 * @property {Options} options
 *
 * @typedef {object} State
 * @property {Original} original
 * @property {string} source as it is now in the editor
 * @property {Options} options as they are now
 * @property {"idle" | "loading" | "running" | "asking" | "stopping" | "done"} phase
 * @property {string | null} prompt what the program asks, while it waits for a line
 * @property {number} time the program's clock, in virtual seconds
 * @property {Run | null} run the last one that ended
 * @property {{source: string, options: Options} | null} ran what that run, or the one in progress, was made of
 * @property {string | null} trouble what went wrong that is not the program's doing
 * @property {string | null} prediction what the reader said before the run; "" when skipped
 * @property {boolean} open whether it fills the window
 */

/**
 * @typedef {{type: "edit", source: string}
 *   | {type: "configure", options: Options}
 *   | {type: "reset"}
 *   | {type: "restore", source?: string, options?: Options, prediction?: string}
 *   | {type: "predict", text: string}
 *   | {type: "load"}
 *   | {type: "start"}
 *   | {type: "time", seconds: number}
 *   | {type: "ask", prompt: string}
 *   | {type: "answer"}
 *   | {type: "stop"}
 *   | {type: "end", run: Run}
 *   | {type: "trouble", message: string}
 *   | {type: "open", open: boolean}} Action
 */

/** @param {Original} original @returns {State} */
export function initial(original) {
  return Object.freeze({
    original: Object.freeze({ ...original }),
    source: original.source,
    options: original.options,
    phase: "idle",
    prompt: null,
    time: 0,
    run: null,
    ran: null,
    trouble: null,
    prediction: null,
    open: false,
  })
}

/** @param {State} state @param {Action} action @returns {State} */
export function update(state, action) {
  return Object.freeze({ ...state, ...changes(state, action) })
}

/** @param {State} state @param {Action} action @returns {Partial<State>} */
function changes(state, action) {
  switch (action.type) {
    case "edit":
      return { source: action.source }
    case "configure":
      return { options: action.options }
    case "reset":
      return { source: state.original.source, options: state.original.options }
    case "restore":
      return {
        source: action.source ?? state.source,
        options: action.options ?? state.options,
        prediction: action.prediction ?? state.prediction,
      }
    case "predict":
      return { prediction: action.text }
    case "load":
      return {
        phase: "loading",
        ran: { source: state.source, options: state.options },
        run: null,
        trouble: null,
        time: 0,
        prediction: state.prediction ?? "", // who runs without an answer has skipped the question
      }
    case "start":
      return state.phase === "loading" ? { phase: "running" } : {}
    case "time":
      return { time: action.seconds }
    case "ask":
      return { phase: "asking", prompt: action.prompt }
    case "answer":
      return { phase: "running", prompt: null }
    case "stop":
      return active(state) ? { phase: "stopping", prompt: null } : {}
    case "end":
      return { phase: "done", prompt: null, run: action.run, time: action.run.virtualSeconds }
    case "trouble":
      return { phase: "idle", prompt: null, trouble: action.message }
    case "open":
      return { open: action.open }
  }
}

/** Whether a program runs, or is about to. @param {State} state */
export const active = ({ phase }) => phase === "loading" || phase === "running" || phase === "asking"

/** Whether the reader has changed anything. @param {State} state */
export function changed({ source, options, original }) {
  return source !== original.source || !sameOptions(options, original.options)
}

/** Whether what is shown is of another program or machine than what is in the editor. @param {State} state */
export function stale({ ran, source, options }) {
  return ran !== null && (ran.source !== source || !sameOptions(ran.options, options))
}

/** @param {Options} a @param {Options} b */
function sameOptions(a, b) {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => a[name] === b[name])
}
