import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { createServer } from "node:http"
import { createServer as createSecureServer } from "node:https"
import type { AddressInfo } from "node:net"

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface Listening {
  readonly port: number
  readonly stop: () => Promise<void>
}

/** A port that cannot be had, with a sentence that says so. */
export class PortError extends Error {}

function guarded(handler: Handler, failed: (error: unknown) => void): RequestListener {
  return (request, response) => {
    response.on("error", () => response.destroy())
    handler(request, response).catch((error: unknown) => {
      // A caller that went away is nobody's fault; anything else is ours and must be seen.
      if (!request.destroyed || !isAborted(error)) failed(error)
      response.destroy()
    })
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNRESET"
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new PortError(`Port ${port} on ${host} is already in use; choose another with --port.`)
  }
  if (error.code === "EACCES") return new PortError(`Port ${port} on ${host} may not be used.`)
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new PortError(`This machine has no address ${host}.`)
  }
  return error
}

/** Starts to listen; with certificate and key over TLS. */
export function listen(
  handler: Handler,
  where: { readonly host: string; readonly port: number },
  failed: (error: unknown) => void,
  tls?: { readonly cert: string; readonly key: string },
): Promise<Listening> {
  const listener = guarded(handler, failed)
  const server = tls ? createSecureServer(tls, listener) : createServer(listener)
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
  })
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(explain(error, where.host, where.port))
    })
    server.listen(where.port, where.host, () => {
      const { port } = server.address() as AddressInfo
      resolve({
        port,
        stop: () =>
          new Promise<void>((done) => {
            server.close(() => {
              done()
            })
            server.closeAllConnections()
          }),
      })
    })
  })
}
