import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { storeSuite } from "../support/store-suite"

const root = join(__dirname, "../..")

storeSuite({}, (scene) => {
  it("stops with a sentence that names a wrong option, and repeats no value", async () => {
    const started = promisify(execFile)(
      process.execPath,
      [join(root, "node_modules/@medusajs/cli/cli.js"), "start", "--port", "0"],
      {
        cwd: join(root, "integration-tests/store"),
        timeout: 300_000,
        env: {
          ...process.env,
          NODE_ENV: "production",
          NODE_OPTIONS: "",
          DATABASE_URL: scene.databaseUrl,
          AMAZON_PAY_CAPTURE: "sometimes",
          AMAZON_PAY_SECRET_KEY: "hush-hush",
        },
      },
    )
    const failure: unknown = await started.then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ code: 1 })
    const { stdout, stderr } = failure as { stdout: string; stderr: string }
    const said = `${stdout}${stderr}`
    expect(said).toContain(
      "option `capture` must be one of fulfillment, shipment, manual, immediate",
    )
    expect(said).not.toContain("hush-hush")
    expect(said).not.toContain("sometimes")
  })
})
