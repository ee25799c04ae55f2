// worker.js runs the engine away from the page: it loads the compiled module, then turns one
// run at a time into slices of about ten milliseconds, posting what each slice brought.
//
//     page -> worker                           worker -> page
//     {type: "load", engine}                   {type: "ready"}
//     {type: "run", id, request}               {type: "slice", id, answer}   many, the last is done
//     {type: "ask", id, request}               {type: "answer", id, answer}
//     {type: "input", id, line?, eof?}         {type: "failed", id, message, refused}
//     {type: "taken", id}   a slice
//     {type: "stop", id}
//
// request and answer are the messages of protocol.js. A failure with `refused` set is a request
// that was wrong; without it the engine itself broke and the worker is of no more use. Between two slices the worker yields
// through a MessageChannel, which lets the page's messages in and costs microseconds, where a
// timer would cost milliseconds.
import "./wasm_exec.js"
import { decode, encode } from "./protocol.js"

const sliceMilliseconds = 10
/** So many slices may be on their way; a program that prints without end waits for the page. */
const mostUntaken = 8

/** The run in progress, if any. @type {number | undefined} */
let current
/** Slices of it that the page has not taken yet. */
let untaken = 0
/** Goes on with it when the page has taken some. @type {() => void} */
let taken = () => {}

self.onmessage = async ({ data }) => {
  try {
    switch (data.type) {
      case "load":
        await load(data.engine)
        return post({ type: "ready" })
      case "run":
        call({ ...data.request, id: data.id })
        current = data.id
        untaken = 0
        return await steps(data.id)
      case "taken":
        if (data.id !== current) return
        untaken--
        return taken()
      case "ask":
        return post({ type: "answer", id: data.id, answer: call({ ...data.request, id: data.id }) })
      case "input":
        if (data.id !== current) return
        call({ op: "input", id: data.id, line: data.line, eof: data.eof })
        return await steps(data.id)
      case "stop":
        if (data.id !== current) return
        call({ op: "stop", id: data.id })
        return post({ type: "slice", ...finish(data.id) })
    }
  } catch (error) {
    current = undefined
    const message = error instanceof Error ? error.message : String(error)
    post({ type: "failed", id: data.id, message, refused: error instanceof Refusal })
  }
}

/** The engine's answer to a request that was wrong. */
class Refusal extends Error {}

/** Instantiates the engine and hands it its library; its main function registers `taketurns`
 * before it first blocks.
 * @param {{module: WebAssembly.Module, library: Uint8Array}} engine */
async function load({ module, library }) {
  const go = new Go()
  const instance = await WebAssembly.instantiate(module, go.importObject)
  go.run(instance)
  if (!globalThis.taketurns) throw new Error("the engine did not start")
  call({ op: "library", files: library })
}

/** Sends one request and reads the answer.
 * @param {{[name: string]: unknown}} request
 * @returns {import("./protocol.js").Message} */
function call(request) {
  const bytes = globalThis.taketurns(encode(request))
  if (!bytes) throw new Error("it ended in the middle of a request")
  const answer = decode(bytes)
  if (answer.error) throw new Refusal(String(answer.error))
  return answer
}

/** Steps a run until it is done, is stopped, or waits for input.
 * @param {number} id */
async function steps(id) {
  while (id === current) {
    const answer = call({ op: "step", id, budget: sliceMilliseconds })
    if (answer.state === "done") current = undefined
    post({ type: "slice", id, answer })
    if (answer.state !== "running") return
    untaken++
    if (untaken < mostUntaken) await yieldToMessages()
    else await new Promise((resolve) => (taken = () => resolve(undefined)))
  }
}

/** The last slice of a run that was told to stop.
 * @param {number} id */
function finish(id) {
  current = undefined
  return { id, answer: call({ op: "step", id, budget: sliceMilliseconds }) }
}

/** Posts a message, giving the trace's bytes away instead of copying them.
 * @param {{[name: string]: any}} message */
function post(message) {
  const trace = message.answer?.trace
  self.postMessage(message, { transfer: trace ? [trace.buffer] : [] })
}

const channel = new MessageChannel()
/** @type {() => void} */
let resume = () => {}
channel.port1.onmessage = () => resume()

/** Lets waiting messages in. Only one run steps at a time, so one waiter is enough.
 * @returns {Promise<void>} */
function yieldToMessages() {
  return new Promise((resolve) => {
    resume = resolve
    channel.port2.postMessage(undefined)
  })
}
