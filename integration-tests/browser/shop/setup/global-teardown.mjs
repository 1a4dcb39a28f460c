import { once } from "node:events"
import { endAnnouncement } from "./announcement.mjs"
import { takeForTeardown } from "./running.mjs"

export default async function globalTeardown() {
  endAnnouncement()
  const started = takeForTeardown()
  if (!started || started.exitCode !== null) return
  const exit = once(started, "exit")
  started.stdin?.end()
  await exit
}
