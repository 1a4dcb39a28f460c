/**
 * How the simulator bears many orders: `node benchmarks/simulator.mjs [orders] [extra simulator options]`.
 * Makes order references with an authorization, a capture, a second authorization captured at once and a
 * refund each, and prints how long answers take and how much memory it holds.
 */
import { spawn } from "node:child_process"
import { createHmac } from "node:crypto"
import { readFileSync } from "node:fs"
import { Agent, request } from "node:http"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const orders = Number(process.argv[2] ?? 10_000)
const script = fileURLToPath(new URL("../scripts/run-simulator.mjs", import.meta.url))
const child = spawn(process.execPath, [script, "--port", "0", ...process.argv.slice(3)], {
  stdio: ["ignore", "pipe", "inherit"],
})
const [line] = await once(child.stdout, "data")
const ready = JSON.parse(String(line))
const { host, hostname, port } = new URL(ready.url)
const path = "/OffAmazonPayments_Sandbox/2013-01-01"
const agent = new Agent({ keepAlive: true, maxSockets: 4 })

function send(target, body) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const outgoing = request(
      { agent, hostname, port, path: target, method: "POST" },
      (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (chunk) => (text += chunk))
        response.on("end", () => {
          resolve({ text, status: response.statusCode, took: performance.now() - started })
        })
      },
    )
    outgoing.on("error", reject)
    outgoing.end(body)
  })
}

const escape = (text) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const times = {}

async function call(action, parameters) {
  const all = {
    AWSAccessKeyId: ready.accessKey,
    Action: action,
    SellerId: ready.sellerId,
    SignatureMethod: "HmacSHA256",
    SignatureVersion: "2",
    Timestamp: new Date().toISOString(),
    Version: "2013-01-01",
    ...parameters,
  }
  const query = Object.keys(all)
    .sort()
    .map((name) => `${name}=${escape(all[name])}`)
    .join("&")
  const signature = createHmac("sha256", ready.secretKey)
    .update(`POST\n${host}\n${path}\n${query}`)
    .digest("base64")
  const { text, status, took } = await send(path, `${query}&Signature=${escape(signature)}`)
  if (status !== 200) throw new Error(`${action}: ${text}`)
  const list = (times[action] ??= [])
  list.push(took)
  return text
}

const pick = (text, name) => new RegExp(`<${name}>([^<]+)`).exec(text)?.[1] ?? ""

async function order(number) {
  const { text } = await send("/_sim/order-references", "{}")
  const id = JSON.parse(text).AmazonOrderReferenceId
  const usd = (prefix, amount) => ({
    [`${prefix}.Amount`]: amount,
    [`${prefix}.CurrencyCode`]: "USD",
  })
  await call("SetOrderReferenceDetails", {
    AmazonOrderReferenceId: id,
    ...usd("OrderReferenceAttributes.OrderTotal", "94.50"),
    "OrderReferenceAttributes.SellerOrderAttributes.SellerOrderId": `order_${number}`,
  })
  await call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
  const authorize = (reference, amount, captureNow) =>
    call("Authorize", {
      AmazonOrderReferenceId: id,
      AuthorizationReferenceId: `${reference}_${number}`,
      ...usd("AuthorizationAmount", amount),
      TransactionTimeout: "0",
      CaptureNow: captureNow,
    })
  const authorization = pick(await authorize("a1", "94.50", "false"), "AmazonAuthorizationId")
  const capture = pick(
    await call("Capture", {
      AmazonAuthorizationId: authorization,
      CaptureReferenceId: `c1_${number}`,
      ...usd("CaptureAmount", "40.00"),
    }),
    "AmazonCaptureId",
  )
  await authorize("a2", "54.50", "true")
  await call("Refund", {
    AmazonCaptureId: capture,
    RefundReferenceId: `r1_${number}`,
    ...usd("RefundAmount", "10.00"),
  })
  await call("GetOrderReferenceDetails", { AmazonOrderReferenceId: id })
}

function memory() {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))
  return `${Math.round(Number(found?.[1] ?? 0) / 1024)} MiB`
}

try {
  console.log(`start: ${memory()}`)
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < orders) {
      next += 1
      await order(next)
      if (next % 2_500 === 0) console.log(`${next} orders: ${memory()}`)
    }
  }
  await Promise.all([worker(), worker()])
  const seconds = (performance.now() - began) / 1000
  for (const [action, list] of Object.entries(times)) {
    const sorted = list.slice(-2_000).sort((a, b) => a - b)
    const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(2)
    console.log(
      `${action}: median ${at(0.5)} ms, 99 % ${at(0.99)} ms (the latest ${sorted.length})`,
    )
  }
  const { took } = await send("/_sim/clock", JSON.stringify({ advance: "P200D" }))
  console.log(
    `${orders} orders in ${seconds.toFixed(1)} s; 200 days passed in ${took.toFixed(0)} ms; ${memory()}`,
  )
} finally {
  child.kill("SIGTERM")
}
