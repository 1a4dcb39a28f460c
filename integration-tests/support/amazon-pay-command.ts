import { execFile } from "node:child_process"
import { join } from "node:path"

const root = join(__dirname, "../..")

export interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** Runs the command `amazon-pay` in the folder of the test store, as a merchant does. */
export function amazonPay(
  args: string[],
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, ".medusa/server/src/cli/amazon-pay.js"), ...args],
      {
        cwd: join(root, "integration-tests/store"),
        timeout: 300_000,
        env: {
          ...process.env,
          NODE_ENV: "production",
          NODE_OPTIONS: "",
          DATABASE_URL: databaseUrl,
          ...env,
        },
      },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}
