// globals.d.ts names what the page's scripts find on globalThis and do not define themselves.

/** The class of wasm_exec.js, which comes with the Go toolchain. */
declare class Go {
  importObject: WebAssembly.Imports
  run(instance: WebAssembly.Instance): Promise<void>
}

/** The engine's one function; engine/protocol.js specifies it. */
declare var taketurns: (request: Uint8Array) => Uint8Array

/** The build that a service worker belongs to; the site build writes it in. */
declare const BUILD: string

declare module "*/wasm_exec.js"
