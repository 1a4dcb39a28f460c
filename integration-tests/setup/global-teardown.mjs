import { rmSync } from "node:fs"
import { takeForTeardown } from "./running.mjs"

export default async function globalTeardown() {
  const running = takeForTeardown()
  if (!running) return
  await running.postgres?.close()
  rmSync(running.directory, { recursive: true, force: true })
}
