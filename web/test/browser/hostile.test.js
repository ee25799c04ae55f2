// Tests in a browser that no program harms the page: whatever runs, the page stays alive, Stop
// works within a second, the engine is ready again a second later, and the edit is kept.
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { ended, openSite, run, type } from "./site.js"

/** @type {Awaited<ReturnType<typeof openSite>>} */
let site
before(async () => {
  site = await openSite()
})
after(() => site?.close())

/** The playground with a program in it. @param {string} source */
async function playground(source) {
  const opened = await site.open("playground/")
  const example = opened.page.locator("tt-example")
  await type(example, source)
  return { ...opened, example, source }
}

/** The program as the page keeps it; the editor draws only what is in view.
 * @param {import("playwright-core").Locator} example */
const kept = (example) => example.locator("pre.tt-source").textContent()

/** @param {Awaited<ReturnType<typeof playground>>} opened what must be as it should after a run */
async function unharmed({ page, context, example, source, problems }) {
  assert.ok((await kept(example)) === source, "the program is another one")
  await type(example, "print('well')")
  const began = Date.now()
  assert.equal((await run(example)).output, "well\n")
  assert.ok(Date.now() - began < 1000, `ready again after ${Date.now() - began} ms`)
  await page.reload()
  assert.equal(await kept(example), "print('well')")
  assert.deepEqual(problems, [])
  await context.close()
}

/** How long the page takes to draw its next pictures, at worst, over a while.
 * @param {import("playwright-core").Page} page @param {number} milliseconds */
async function longestPause(page, milliseconds) {
  return await page.evaluate(async (while_) => {
    let longest = 0
    let last = performance.now()
    const end = last + while_
    while (last < end) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }
    return longest
  }, milliseconds)
}

describe("programs without end are stopped", () => {
  const programs = {
    "an endless loop": "while True:\n    pass",
    "ten million prints": "for i in range(10 ** 7):\n    print(i)",
    "one line without end": "while True:\n    print('x', end='')",
    "an endless iteration in native code": "import itertools\nsum(itertools.repeat(1))",
    "an endless iteration within an expression": "import itertools\n0 in itertools.count(1)",
    "a number that grows and grows": "x = 3\nwhile True:\n    x *= x",
    "one huge power": "x = 7 ** (10 ** 9)",
    "threads without end":
      "import threading\ndef f():\n    while True:\n        pass\nfor _ in range(50):\n    threading.Thread(target=f).start()",
    "threads that start threads":
      "import threading\ndef f():\n    while True:\n        threading.Thread(target=f).start()\nf()",
    "tasks that start tasks":
      "import asyncio\nasync def f():\n    while True:\n        asyncio.create_task(f())\n        await asyncio.sleep(0)\nasyncio.run(f())",
    "processes that start processes": "import os\nwhile True:\n    os.fork()",
    "a list that grows": "a = []\nwhile True:\n    a.append('x' * 1000)",
    "an exception that is always caught":
      "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
  }
  for (const [name, source] of Object.entries(programs)) {
    test(name, async (t) => {
      const opened = await playground(source)
      const { page, example } = opened
      await page.keyboard.press("Shift+Enter")
      const stop = example.getByRole("button", { name: /^Stop/ })
      await stop.waitFor()
      t.diagnostic(`longest pause ${Math.round(await longestPause(page, 1500))} ms`)
      if (await stop.isVisible()) {
        const began = Date.now()
        await stop.click({ timeout: 1000 }).catch(() => {}) // it may have ended by itself, of want of memory
        await ended(example)
        const took = Date.now() - began
        t.diagnostic(`stopped after ${took} ms`)
        assert.ok(took < 1000, `${took} ms`)
      }
      await unharmed(opened)
    })
  }
})

describe("programs that fail say so", () => {
  const programs = {
    "endless recursion": ["def f():\n    return f()\nf()", "exception", /RecursionError/],
    "endless recursion in native code": [
      "a = []\nfor _ in range(10 ** 6):\n    a = [a]\nprint(repr(a))",
      "exception",
      /RecursionError/,
    ],
    "deep nesting of the program": [`x = ${"(".repeat(100_000)}`, "syntax", /SyntaxError|MemoryError/],
    "too long a text": ["'a' * 10 ** 10", "exception", /MemoryError/],
    "too long a list": ["[0] * 10 ** 12", "exception", /MemoryError|OverflowError/],
    "a deadlock": ["import threading\na = threading.Lock()\na.acquire()\na.acquire()", "deadlock", /deadlock/i],
    "a syntax error": ["print('a'\nfor", "syntax", /SyntaxError/],
    "bytes that are no text": ["print('\u0000')", "syntax", /SyntaxError/],
    "an unknown module": ["import nothing_of_the_kind", "exception", /ModuleNotFoundError: No module named/],
  }
  for (const [name, [source, kind, said]] of Object.entries(programs)) {
    test(name, async () => {
      const opened = await playground(/** @type {string} */ (source))
      await opened.page.keyboard.press("Shift+Enter")
      const result = await ended(opened.example)
      assert.equal(result.kind, kind, result.output.slice(0, 500))
      assert.match(result.output, /** @type {RegExp} */ (said))
      await unharmed(opened)
    })
  }
})

describe("an exception in every place ends in words", () => {
  const places = {
    "a class body": "class A:\n    1 / 0",
    "a decorator": "def d(f):\n    1 / 0\n@d\ndef f(): pass",
    "a default": "def f(x=1 / 0): pass",
    "a comprehension": "[1 / x for x in [1, 0]]",
    "a generator": "def g():\n    yield 1\n    1 / 0\nlist(g())",
    __init__: "class A:\n    def __init__(self): 1 / 0\nA()",
    __repr__: "class A:\n    def __repr__(self): 1 / 0\nprint(A())",
    "__eq__ of a key": "class A:\n    __hash__ = lambda s: 1\n    def __eq__(s, o): 1 / 0\n{A(): 1, A(): 2}",
    __del__: "class A:\n    def __del__(self): 1 / 0\na = A()\ndel a",
    __exit__: "class A:\n    def __enter__(s): pass\n    def __exit__(s, *a): 1 / 0\nwith A(): pass",
    "a metaclass": "class M(type):\n    def __new__(*a): 1 / 0\nclass A(metaclass=M): pass",
    "a descriptor": "class A:\n    @property\n    def x(s): 1 / 0\nA().x",
    "a sort": "sorted([1, 2], key=lambda x: 1 / 0)",
    finally: "try:\n    1 / 0\nfinally:\n    [][1]",
    "a group": "raise ExceptionGroup('all', [ValueError(1), TypeError(2)])",
    "an exception's text": "class E(Exception):\n    def __str__(s): 1 / 0\nraise E",
    "sys.excepthook": "import sys\nsys.excepthook = lambda *a: 1 / 0\n[][1]",
    "threading.excepthook":
      "import threading\nthreading.excepthook = lambda a: 1 / 0\nthreading.Thread(target=lambda: [][1]).start()",
    atexit: "import atexit\natexit.register(lambda: 1 / 0)",
    "a thread": "import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()",
    "a pool's thread":
      "from concurrent.futures import ThreadPoolExecutor as P\nwith P() as p: p.submit(lambda: 1 / 0).result()",
    "a task":
      "import asyncio\nasync def f(): 1 / 0\nasync def main(): await asyncio.create_task(f())\nasyncio.run(main())",
    "a task that nobody awaits":
      "import asyncio\nasync def f(): 1 / 0\nasync def main():\n    asyncio.create_task(f())\n    await asyncio.sleep(1)\nasyncio.run(main())",
    "a task group":
      "import asyncio\nasync def f(): 1 / 0\nasync def main():\n    async with asyncio.TaskGroup() as g: g.create_task(f())\nasyncio.run(main())",
    "a callback of the loop":
      "import asyncio\nasync def main():\n    asyncio.get_running_loop().call_soon(lambda: 1 / 0)\n    await asyncio.sleep(1)\nasyncio.run(main())",
    "a process":
      "import multiprocessing as m\ndef f(): 1 / 0\nif __name__ == '__main__':\n    p = m.Process(target=f)\n    p.start()\n    p.join()",
    "a pool's process":
      "import multiprocessing as m\ndef f(x): return 1 / x\nif __name__ == '__main__':\n    with m.Pool(2) as p: p.map(f, [1, 0])",
    "an argument that cannot be pickled":
      "import multiprocessing as m\nif __name__ == '__main__':\n    with m.Pool(1) as p: p.map(lambda x: x, [1])",
    "an import in the middle": "def f():\n    import math, nothing_of_the_kind\nf()",
    "exit within a thread": "import threading, sys\nthreading.Thread(target=sys.exit).start()",
    "an exit code": "import sys\nsys.exit('enough')",
    "the engine's own modules":
      "import sys\nsys.modules.clear()\nimport threading\nthreading.Thread(target=print).start()\n1 / 0",
    "a broken stdout": "import sys\nsys.stdout = None\nprint(1)\nsys.stderr = 3\n1 / 0",
  }
  test("places", async (t) => {
    const opened = await playground("")
    for (const [name, source] of Object.entries(places)) {
      await t.test(name, async () => {
        await type(opened.example, source)
        const { kind, output, words } = await run(opened.example)
        assert.ok(kind === "exception" || kind === "ok", `${kind}: ${words}`)
        assert.doesNotMatch(output + words, /fault of the engine|our fault/)
        opened.source = source
      })
    }
    await unharmed(opened)
  })
})

test("a trace stops growing at its limit, and the page says from when", async (t) => {
  const opened = await playground("i = 0\nwhile i < 40_000_000:\n    i += 1\nprint('end')")
  const { page, example } = opened
  await page.keyboard.press("Shift+Enter")
  const note = example.getByText(/From .* on, lines were not recorded any more/)
  await note.waitFor({ timeout: 120_000 })
  t.diagnostic(`longest pause ${Math.round(await longestPause(page, 1000))} ms`)
  const stop = example.getByRole("button", { name: /^Stop/ })
  const began = Date.now()
  if (await stop.isVisible()) await stop.click({ timeout: 1000 })
  await ended(example)
  assert.ok(Date.now() - began < 1000, `${Date.now() - began} ms`)
  assert.ok(await note.isVisible())
  await unharmed(opened)
})
