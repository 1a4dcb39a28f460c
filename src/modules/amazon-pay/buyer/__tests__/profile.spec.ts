import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { startProxy, withProxies } from "../../../../net/__tests__/proxy"
import { readAccessToken } from "../access-token"
import { AmazonLoginError, AmazonUnavailableError } from "../errors"
import { readBuyerProfile } from "../profile"

type Answers = Record<string, { status?: number; body: string } | "silence">

const token = "Atza|a-token"
const good: Answers = {
  "/auth/o2/tokeninfo": { body: JSON.stringify({ aud: "client", exp: 3600 }) },
  "/user/profile": { body: JSON.stringify({ name: "Susie Smith", email: "susie@example.com" }) },
}

describe("the profile behind a login", () => {
  let server: Server
  let answers: Answers
  let asked: { path: string; token: string | undefined }[]
  beforeEach(async () => {
    asked = []
    answers = good
    server = createServer((request, response) => {
      const path = request.url ?? ""
      asked.push({ path, token: request.headers["x-amz-access-token"] as string | undefined })
      const answer = answers[path]
      if (answer === "silence" || !answer) return
      response.writeHead(answer.status ?? 200).end(answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const read = (timeoutMs = 600_000) => {
    const { port } = server.address() as AddressInfo
    const endpoint = `http://127.0.0.1:${port}`
    const account = { clientId: "client", region: "eu" as const, sandbox: true, endpoint }
    return readBuyerProfile(account, token, timeoutMs)
  }
  const failing = async (changed: Answers, timeoutMs?: number): Promise<Error> => {
    answers = { ...good, ...changed }
    const error: unknown = await read(timeoutMs).catch((thrown: unknown) => thrown)
    expect((error as Error).message).not.toContain(token)
    return error as Error
  }

  it("is asked for through the proxy that the environment names", async () => {
    const proxy = await startProxy()
    try {
      await withProxies({ HTTP_PROXY: proxy.url }, async () => {
        await read()
        const { port } = server.address() as AddressInfo
        expect(new Set(proxy.asked)).toEqual(new Set([`127.0.0.1:${port}`]))
      })
    } finally {
      await proxy.stop()
    }
  })

  it("is asked for with the token in the header, after Amazon has vouched for the token", async () => {
    expect(await read()).toEqual({ name: "Susie Smith", email: "susie@example.com" })
    expect(asked).toEqual([
      { path: "/auth/o2/tokeninfo", token },
      { path: "/user/profile", token },
    ])
  })

  it("is not read with a token that another shop's button was given", async () => {
    const body = JSON.stringify({ aud: "another client" })
    const error = await failing({ "/auth/o2/tokeninfo": { body } })
    expect(error).toBeInstanceOf(AmazonLoginError)
    expect(asked.map(({ path }) => path)).toEqual(["/auth/o2/tokeninfo"])
  })

  it("is not read with a token that Amazon does not know", async () => {
    const body = JSON.stringify({ error: "invalid_token" })
    expect(await failing({ "/auth/o2/tokeninfo": { status: 400, body } })).toBeInstanceOf(
      AmazonLoginError,
    )
    expect(await failing({ "/auth/o2/tokeninfo": { body: "{}" } })).toBeInstanceOf(AmazonLoginError)
  })

  it("is not waited for longer than told, and no stranger's page is read for it", async () => {
    expect(await failing({ "/user/profile": "silence" }, 500)).toBeInstanceOf(
      AmazonUnavailableError,
    )
    for (const answer of [{ status: 503, body: "" }, { body: "<html>" }]) {
      expect(await failing({ "/user/profile": answer })).toBeInstanceOf(AmazonUnavailableError)
    }
    const endless = { body: JSON.stringify({ name: "a".repeat(100_000) }) }
    expect(await failing({ "/user/profile": endless })).toBeInstanceOf(AmazonUnavailableError)
  })

  it("is left out where it is no name or no email", async () => {
    const body = JSON.stringify({ name: " ", email: "not an email" })
    answers = { ...good, "/user/profile": { body } }
    expect(await read()).toEqual({})
  })
})

describe("an access token", () => {
  it.each([
    ["Atza|IQEBLj", "Atza|IQEBLj"],
    ["Atza%7CIQEBLj", "Atza|IQEBLj"],
    ["Atza|100%", "Atza|100%"],
    ["", null],
    ["a b", null],
    ["a%0d%0aHost: b", null],
    ["a\nb", null],
    ["ä", null],
    ["a".repeat(2_049), null],
  ])("%j is read as %j", (text, expected) => {
    expect(readAccessToken(text)).toBe(expected)
  })
})
