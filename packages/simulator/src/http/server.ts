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
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ECONNRESET"
  )
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

export interface Service {
  readonly handle: Handler
  /** A whole response to a request the parser refused, or null. */
  readonly rescue: (raw: string) => string | null
  readonly failed: (error: unknown) => void
}

/**
 * A caller that uses a connection again in the moment in which it is closed for having been idle gets no answer. With
 * Node's own five seconds that happens to a busy machine.
 */
const IDLE_CONNECTION_MS = 600_000

const refusal = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"

/** Starts to listen; with certificate and key over TLS. */
export function listen(
  service: Service,
  where: { readonly host: string; readonly port: number },
  tls?: { readonly cert: string; readonly key: string },
): Promise<Listening> {
  const listener = guarded(service.handle, service.failed)
  const server = tls ? createSecureServer(tls, listener) : createServer(listener)
  server.keepAliveTimeout = IDLE_CONNECTION_MS
  server.on("clientError", (error: Error & { rawPacket?: Buffer }, socket) => {
    const raw = error.rawPacket?.toString("latin1")
    if (socket.writable) socket.end((raw ? service.rescue(raw) : null) ?? refusal)
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
