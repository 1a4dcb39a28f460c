import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"

/** One request as it arrived. */
export interface Received {
  method: string
  url: string
  headers: IncomingMessage["headers"]
  form: Record<string, string>
}

export type Behaviour = (response: ServerResponse, socket: Socket, received: Received) => void

/** An endpoint on a real socket; every request is answered by the next behaviour, the last one stays. For tests only. */
export class EndpointServer {
  readonly requests: Received[] = []
  connections = 0
  private readonly server: Server

  private constructor(private readonly behaviours: Behaviour[]) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on("data", (chunk: Buffer) => chunks.push(chunk))
      request.on("end", () => {
        const received = {
          method: request.method ?? "",
          url: request.url ?? "",
          headers: request.headers,
          form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
        }
        const index = Math.min(this.requests.length, this.behaviours.length - 1)
        this.requests.push(received)
        this.behaviours[index]?.(response, request.socket, received)
      })
    })
    this.server.on("connection", () => (this.connections += 1))
  }

  static async start(...behaviours: Behaviour[]): Promise<EndpointServer> {
    const endpoint = new EndpointServer(behaviours)
    await new Promise<void>((resolve) => endpoint.server.listen(0, "127.0.0.1", resolve))
    return endpoint
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

export const respond =
  (status: number, body = "", headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": "text/xml", ...headers }).end(body)
  }

/** Breaks the connection without a word. */
export const drop: Behaviour = (_response, socket) => socket.destroy()

/** Promises the whole body and breaks the connection within it. */
export const breakWithin =
  (body: string): Behaviour =>
  (response, socket) => {
    response.writeHead(200, { "content-length": String(Buffer.byteLength(body)) })
    response.write(body.slice(0, body.length / 2), () => socket.destroy())
  }

/** Ends a body early without a sign of it at the level of HTTP. */
export const cutShort =
  (body: string): Behaviour =>
  (response) => {
    response.writeHead(200).end(body.slice(0, body.length - 20))
  }

export const never: Behaviour = () => undefined
