import type { ChildProcess } from "node:child_process"
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { request } from "node:https"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startSimulator } from "../index"

// Starting a process takes a busy machine long; no test waits for its own sake.
jest.setTimeout(300_000)

const script = join(__dirname, "../../../../scripts/run-simulator.mjs")

interface Run {
  readonly child: ChildProcess
  readonly line: Promise<string>
  readonly end: Promise<{ code: number | null; out: string; err: string }>
}

const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill("SIGKILL")
})

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] })
  children.push(child)
  let out = ""
  let err = ""
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()))
  const line = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes("\n")) resolve(out)
    })
  })
  const end = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, out, err })
    })
  })
  return { child, line, end }
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function getSecure(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { ca }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on("error", reject)
      .end()
  })
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "prints one line of JSON when ready, and stops cleanly on %s",
  async (signal) => {
    const ca = join(folder, `${signal}.pem`)
    const { child, line, end } = run("--port", "0", "--tls-port", "0", "--tls-ca", ca)
    const ready = JSON.parse(await line) as Record<string, string>
    expect(Object.keys(ready).sort()).toEqual([
      "accessKey",
      "certificateUrl",
      "clientId",
      "secretKey",
      "sellerId",
      "tlsUrl",
      "url",
    ])
    expect((await fetch(ready.certificateUrl ?? "")).status).toBe(200)
    expect(await getSecure(`${ready.tlsUrl ?? ""}/_sim/ledger`, readFileSync(ca, "utf8"))).toBe(200)
    child.kill(signal)
    const { code, out, err } = await end
    expect([code, out.trim().split("\n").length, err]).toEqual([0, 1, ""])
  },
)

test("a busy port is a clear sentence and exit 1", async () => {
  const first = await startSimulator()
  const { port } = new URL(first.url)
  const { code, out, err } = await run("--port", port).end
  await first.stop()
  expect([code, out]).toEqual([1, ""])
  expect(err).toContain(`Port ${port} on 127.0.0.1 is already in use`)
})

test.each([
  [["--port", "high"], "--port"],
  [["--port", "70000"], "--port"],
  [["--region", "mars"], "--region"],
  [["--refund-delay", "soon"], "--refund-delay"],
  [["--ipn", "nowhere"], "notifications.endpoint"],
  [["--speed", "9"], "--speed"],
])("%p is refused by name", async (args, name) => {
  const { code, err } = await run(...args).end
  expect(code).toBe(1)
  expect(err).toContain(name)
})

test("--help explains every option", async () => {
  const { code, out } = await run("--help").end
  expect(code).toBe(0)
  expect(out).toContain("--state FILE")
})

test("a wrong option given to startSimulator is named", async () => {
  await expect(startSimulator({ port: -1 })).rejects.toThrow(/"port"/)
})

test("a port that is busy for HTTPS leaves nothing behind", async () => {
  const first = await startSimulator()
  const port = Number(new URL(first.url).port)
  await expect(startSimulator({ tlsPort: port })).rejects.toThrow(/already in use/)
  await first.stop()
})
