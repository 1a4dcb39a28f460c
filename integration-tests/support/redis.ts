import { spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { eventually } from "./warehouse"

/** Runs Redis for as long as its input is open: it ends with whoever started it, however that ends. */
const WHILE_WANTED = 'redis-server "$@" >/dev/null & cat >/dev/null; kill $!'

/**
 * A Redis of this process's own, behind a socket, so that it needs no port. It is started once and ends with the process.
 * @returns where it listens
 */
export async function startRedis(): Promise<string> {
  const running = process.env.AMAZON_PAY_REDIS
  if (running) return running
  const socket = join(mkdtempSync(join(tmpdir(), "redis-")), "socket")
  const settings = ["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no"]
  const guarded = spawn("sh", ["-c", WHILE_WANTED, "sh", ...settings], {
    stdio: ["pipe", "ignore", "inherit"],
  })
  guarded.unref()
  await eventually(() => answers(socket))
  process.env.AMAZON_PAY_REDIS = socket
  return socket
}

/** @throws Error while nobody listens */
async function answers(socket: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const connection = connect(socket, () => {
      connection.destroy()
      resolve()
    })
    connection.once("error", reject)
  })
}
