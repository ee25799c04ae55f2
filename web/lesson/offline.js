// offline.js installs the service worker of a built site, and offers a newer build when there is one.
import { element } from "./dom.js"
import { pageAddress } from "./site.js"

export async function workOffline() {
  if (!("offline" in document.documentElement.dataset) || !("serviceWorker" in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register(pageAddress("sw.js"))
    if (registration.waiting) offer(registration.waiting)
    registration.addEventListener("updatefound", () => {
      const arriving = registration.installing
      arriving?.addEventListener("statechange", () => {
        if (arriving.state === "installed" && navigator.serviceWorker.controller) offer(arriving)
      })
    })
  } catch {
    // Without a secure context or with storage switched off the site works, online.
  }
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  const take = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
    waiting.postMessage("take over")
  }
  const close = () => note.remove()
  const note = element(
    "div.newer",
    { role: "status" },
    element("p", {}, "There is a newer version of this site."),
    element("button", { type: "button", onclick: take }, "Reload"),
    element("button.quiet", { type: "button", onclick: close }, "Later")
  )
  document.body.append(note)
}
