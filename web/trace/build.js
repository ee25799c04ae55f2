// build.js makes a model from the packed bytes of a trace, while they come in.
//
//     const builder = new Builder()
//     builder.feed(bytes)             // again and again while a run goes on
//     builder.model.lanes[0].name     // "MainThread"

import { Ints } from "./columns.js"
import { Decoder } from "./decode.js"
import { EV } from "./events.js"
import { ARROW, Lane, MACHINE, Model, NONE, ownerTable, pack, STATE } from "./model.js"

export class Builder {
  constructor() {
    this.model = new Model()
    this.processIndex = /** @type {Map<number, number>} */ (new Map())
    this.objectIndex = /** @type {Map<number, number>} */ (new Map())
    this.wordIndex = new Map([["", 0]])
    this.items = /** @type {Map<number, number>} */ (new Map()) // item -> the act that put it
    this.thread = /** @type {Lane | undefined} */ (undefined) // of the latest line
    this.decoder = new Decoder({
      line: (time, thread, file, line) => this.onLine(time, thread, file, line),
      event: (kind, time, thread, args) => this.onEvent(kind, time, thread, args),
    })
  }

  /** Adds the next bytes of the trace. Throws when they are damaged. @param {Uint8Array} bytes */
  feed(bytes) {
    if (bytes.length === 0) return
    this.model.version++
    this.decoder.feed(bytes)
  }

  /** @param {number} time @param {number} thread @param {number} file @param {number} line */
  onLine(time, thread, file, line) {
    if (this.thread?.id !== thread) this.thread = this.model.threads.get(thread)
    const lines = this.thread?.lines
    if (!lines) return
    const i = lines.next()
    lines.time[i] = time
    lines.place[i] = pack(file, line)
    if (time > this.model.end) this.model.end = time
  }

  /** @param {number} kind @param {number} time @param {number} thread @param {any[]} a */
  onEvent(kind, time, thread, a) {
    if (time > this.model.end) this.model.end = time
    const lane = this.model.threads.get(thread)
    switch (kind) {
      case EV.machine:
        this.model.machine = { cores: a[0], gil: a[1] === 1, switch: a[2], policy: a[3], start: a[4], seed: a[5] }
        for (let i = 0; i < Math.min(a[0], 1024); i++) this.model.cores.push(ownerTable())
        break
      case EV.file:
        this.model.files[Math.min(a[0], 4095)] = a[1]
        break
      case EV.process:
        this.addProcess(time, lane, a)
        break
      case EV.process_end: {
        const process = this.model.processes[this.processIndex.get(a[0]) ?? NONE]
        if (process) Object.assign(process, { end: time, code: a[1] })
        break
      }
      case EV.thread:
        this.addThread(time, lane, a)
        break
      case EV.thread_name: {
        const named = this.model.threads.get(a[0])
        if (named) named.name = a[1]
        break
      }
      case EV.task_name: {
        const named = this.model.tasks.get(a[0])
        if (named) named.name = a[1]
        break
      }
      case EV.object:
        this.addObject(time, a)
        break
      case EV.object_name: {
        const named = this.model.objects[this.objectAt(a[0])]
        if (named) named.name = a[1]
        break
      }
      case EV.wake:
        this.wake(time, lane, this.model.threads.get(a[0]), a[1], a[2])
        break
      case EV.put:
      case EV.set:
        this.act(kind, time, lane, a)
        break
      case EV.choice:
        this.model.choices.push({ time, n: a[0], what: a[1], chosen: a[2], among: a[3] })
        break
      case EV.cut:
        if (a[0] === 0) this.model.cut.fine = time
        else this.model.cut.all = time
        break
      case EV.note:
        this.model.notes.push({ time, text: a[0] })
        break
      case EV.end:
        this.model.kind = a[0]
        break
      default:
        if (lane) this.onThread(kind, time, lane, a)
    }
  }

  /** @param {number} kind @param {number} time @param {Lane} lane @param {any[]} a */
  onThread(kind, time, lane, a) {
    switch (kind) {
      case EV.run:
        this.core(time, a[0], lane.index)
        this.threadChange(time, lane, STATE.running, a[0], "", 0, a[1], a[2])
        break
      case EV.ready:
        this.threadChange(time, lane, a[0] === 1 ? STATE.wantsGil : STATE.ready, NONE, "", 0, a[1], a[2])
        break
      case EV.sleep:
        this.threadChange(time, lane, STATE.sleeping, NONE, "sleep", a[0], a[1], a[2])
        break
      case EV.block:
        this.threadChange(time, lane, STATE.blocked, this.objectAt(a[0]), a[1], a[2], a[3], a[4])
        break
      case EV.thread_end:
        this.threadChange(time, lane, STATE.done, NONE, "", 0, 0, 0)
        this.finish(time, lane, a)
        break
      case EV.gil_take:
      case EV.gil_drop:
        this.owner(this.model.processes[lane.process]?.gil, time, kind === EV.gil_take ? lane.index : NONE)
        break
      case EV.gil_request:
        this.owner(this.model.processes[lane.process]?.requests, time, lane.index)
        break
      case EV.task:
      case EV.task_step:
      case EV.task_await:
      case EV.task_wake:
      case EV.task_end:
        this.onTask(kind, time, lane, a)
        break
      case EV.op:
      case EV.op_end:
        this.operation(kind, time, this.doer(lane), a)
        break
      case EV.out:
        this.model.outputs.push({
          time,
          lane: this.doer(lane).index,
          thread: lane.id,
          stream: a[0] === 1 ? "stderr" : "stdout",
          text: a[1],
        })
        break
      case EV.access: {
        const i = this.model.accesses.next()
        this.model.accesses.time[i] = time
        this.model.accesses.how[i] = a[0]
        this.model.accesses.what[i] = this.word(a[1])
        this.model.accesses.place[i] = pack(a[2], a[3])
        this.doer(lane).accesses.push(i)
        break
      }
      default:
        this.act(kind, time, lane, a)
    }
  }

  /** The task whose step is innermost on a thread, or else the thread. @param {Lane} thread */
  doer(thread) {
    return thread.steps.length ? thread.steps[thread.steps.length - 1] : thread
  }

  /** A thread's state changes; so does that of the task whose step it is in, since it cannot go on either.
   * @param {number} time @param {Lane} lane @param {number} state @param {number} what @param {string} why
   * @param {number} until @param {number} file @param {number} line */
  threadChange(time, lane, state, what, why, until, file, line) {
    if (lane.state === STATE.running) this.leaveCore(time, lane)
    const { waker, wakeWhy } = lane
    this.change(time, lane, state, what, why, until, file, line)
    const task = this.doer(lane)
    if (task === lane || state === STATE.done) return
    task.waker = waker
    task.wakeWhy = wakeWhy
    this.model.changes.step[this.change(time, task, state, what, why, until, file, line)] = 1
  }

  /** @param {number} time @param {Lane} lane @param {number} state @param {number} what @param {string} why
   * @param {number} until @param {number} file @param {number} line @returns {number} its index in changes */
  change(time, lane, state, what, why, until, file, line) {
    const { changes } = this.model
    if (lane.state === STATE.running) lane.busy += time - lane.since
    const i = changes.next()
    changes.time[i] = time
    changes.until[i] = until
    changes.busy[i] = lane.busy
    changes.place[i] = pack(file, line)
    changes.what[i] = what
    changes.from[i] = lane.waker
    changes.why[i] = this.word(why)
    changes.wakeWhy[i] = lane.wakeWhy
    changes.state[i] = state
    lane.changes.push(i)
    lane.state = state
    lane.since = time
    lane.waker = NONE
    lane.wakeWhy = 0
    return i
  }

  /** @param {number} time @param {number} core @param {number} owner a lane or NONE */
  core(time, core, owner) {
    this.owner(this.model.cores[core], time, owner)
  }

  /** @param {number} time @param {Lane} lane */
  leaveCore(time, lane) {
    const last = lane.changes.get(lane.changes.length - 1)
    if (last >= 0) this.core(time, this.model.changes.what[last], NONE)
  }

  /** @param {ReturnType<typeof ownerTable> | undefined} owners @param {number} time @param {number} lane */
  owner(owners, time, lane) {
    if (!owners) return
    const i = owners.next()
    owners.time[i] = time
    owners.lane[i] = lane
  }

  /** @param {number} kind @param {number} time @param {Lane} thread @param {any[]} a */
  onTask(kind, time, thread, a) {
    if (kind === EV.task) {
      const loop = this.model.threads.get(a[1]) ?? thread
      const task = this.addLane("task", a[0], a[3], time, loop.process)
      task.loop = loop.index
      task.parent = this.model.tasks.get(a[2])?.index ?? thread.index
      loop.tasks++
      this.model.tasks.set(a[0], task)
      this.arrow(ARROW.start, time, this.doer(thread), time, task, NONE, "")
      this.change(time, task, STATE.ready, NONE, "", 0, 0, 0)
      return
    }
    const task = this.model.tasks.get(a[0])
    if (!task) return
    const core = this.model.changes.what[Math.max(thread.changes.get(thread.changes.length - 1), 0)]
    switch (kind) {
      case EV.task_step:
        thread.steps.push(task)
        this.owner(thread.turns, time, task.index)
        this.change(time, task, STATE.running, core, "", 0, a[1], a[2])
        break
      case EV.task_await:
        this.leaveStep(time, thread, task)
        this.change(
          time,
          task,
          a[2] === "sleep" ? STATE.sleeping : STATE.blocked,
          this.objectAt(a[1]),
          a[2],
          a[3],
          a[4],
          a[5]
        )
        break
      case EV.task_wake:
        this.wake(time, thread, task, a[1], a[2])
        this.change(time, task, STATE.ready, NONE, "", 0, 0, 0)
        break
      case EV.task_end:
        this.leaveStep(time, thread, task)
        this.change(time, task, STATE.done, NONE, "", 0, 0, 0)
        this.finish(time, task, a.slice(1))
    }
  }

  /** @param {number} time @param {Lane} thread @param {Lane} task */
  leaveStep(time, thread, task) {
    if (this.doer(thread) !== task) return
    thread.steps.pop()
    const next = this.doer(thread)
    this.owner(thread.turns, time, next === thread ? NONE : next.index)
  }

  /** @param {number} time @param {Lane} lane @param {any[]} a how and error */
  finish(time, lane, a) {
    lane.end = time
    lane.how = a[0]
    lane.error = a[1]
  }

  /** @param {number} time @param {Lane | undefined} thread that wakes @param {Lane | undefined} woken @param {number} id of the object @param {string} why */
  wake(time, thread, woken, id, why) {
    if (!woken) return
    const waker = thread && this.doer(thread)
    woken.waker = waker ? waker.index : MACHINE
    woken.wakeWhy = this.word(why)
    if (waker && waker.index !== woken.loop) this.arrow(ARROW.wake, time, waker, time, woken, this.objectAt(id), why)
  }

  /** @param {number} kind @param {number} time @param {Lane} from @param {number} to @param {Lane} lane @param {number} object @param {string} why */
  arrow(kind, time, from, to, lane, object, why) {
    const { arrows } = this.model
    const i = arrows.next()
    arrows.kind[i] = kind
    arrows.time[i] = time
    arrows.to[i] = to
    arrows.from[i] = from.index
    arrows.lane[i] = lane.index
    arrows.object[i] = object
    arrows.why[i] = this.word(why)
    from.out.push(i)
    lane.in.push(i)
  }

  /** @param {number} kind @param {number} time @param {Lane | undefined} thread @param {any[]} a */
  act(kind, time, thread, a) {
    const object = this.objectAt(a[0])
    if (object === NONE) return
    const { acts } = this.model
    const lane = thread && this.doer(thread)
    const moves = kind === EV.put || kind === EV.get
    const i = acts.next()
    acts.kind[i] = kind
    acts.time[i] = time
    acts.object[i] = object
    acts.lane[i] = lane ? lane.index : MACHINE
    acts.n[i] = (moves ? a[2] : typeof a[1] === "number" ? a[1] : 0) || 0
    this.model.objects[object].acts.push(i)
    acts.op[i] = lane?.openOps.length ? lane.openOps[0] + 1 : 0
    lane?.acts.push(i)
    if (moves && a[1]) this.item(kind, time, lane, object, a[1], i)
  }

  /** @param {number} kind @param {number} time @param {Lane | undefined} lane @param {number} object @param {number} item @param {number} act */
  item(kind, time, lane, object, item, act) {
    if (kind === EV.put) {
      this.items.set(item, act)
      return
    }
    const put = this.items.get(item)
    if (put === undefined) return
    this.items.delete(item)
    const from = this.model.lanes[this.model.acts.lane[put]]
    if (from && lane) this.arrow(ARROW.item, this.model.acts.time[put], from, time, lane, object, "")
  }

  /** @param {number} kind @param {number} time @param {Lane} lane @param {any[]} a */
  operation(kind, time, lane, a) {
    const { ops } = this.model
    if (kind === EV.op_end) {
      const i = lane.openOps.pop()
      if (i === undefined) return
      ops.end[i] = time
      ops.how[i] = a[0]
      return
    }
    const i = ops.next()
    ops.time[i] = time
    ops.end[i] = Number.NaN
    ops.name[i] = this.word(a[0])
    ops.object[i] = this.objectAt(a[1])
    ops.place[i] = pack(a[2], a[3])
    if (lane.openOps.length === 0) lane.ops.push(i)
    lane.openOps.push(i)
  }

  /** @param {number} time @param {Lane | undefined} starter @param {any[]} a */
  addProcess(time, starter, a) {
    const index = this.model.processes.length
    this.processIndex.set(a[0], index)
    this.model.processes.push({
      index,
      id: a[0],
      parent: this.processIndex.get(a[1]) ?? NONE,
      how: a[2],
      name: a[3],
      start: time,
      end: Number.POSITIVE_INFINITY,
      code: 0,
      gil: ownerTable(),
      requests: ownerTable(),
      starter: starter ? starter.index : NONE,
    })
  }

  /** @param {number} time @param {Lane | undefined} starter @param {any[]} a */
  addThread(time, starter, a) {
    const thread = this.addLane("thread", a[0], a[2], time, this.processIndex.get(a[1]) ?? NONE)
    this.model.threads.set(a[0], thread)
    if (!starter) return
    const doer = this.doer(starter)
    thread.parent = doer.index
    this.arrow(ARROW.start, time, doer, time, thread, NONE, "")
  }

  /** @param {"thread" | "task"} kind @param {number} id @param {string} name @param {number} time @param {number} process */
  addLane(kind, id, name, time, process) {
    const lane = new Lane(this.model.lanes.length, kind, id, name, time)
    lane.process = process
    this.model.lanes.push(lane)
    return lane
  }

  /** @param {number} time @param {any[]} a */
  addObject(time, a) {
    const index = this.model.objects.length
    this.objectIndex.set(a[0], index)
    this.model.objects.push({
      index,
      id: a[0],
      kind: a[1],
      name: a[2],
      process: this.processIndex.get(a[3]) ?? NONE,
      n: a[4],
      size: a[5],
      time,
      acts: new Ints(),
    })
  }

  /** @param {number} id @returns {number} */
  objectAt(id) {
    return id ? (this.objectIndex.get(id) ?? NONE) : NONE
  }

  /** @param {string} text @returns {number} */
  word(text) {
    let i = this.wordIndex.get(text)
    if (i === undefined) {
      i = this.model.words.length < 65535 ? this.model.words.push(text) - 1 : 0
      this.wordIndex.set(text, i)
    }
    return i
  }
}
