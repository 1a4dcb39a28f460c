import { createServer } from "node:net"

/**
 * @param {number} port 0 lets the system choose
 * @returns {Promise<number | undefined>} the port that could be bound, undefined when it is taken
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.unref()
    server.once("error", () => resolve(undefined))
    // No host: a program that listens on one address only (IPv4 or IPv6) is noticed as well.
    server.listen(port, () => {
      const address = server.address()
      const bound = address !== null && typeof address === "object" ? address.port : undefined
      server.close(() => resolve(bound))
    })
  })
}

/** @returns {Promise<number>} a port nobody listens on */
export async function freePort() {
  const port = await tryPort(0)
  if (port === undefined) throw new Error("The system has no free port to give.")
  return port
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  return (await tryPort(port)) !== undefined
}
