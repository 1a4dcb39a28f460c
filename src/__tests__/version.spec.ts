import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "@medusajs/framework/zod"
import { version } from "../version"

it("is the version of the package", () => {
  const text = readFileSync(join(__dirname, "../../package.json"), "utf8")
  expect(version).toBe(z.object({ version: z.string() }).parse(JSON.parse(text)).version)
})
