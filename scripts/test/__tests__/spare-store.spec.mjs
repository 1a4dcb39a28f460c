import { afterAll, describe, expect, it } from "@jest/globals"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate as next } from "node:timers/promises"
import { lend } from "../../../integration-tests/setup/spare-store.mjs"

describe("a store that was started ahead", () => {
  const folder = mkdtempSync(join(tmpdir(), "amazon-pay-spare-"))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("is given to one test, and is done with when that test has gone", async () => {
    const socket = join(folder, "store.sock")
    const back = lend({ url: "http://localhost:9" }, socket)
    while (!existsSync(socket)) await next()
    const first = connect(socket)
    const [line] = await once(first.setEncoding("utf8"), "data")
    expect(JSON.parse(String(line))).toEqual({ url: "http://localhost:9" })
    const [error] = await once(connect(socket), "error")
    expect(error).toMatchObject({ code: "ENOENT" })
    first.destroy()
    await back
  })
})
