/** `npm run lint`: ESLint and Prettier look at everything, side by side. Fails when one of them does. */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { eslint, prettier } from "./lint/tools.mjs"

const ROOT = fileURLToPath(new URL("..", import.meta.url))

/** @param {string[]} command */
function runs(command) {
  return new Promise((resolve, reject) => {
    const tool = spawn(process.execPath, command, { cwd: ROOT, stdio: "inherit" })
    tool.on("error", reject)
    tool.on("exit", (code) => {
      resolve(code === 0)
    })
  })
}

const passed = await Promise.all([
  runs([...eslint, "."]),
  runs([...prettier, "--check", "--log-level=warn", "."]),
])
process.exitCode = passed.every(Boolean) ? 0 : 1
