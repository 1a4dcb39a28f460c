import { rmSync } from "node:fs"
import { dirname } from "node:path"
import { takeForTeardown } from "./running.mjs"

export default async function globalTeardown() {
  const running = takeForTeardown()
  if (!running) return
  const { directory, postgres } = running
  await postgres?.stop()
  // The data may have been put elsewhere, where PostgreSQL's user can reach it.
  if (postgres) rmSync(dirname(postgres.dataDirectory), { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
}
