import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

/** A file in which tests find where the demo is, or why there is none, as soon as that is known. */
const where = () => process.env.DEMO_SHOP_ANNOUNCEMENT ?? ""

export function newAnnouncement() {
  const folder = mkdtempSync(join(tmpdir(), "amazon-pay-shop-up-"))
  process.env.DEMO_SHOP_ANNOUNCEMENT = join(folder, "demo.json")
}

/** @param {{ demo: string } | { problem: string }} what */
export function announce(what) {
  const file = where()
  if (!file) return
  // In one go: whoever waits for it reads it as soon as it is there.
  writeFileSync(`${file}.new`, JSON.stringify(what))
  renameSync(`${file}.new`, file)
}

export function endAnnouncement() {
  if (where()) rmSync(dirname(where()), { recursive: true, force: true })
  delete process.env.DEMO_SHOP_ANNOUNCEMENT
}
