// Tells when a page rests: listens to what it and its server say to each other.
//
// The page itself says "notRunning" until the server has answered a click, and between a run and
// the one that follows at once: a test that asks the page alone reads what stood there before.
(() => {
  // Fields of Streamlit's BackMsg (rerun) and ForwardMsg (the others), and a value of the last.
  const RERUN = 11, NEW_SESSION = 4, FINISHED = 6, EARLY_FOR_RERUN = 2
  const CALM = '[data-testid="stApp"][data-test-script-state="notRunning"]'
  const UNDRAWN = '[data-testid="stAppSkeleton"], [data-testid="stSkeletonElement"], '
    + '[data-testid="stVegaLiteChart"]:not(:has(svg, canvas))'
  const FRAMES = 3
  // A page that looks finished for so long is at rest, whatever was heard: a request for a run may
  // be answered by none, and a browser need never be idle.
  const LONG_MS = 30_000
  const run = {asked: false, begun: false, ended: false, call: 0, frames: 0, top: 0, idle: true,
    since: 0}

  // The fields of a protobuf message, not of what is inside them; the value where it is a number.
  const fields = (bytes) => {
    const found = new Map()
    let at = 0
    const number = () => {
      let value = 0, factor = 1, byte
      do {
        byte = bytes[at++]
        value += (byte & 127) * factor
        factor *= 128
      } while (byte > 127)
      return value
    }
    while (at < bytes.length) {
      const tag = number(), kind = tag & 7
      found.set(tag >> 3, kind === 0 ? number() : null)
      if (kind === 2) { const length = number(); at += length }
      if (kind === 1) at += 8
      if (kind === 5) at += 4
    }
    return found
  }

  window.WebSocket = class extends WebSocket {
    constructor(...how) {
      super(...how)
      this.addEventListener('message', ({data}) => {
        const heard = fields(new Uint8Array(data))
        if (heard.has(NEW_SESSION)) Object.assign(run, {asked: false, begun: true, ended: false})
        if (heard.has(FINISHED)) run.ended = heard.get(FINISHED) !== EARLY_FOR_RERUN
      })
    }

    send(data) {
      if (fields(data).has(RERUN)) run.asked = true
      super.send(data)
    }
  }

  // Takes what moves to its end at once; whether nothing moved and nothing was scrolled.
  window.__calmed = () => {
    const before = run.top
    run.top = document.querySelector('[data-testid="stMain"]')?.scrollTop ?? window.scrollY
    const moving = document.getAnimations()
      .filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime < Infinity)
    moving.forEach((animation) => animation.finish())
    return moving.length === 0 && run.top === before
  }

  // React draws a large page in slices and lets frames pass between them: a frame counts only when
  // the browser had nothing left to do before it, and no element came or went.
  const idle = () => { run.idle = true }
  new MutationObserver(() => { run.frames = 0 })
    .observe(document, {childList: true, subtree: true, characterData: true})

  // Whether every run that was asked for has ended and stands on the screen, for some frames.
  window.__atRest = (call) => {
    if (run.call !== call) Object.assign(run, {call, frames: 0, since: performance.now()})
    const whole = document.querySelector(CALM) && document.querySelector('h1, h2, h3')
      && !document.querySelector(UNDRAWN) && document.fonts.status === 'loaded'
    const calm = whole && run.begun && run.ended && !run.asked && window.__calmed()
    const now = performance.now()
    if (!whole) run.since = now
    if (!calm) run.frames = 0
    if (calm && run.idle) {
      run.frames += 1
      run.idle = false
      requestIdleCallback(idle, {timeout: 1000})
    }
    return run.frames > FRAMES || now - run.since > LONG_MS
  }
})()
