import { createServer, type Server } from "node:https"
import type { RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { createCertificateSource, type CertificateSource } from "../certificate-source"
import type { CertificateSourceOptions } from "../certificate-source"
import { startProxy, withProxies } from "../../net/__tests__/proxy"
import { signer, type Signer } from "./certificates"

let identity: Signer
let server: Server | undefined
let source: CertificateSource | undefined
let requests: string[]

beforeAll(async () => {
  identity = await signer({ subject: "CN=localhost", notAfter: "2124-01-01T00:00:00Z" })
})

async function start(listener: RequestListener, options: CertificateSourceOptions = {}) {
  requests = []
  const running = createServer(
    { key: identity.keyPem, cert: identity.pem },
    (request, response) => {
      requests.push(request.url ?? "")
      listener(request, response)
    },
  )
  server = running
  await new Promise<void>((resolve) => running.listen(0, "127.0.0.1", resolve))
  const origin = `https://localhost:${(running.address() as AddressInfo).port}`
  source = createCertificateSource({
    ca: identity.pem,
    allow: (url) => url.origin === origin,
    ...options,
  })
  return { origin, certificate: source.certificate }
}

afterEach(async () => {
  await source?.close()
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
})

const serve =
  (text: string): RequestListener =>
  (_request, response) => {
    response.end(text)
  }

describe("a certificate source", () => {
  it("fetches through the proxy that the environment names", async () => {
    const proxy = await startProxy()
    try {
      await withProxies({ HTTPS_PROXY: proxy.url }, async () => {
        const { origin, certificate } = await start(serve(identity.pem))
        expect(await certificate(`${origin}/a.pem`)).toBe(identity.pem)
        expect(proxy.asked).toEqual([new URL(origin).host])
      })
    } finally {
      await proxy.stop()
    }
  })

  it("fetches a certificate once, also for requests that come together", async () => {
    const { origin, certificate } = await start(serve(identity.pem))
    const url = `${origin}/a.pem`
    const texts = await Promise.all([certificate(url), certificate(url), certificate(url)])
    expect([...texts, await certificate(url)]).toEqual(Array(4).fill(identity.pem))
    expect(requests).toEqual(["/a.pem"])
  })

  it("fetches it again after its time", async () => {
    let now = 0
    const { origin, certificate } = await start(serve(identity.pem), {
      ttlMs: 1000,
      now: () => now,
    })
    await certificate(`${origin}/a.pem`)
    now = 999
    await certificate(`${origin}/a.pem`)
    expect(requests).toHaveLength(1)
    now = 1000
    await certificate(`${origin}/a.pem`)
    expect(requests).toHaveLength(2)
  })

  it("keeps no more than it may, the least used going first", async () => {
    const { origin, certificate } = await start(serve(identity.pem), { maxEntries: 2 })
    for (const name of ["a", "b", "a", "c", "a", "b"]) {
      await certificate(`${origin}/${name}.pem`)
    }
    expect(requests).toEqual(["/a.pem", "/b.pem", "/c.pem", "/b.pem"])
  })

  it("refuses to fetch another while it fetches as many as it may", async () => {
    let answer = () => {}
    const { origin, certificate } = await start(
      (_request, response) => {
        answer = () => response.end(identity.pem)
      },
      { maxEntries: 1, timeoutMs: 600_000 },
    )
    const first = certificate(`${origin}/a.pem`)
    await expect(certificate(`${origin}/b.pem`)).rejects.toMatchObject({
      code: "CertificateUnavailable",
      retryable: true,
    })
    while (requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    answer()
    await expect(first).resolves.toBe(identity.pem)
    expect(requests).toEqual(["/a.pem"])
  })

  it.each<[string, RequestListener, CertificateSourceOptions]>([
    ["a redirect", (_q, response) => response.writeHead(302, { location: "/b.pem" }).end(), {}],
    ["an error", (_q, response) => response.writeHead(503).end(), {}],
    ["silence", () => undefined, { timeoutMs: 50 }],
    ["too much", (_q, response) => response.end(identity.pem + "\n".repeat(70_000)), {}],
    ["no certificate", serve("hello"), {}],
    ["a broken connection", (request) => request.socket.destroy(), {}],
    ["a server nobody vouches for", serve("x"), { ca: undefined }],
  ])("finds nothing worth keeping in %s", async (_case, listener, options) => {
    const { origin, certificate } = await start(listener, options)
    for (const _attempt of [1, 2]) {
      await expect(certificate(`${origin}/a.pem`)).rejects.toMatchObject({
        code: "CertificateUnavailable",
        retryable: true,
      })
    }
    expect(requests).not.toContain("/b.pem")
  })

  it("leaves an address alone that gave nothing, and tries it again after a while", async () => {
    let healthy = false
    let now = 0
    const { origin, certificate } = await start(
      (_request, response) => {
        response.writeHead(healthy ? 200 : 500).end(identity.pem)
      },
      { retryAfterMs: 1000, now: () => now },
    )
    const url = `${origin}/a.pem`
    const fails = { code: "CertificateUnavailable", retryable: true }
    for (const _round of [1, 2]) {
      const together = await Promise.allSettled([certificate(url), certificate(url)])
      expect(together.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    }
    healthy = true
    now = 999
    await expect(certificate(url)).rejects.toMatchObject(fails)
    expect(requests).toHaveLength(1)
    now = 1000
    await expect(certificate(url)).resolves.toBe(identity.pem)
    expect(requests).toHaveLength(2)
  })

  it("keeps what it has, however many addresses lead nowhere", async () => {
    const { origin, certificate } = await start(
      ({ url }, response) => {
        response.writeHead(url === "/a.pem" ? 200 : 404).end(identity.pem)
      },
      { maxEntries: 2 },
    )
    await certificate(`${origin}/a.pem`)
    for (let index = 0; index < 20; index++) {
      await expect(certificate(`${origin}/${index}.pem`)).rejects.toBeDefined()
    }
    await certificate(`${origin}/a.pem`)
    expect(requests.filter((url) => url === "/a.pem")).toHaveLength(1)
  })

  it("keeps the certificate of a trusted sender, however many others are asked for", async () => {
    const { origin, certificate } = await start(serve(identity.pem), { maxEntries: 2 })
    await certificate(`${origin}/trusted.pem`)
    source?.keep(`${origin}/trusted.pem`)
    for (let index = 0; index < 20; index++) await certificate(`${origin}/${index}.pem`)
    await certificate(`${origin}/trusted.pem`)
    expect(requests.filter((url) => url === "/trusted.pem")).toHaveLength(1)
  })

  it("fetches once for a crowd that comes first", async () => {
    const { origin, certificate } = await start(serve(identity.pem))
    const crowd = Array.from({ length: 200 }, () => certificate(`${origin}/a.pem`))
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([identity.pem]))
    expect(requests).toEqual(["/a.pem"])
  })

  it("believes no server that shows a certificate of another name", async () => {
    const { origin, certificate } = await start(serve(identity.pem), { allow: () => true })
    const url = `${origin.replace("localhost", "127.0.0.1")}/a.pem`
    const error = await certificate(url).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: "CertificateUnavailable",
      cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    })
    expect(requests).toEqual([])
  })

  it("asks Amazon only, unless told otherwise", async () => {
    const { origin, certificate } = await start(serve(identity.pem), { allow: undefined })
    await expect(certificate(`${origin}/a.pem`)).rejects.toMatchObject({
      code: "UntrustedCertificateUrl",
      retryable: false,
    })
    expect(requests).toEqual([])
  })
})
