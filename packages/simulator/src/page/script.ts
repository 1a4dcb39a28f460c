import { controlsScript } from "./script-controls"
import { treeScript } from "./script-tree"

/** Shared ground of the page's script: building elements, talking to the control API, refreshing. */
const ground = String.raw`
"use strict"
const byId = (id) => document.getElementById(id)

function make(name, properties, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value)
    else if (key in node && key !== "list") node[key] = value
    else node.setAttribute(key, value)
  }
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

function say(text) {
  byId("message").textContent = text
}

async function ask(method, path, body) {
  const response = await fetch("/_sim" + path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const value = await response.json()
  if (!response.ok) throw new Error(value.error || response.statusText)
  return value
}

async function act(method, path, body) {
  try {
    say("")
    await ask(method, path, body)
  } catch (error) {
    say(error.message)
  }
  await refresh()
}

function shade(state) {
  if (["Open", "Completed", "done", "200"].includes(state)) return "good"
  if (["Pending", "Draft", "Suspended", "held", "queued", "retrying"].includes(state)) return "wait"
  if (["Declined", "Canceled", "lost"].includes(state) || /^[45]/.test(state)) return "bad"
  return "muted"
}

function stateText(state, reason) {
  return make("span", { className: "state " + shade(String(state)) }, String(state) + (reason ? " · " + reason : ""))
}

const open = new Set()

/** A foldable entry that stays as the reader left it. */
function fold(key, summary, content) {
  const node = make("details", { open: open.has(key) }, make("summary", {}, ...summary))
  let filled = false
  const fill = () => {
    if (!filled && node.open) node.append(...content())
    filled = filled || node.open
  }
  node.addEventListener("toggle", () => {
    if (node.open) open.add(key)
    else open.delete(key)
    fill()
  })
  node.dataset.key = key
  fill()
  return node
}

const shown = {}

/** Draws a part again only when it changed, and gives the focus back to what had it. */
function draw(id, value, render) {
  const text = JSON.stringify(value)
  if (shown[id] === text) return
  shown[id] = text
  const place = byId(id)
  const focused = document.activeElement
  const key = place.contains(focused) && (focused.dataset.focus || focused.parentElement?.dataset.key)
  place.replaceChildren(...render(value))
  if (!key) return
  const next = [...place.querySelectorAll("[data-focus], details > summary")].find(
    (node) => (node.dataset.focus || node.parentElement.dataset.key) === key,
  )
  next?.focus()
}

function indented(xml) {
  let depth = 0
  return xml
    .replace(/></g, ">\n<")
    .split("\n")
    .map((line) => {
      if (/^<\//.test(line)) depth -= 1
      const text = "  ".repeat(Math.max(depth, 0)) + line
      if (/^<[^/?!][^>]*[^/]>$/.test(line) && !/<\/[^>]+>$/.test(line)) depth += 1
      return text
    })
    .join("\n")
}

async function refresh() {
  try {
    const [clock, ledger, orders, requests, notifications, mode, faults] = await Promise.all([
      ask("GET", "/clock"),
      ask("GET", "/ledger"),
      ask("GET", "/order-references?limit=50"),
      ask("GET", "/requests?limit=100"),
      ask("GET", "/notifications?limit=100"),
      ask("GET", "/notifications/mode"),
      ask("GET", "/faults"),
    ])
    byId("now").textContent = clock.now.replace("T", " ").slice(0, 19) + " UTC"
    byId("frozen").textContent = clock.frozen ? "(stands still)" : ""
    const sums = (record) => Object.entries(record).map(([currency, sum]) => sum + " " + currency).join(", ") || "nothing"
    byId("totals").textContent = "Captured " + sums(ledger.captured) + " · refunded " + sums(ledger.refunded)
    draw("orders", orders, renderOrders)
    draw("requests", requests, renderRequests)
    draw("notifications", notifications, renderNotifications)
    byId("endpoint").textContent = mode.endpoint || "nowhere: no endpoint is set"
    draw("mode", mode, renderMode)
    draw("armed", faults, renderArmed)
  } catch {
    say("The simulator does not answer.")
  }
}
`

const start = String.raw`
for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => act("POST", "/clock", { advance: button.dataset.advance }))
}
byId("create").addEventListener("click", () => act("POST", "/order-references", {}))
byId("reset").addEventListener("click", () => {
  if (confirm("Forget all order references, requests and notifications?")) act("POST", "/reset")
})
byId("faults").append(...renderFaultForm())
byId("outcomes").append(...renderOutcomeForm())
refresh()
setInterval(refresh, 2000)
`

export const script = ground + treeScript + controlsScript + start
