import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { keepForTeardown } from "./running.mjs"

/** Once for a whole jest run: a demo, which the tests find through `DEMO_SHOP`. */
export default async function globalSetup() {
  const started = spawn(
    process.execPath,
    [fileURLToPath(new URL("demo-process.mjs", import.meta.url))],
    { env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "" }, stdio: ["pipe", "pipe", "pipe"] },
  )
  keepForTeardown(started)
  let said = ""
  started.stderr.on("data", (chunk) => (said += chunk))
  const lines = createInterface({ input: started.stdout })
  const [line] = await Promise.race([once(lines, "line"), once(started, "exit")])
  if (typeof line !== "string" || !line.startsWith("{")) {
    throw new Error(`The demo did not start: ${said || line}`)
  }
  process.env.DEMO_SHOP = line
}
