import { connect } from "node:net"
import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import { orderStatus } from "./support/situations"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

async function buyerToken(): Promise<string> {
  const { value } = await merchant.control<{ AccessToken: string }>("POST", "/order-references", {
    buyer: { name: "Ann", email: "ann@example.com" },
  })
  return value.AccessToken
}

const ask = async (path: string, token: string): Promise<{ status: number; value: unknown }> => {
  const response = await fetch(`${merchant.simulator.url}${path}`, {
    headers: { "x-amz-access-token": token },
  })
  return { status: response.status, value: await response.json() }
}

describe("Login with Amazon", () => {
  test("says whose a token is and for whom", async () => {
    const token = await buyerToken()
    const info = await ask("/auth/o2/tokeninfo", token)
    expect(info).toMatchObject({
      status: 200,
      value: { aud: merchant.simulator.clientId, exp: 3600 },
    })
    const profile = await ask("/user/profile", token)
    expect(profile).toMatchObject({
      status: 200,
      value: { name: "Ann", email: "ann@example.com", postal_code: "60602" },
    })
    expect(profile.value).toHaveProperty("user_id", (info.value as { user_id: string }).user_id)
  })

  test("refuses a token that is wrong or older than an hour", async () => {
    const token = await buyerToken()
    const refusal = {
      status: 400,
      value: {
        error: "invalid_token",
        error_description: "The request has an invalid parameter : access_token",
      },
    }
    expect(await ask("/user/profile", "Atza|nobody")).toEqual(refusal)
    await merchant.advance("PT61M")
    expect(await ask("/auth/o2/tokeninfo", token)).toEqual(refusal)
  })

  test("bears a blank before the header's colon", async () => {
    const token = await buyerToken()
    const { hostname, port } = new URL(merchant.simulator.url)
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      let received = ""
      socket.on("data", (chunk) => {
        received += chunk.toString()
      })
      socket.on("end", () => {
        resolve(received)
      })
      socket.on("error", reject)
      socket.write(`GET /user/profile HTTP/1.1\r\nHost: x\r\nx-amz-access-token : ${token}\r\n\r\n`)
    })
    expect(text).toContain("200 OK")
    expect(text).toContain("ann@example.com")
  })
})

describe("strong authentication", () => {
  const urls = {
    SuccessUrl: "https://shop.test/ok?cart=1",
    FailureUrl: "https://shop.test/no",
  }

  async function waiting(): Promise<string> {
    const id = await merchant.draft()
    await merchant.set(id, "10")
    const answer = await merchant.call("ConfirmOrderReference", {
      AmazonOrderReferenceId: id,
      ...urls,
    })
    expect(answer.status).toBe(200)
    return id
  }

  const submit = (id: string, outcome: string): Promise<Response> =>
    fetch(`${merchant.simulator.url}/challenge/${id}`, {
      method: "POST",
      body: new URLSearchParams({ outcome }),
      redirect: "manual",
    })

  test("keeps the order in Draft until the buyer answered", async () => {
    const id = await waiting()
    const details = await merchant.call("GetOrderReferenceDetails", { AmazonOrderReferenceId: id })
    expect([
      details.under("OrderReferenceStatus", "State"),
      details.under("PaymentAuthenticationStatus", "State"),
    ]).toEqual(["Draft", "REQUIRED"])
    const refused = await merchant.authorize(id, "sca", "10")
    expect(refused.get("Code")).toBe("InvalidOrderReferenceStatus")
    const page = await fetch(`${merchant.simulator.url}/challenge/${id}`)
    expect([page.status, (await page.text()).includes("10.00 USD")]).toEqual([200, true])
  })

  test.each([
    ["approve", "https://shop.test/ok?cart=1&AuthenticationStatus=Success", "Open"],
    ["fail", "https://shop.test/no?AuthenticationStatus=Failure", "Draft"],
    ["abandon", "https://shop.test/no?AuthenticationStatus=Abandoned", "Draft"],
  ])("%s leads to %s", async (outcome, location, state) => {
    const id = await waiting()
    const response = await submit(id, outcome)
    expect([response.status, response.headers.get("location")]).toEqual([303, location])
    expect((await orderStatus(merchant, id))[0]).toBe(state)
    expect((await submit(id, outcome)).status).toBe(404)
  })

  test("an abandoned one can be confirmed and answered again", async () => {
    const id = await waiting()
    await submit(id, "abandon")
    await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id, ...urls })
    const { value } = await merchant.control("POST", `/order-references/${id}/challenge`, {
      outcome: "approve",
    })
    expect(value.redirect).toBe("https://shop.test/ok?cart=1&AuthenticationStatus=Success")
    expect((await orderStatus(merchant, id))[0]).toBe("Open")
  })

  test("Europe demands the return addresses, unless told not to", async () => {
    const european = await startFrozen({ region: "uk" })
    const id = await european.draft()
    await european.set(id, "10", "GBP")
    const confirm = { AmazonOrderReferenceId: id }
    const refused = await european.call("ConfirmOrderReference", confirm)
    expect(refused.get("Code")).toBe("InvalidParameterValue")
    await european.control("POST", "/settings", { sca: "off" })
    await european.call("ConfirmOrderReference", { ...confirm, ...urls })
    expect((await orderStatus(european, id))[0]).toBe("Open")
    await european.simulator.stop()
  })

  test.each(["", "perhaps", "toString"])("the outcome %p is refused", async (outcome) => {
    expect((await submit(await waiting(), outcome)).status).toBe(400)
  })
})
