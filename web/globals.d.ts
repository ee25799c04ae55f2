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

// TypeScript's library for workers cannot be loaded beside the one for pages, so these are
// the few words of service workers that sw.js says.
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface ServiceWorkerGlobalScope {
  readonly registration: ServiceWorkerRegistration
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void
}
