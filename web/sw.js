// sw.js is the service worker: it keeps one build of the site, whole, so that it works without
// a network. Pages of one build never get scripts of another: a newer build is fetched into a
// cache of its own and waits until the reader reloads or closes the last page of the old one.
//
// files.json, written by the site build, lists the files by their paths; BUILD is its name.
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))
const prefix = `taketurns ${new URL(scope.registration.scope).pathname} `
const cacheName = prefix + BUILD

scope.addEventListener("install", (event) => event.waitUntil(install()))
scope.addEventListener("activate", (event) => event.waitUntil(activate()))
scope.addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method === "GET" && request.url.startsWith(scope.registration.scope)) event.respondWith(answer(request))
})
scope.addEventListener("message", (event) => {
  if (event.data === "take over") scope.skipWaiting()
})

async function install() {
  const response = await fetch("files.json", { cache: "no-cache" })
  const { files } = await response.json()
  const cache = await caches.open(cacheName)
  const requests = files.map((/** @type {string} */ path) => new Request(path || "./", { cache: "no-cache" }))
  await cache.addAll(requests)
}

async function activate() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await scope.clients.claim()
}

/** What is kept, else the network. @param {Request} request */
async function answer(request) {
  const cache = await caches.open(cacheName)
  const address = request.url.replace(/index\.html([?#]|$)/, "$1")
  return (await cache.match(address, { ignoreSearch: true })) ?? fetch(request)
}
