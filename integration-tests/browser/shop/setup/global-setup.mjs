import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { buildIfStale } from "../../../../scripts/build/build-all.mjs"
import { announce, newAnnouncement } from "./announcement.mjs"
import { keepForTeardown } from "./running.mjs"

/**
 * Once for a whole jest run: a demo. Other projects are set up while it comes up; the tests wait for it, and find it
 * through `DEMO_SHOP`.
 */
export default async function globalSetup() {
  // Not beside the set-up of another project, which would do the same.
  const logs = mkdtempSync(join(tmpdir(), "amazon-pay-shop-build-"))
  try {
    await buildIfStale({ log: (name) => join(logs, `${name}.log`) })
  } finally {
    rmSync(logs, { recursive: true, force: true })
  }
  const started = spawn(
    process.execPath,
    [fileURLToPath(new URL("demo-process.mjs", import.meta.url))],
    { env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "" }, stdio: ["pipe", "pipe", "pipe"] },
  )
  keepForTeardown(started)
  newAnnouncement()
  void announceWhenUp(started)
}

/** @param {import("node:child_process").ChildProcessByStdio<import("node:stream").Writable, import("node:stream").Readable, import("node:stream").Readable>} started */
async function announceWhenUp(started) {
  let said = ""
  started.stderr.on("data", (chunk) => (said += chunk))
  const lines = createInterface({ input: started.stdout })
  const [line] = await Promise.race([once(lines, "line"), once(started, "exit")])
  const isUp = typeof line === "string" && line.startsWith("{")
  announce(isUp ? { demo: line } : { problem: `The demo did not start: ${said || line}` })
}
