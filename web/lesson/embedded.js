// embedded.js tells the page around an embedded example how high it is. embed.js listens.

/** Reports the page's height now and whenever it changes. */
export function reportHeight() {
  if (window.parent === window) return
  const report = () => {
    // Nothing in the message is secret, and whoever frames the page may know how high it is.
    window.parent.postMessage({ taketurnsHeight: document.documentElement.getBoundingClientRect().height }, "*")
  }
  new ResizeObserver(report).observe(document.documentElement)
  report()
}
