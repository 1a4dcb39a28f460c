import { createServer, type Server } from "node:http"
import { connect, type AddressInfo } from "node:net"
import type { Duplex } from "node:stream"

/** A company's proxy, which takes tunnels and forwards plain requests' tunnels as well. */
export interface Proxy {
  url: string
  /** Hosts that a tunnel was asked for to, `host:port`. */
  asked: string[]
  stop(): Promise<void>
}

/** @param options.refuse answers every tunnel with this status */
export async function startProxy({ refuse }: { refuse?: number } = {}): Promise<Proxy> {
  const asked: string[] = []
  const sockets = new Set<Duplex>()
  const server: Server = createServer((_, response) => {
    response.writeHead(501).end()
  })
  server.on("connect", (request, socket) => {
    const target = request.url ?? ""
    asked.push(target)
    if (refuse !== undefined) {
      socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`)
      return
    }
    const { hostname, port } = new URL(`http://${target}`)
    sockets.add(socket)
    const through = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n")
      through.pipe(socket).pipe(through)
    })
    const end = () => {
      through.destroy()
      socket.destroy()
    }
    through.on("error", end)
    socket.on("error", end)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        // Those of tunnels are no longer the server's.
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY"]

/** The environment with these proxies and no others, until the end of the work. */
export async function withProxies<Result>(
  variables: Record<string, string>,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  for (const name of names) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, variables)
  try {
    return await work()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    }
  }
}
