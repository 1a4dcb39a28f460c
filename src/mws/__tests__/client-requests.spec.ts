import { createMwsClient } from "../client"
import { MwsParameterError } from "../errors"
import { signature } from "../signature"
import { captured, failure, parameters, SECRET, start, stopAll } from "./client-set-up"
import { respond, type Behaviour, type Received } from "./endpoint-server"
import { answer, errorAnswer, resultOf } from "./samples"

afterEach(stopAll)

describe("a request", () => {
  it("is a signed form at the section's path", async () => {
    const { server, client } = await start([respond(200, captured)], {
      mwsAuthToken: "amzn.mws.1234",
      application: { name: "My/Shop", version: "1.0" },
    })
    await client.capture(parameters)
    const [request] = server.requests
    expect(request).toMatchObject({
      method: "POST",
      url: "/OffAmazonPayments_Sandbox/2013-01-01",
      headers: {
        host: new URL(server.origin).host,
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      },
    })
    const { Signature: sent, ...signed } = request?.form ?? {}
    expect(signed).toEqual({
      AWSAccessKeyId: "AKIAEXAMPLEKEY000001",
      Action: "Capture",
      SellerId: "A2EXAMPLESELLER",
      MWSAuthToken: "amzn.mws.1234",
      SignatureMethod: "HmacSHA256",
      SignatureVersion: "2",
      Timestamp: "2024-05-06T10:00:00Z",
      Version: "2013-01-01",
      AmazonAuthorizationId: "S01-5550001-0000042-A000101",
      CaptureReferenceId: "ord_42_c1",
      "CaptureAmount.Amount": "40.00",
      "CaptureAmount.CurrencyCode": "USD",
      SellerCaptureNote: "Parcel for Ann Example, * ~ é",
    })
    expect(sent).toBe(
      signature({
        method: "POST",
        host: new URL(server.origin).host,
        path: "/OffAmazonPayments_Sandbox/2013-01-01",
        parameters: signed,
        secretKey: SECRET,
      }),
    )
    expect(request?.headers["user-agent"]).toMatch(
      /^medusa-payment-amazon-pay\/\d+\.\d+\.\d+ \(My\\\/Shop\/1\.0; Node\.js\/\d+[\d.]*; \w+\/\w+\)$/,
    )
  })

  it("carries its signature whole, whatever characters it has", async () => {
    const { server, client } = await start([respond(200, captured)])
    const { host } = new URL(server.origin)
    for (let n = 0; n < 12; n++) {
      await client.capture({ ...parameters, captureReferenceId: `c${n}` })
    }
    const signatures = server.requests.map(({ form, url: path }) => {
      const { Signature: sent, ...signed } = form
      const parameters = signed
      expect(sent).toBe(signature({ method: "POST", host, path, parameters, secretKey: SECRET }))
      return sent
    })
    expect(signatures.join("")).toMatch(/[+/]/)
  })

  it("goes to the live path outside the sandbox", async () => {
    const { server, client } = await start([respond(200, captured)], { sandbox: false })
    await client.capture(parameters)
    expect(server.requests[0]?.url).toBe("/OffAmazonPayments/2013-01-01")
  })

  it("keeps its connections for the next ones", async () => {
    const { server, client } = await start([respond(200, captured)])
    for (let n = 0; n < 8; n++) {
      await client.capture(parameters)
    }
    expect(server.connections).toBeLessThan(4)
  })

  it("can be sent by name, with parameters from a record", async () => {
    const { server, client } = await start([respond(200, captured)])
    await client.capture(parameters)
    const recorded = JSON.parse(JSON.stringify(parameters)) as typeof parameters
    const result = await client.send("Capture", recorded)
    expect(result.amazonCaptureId).toBe("S01-5550001-0000042-C000207")
    expect(server.requests[1]?.form).toEqual(server.requests[0]?.form)
  })

  it("needs no parameters where there are none", async () => {
    const { client } = await start([
      respond(200, resultOf("GetMerchantAccountStatus", "<AccountStatus>ACTIVE</AccountStatus>")),
    ])
    await expect(client.getMerchantAccountStatus()).resolves.toMatchObject({
      accountStatus: "ACTIVE",
    })
  })

  it("with a parameter that breaks a rule is never sent", async () => {
    const { server, client } = await start([respond(200, captured)])
    const error = await failure(client.capture({ ...parameters, captureReferenceId: "a b" }))
    expect(error).toBeInstanceOf(MwsParameterError)
    expect(error).toMatchObject({ parameter: "captureReferenceId", outcome: "not-done" })
    expect(server.requests).toHaveLength(0)
  })
})

describe("an observer", () => {
  it("sees every attempt, and nothing secret", async () => {
    const { client, seen } = await start([respond(500), respond(200, captured)])
    await client.capture(parameters)
    expect(seen).toEqual([
      {
        action: "Capture",
        referenceId: "ord_42_c1",
        attempt: 1,
        status: 500,
        errorCode: "InternalServerError",
        milliseconds: expect.any(Number) as number,
      },
      {
        action: "Capture",
        referenceId: "ord_42_c1",
        attempt: 2,
        status: 200,
        requestId: "0a6c1f0e-0001",
        milliseconds: expect.any(Number) as number,
      },
    ])
    expect(JSON.stringify(seen)).not.toMatch(/Ann|exampleSecret|AKIA/)
  })

  it("that fails does not change what happened", async () => {
    const { client } = await start([respond(200, captured)], {
      observe: () => {
        throw new Error("log full")
      },
    })
    await expect(client.capture(parameters)).resolves.toMatchObject({ requestId: "0a6c1f0e-0001" })
  })
})

describe("an error", () => {
  it("never repeats what the call held in confidence", async () => {
    const echo: Behaviour = (response, socket, { form }) =>
      respond(
        400,
        errorAnswer(
          "InvalidParameterValue",
          `key ${SECRET} id ${form.AWSAccessKeyId} token ${form.AccessToken} note ${form.SellerNote} ${form.MWSAuthToken}`,
        ),
      )(response, socket, {} as Received)
    const { client } = await start([echo], { mwsAuthToken: "amzn.mws.1234-5678" })
    const token = "opaque-buyer-token"
    const first = await failure(
      client.getOrderReferenceDetails({ amazonOrderReferenceId: "S01-1-2", accessToken: token }),
    )
    const second = await failure(
      client.setOrderReferenceDetails({
        amazonOrderReferenceId: "S01-1-2",
        orderTotal: { amount: "1", currencyCode: "USD" },
        sellerNote: "for Ann Example",
      }),
    )
    const told = `${first.message}${JSON.stringify(first)}${second.message}${JSON.stringify(second)}`
    expect(told).toContain("[redacted]")
    for (const leak of [SECRET, "AKIAEXAMPLE", token, "Ann Example", "amzn.mws"]) {
      expect(told).not.toContain(leak)
    }
  })

  it("comes with no result element too", async () => {
    const { client } = await start([respond(200, answer("ConfirmOrderReference", ""))])
    await expect(
      client.confirmOrderReference({ amazonOrderReferenceId: "S01-1-2" }),
    ).resolves.toEqual({ requestId: "0a6c1f0e-0001" })
  })
})

describe("options", () => {
  const good = {
    sellerId: "A",
    accessKey: "K",
    secretKey: "S",
    region: "na",
    sandbox: true,
  } as const

  it.each([
    [{ sellerId: "" }, "sellerId"],
    [{ secretKey: "" }, "secretKey"],
    [{ region: "moon" as "na" }, "region"],
    [{ endpoint: "127.0.0.1:9000" }, "endpoint"],
    [{ endpoint: "http://127.0.0.1:9000/path" }, "endpoint"],
    [{ endpoint: "http://u:p@127.0.0.1" }, "endpoint"],
    [{ endpoint: "ftp://127.0.0.1" }, "endpoint"],
  ])("that cannot work are named: %j", (wrong, name) => {
    expect(() => createMwsClient({ ...good, ...wrong })).toThrow(name)
  })
})
