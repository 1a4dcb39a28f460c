import type { SimulatorOptions } from "../index"
import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import { orderStatus, simulation } from "./support/situations"

const urls = { SuccessUrl: "https://shop.test/ok?cart=1", FailureUrl: "https://shop.test/no" }

async function european(sca: NonNullable<SimulatorOptions["settings"]>["sca"]): Promise<Merchant> {
  return await startFrozen({ region: "eu", settings: { sca } })
}

const visit = (merchant: Merchant, id: string): Promise<Response> =>
  fetch(`${merchant.simulator.url}/confirmation/${id}?sellerId=A`, { redirect: "manual" })

async function confirmed(merchant: Merchant): Promise<string> {
  const id = await merchant.draft()
  await merchant.set(id, "10", "EUR")
  const parameters = { AmazonOrderReferenceId: id, ...urls }
  expect((await merchant.call("ConfirmOrderReference", parameters)).status).toBe(200)
  return id
}

const target = (response: Response): [number, string | null] => [
  response.status,
  response.headers.get("location"),
]

test("leads to the challenge while it waits, and back with its outcome afterwards", async () => {
  const merchant = await european("required")
  const id = await confirmed(merchant)
  expect(target(await visit(merchant, id))).toEqual([303, `/challenge/${id}`])
  await merchant.control("POST", `/order-references/${id}/challenge`, { outcome: "abandon" })
  expect(target(await visit(merchant, id))).toEqual([
    303,
    "https://shop.test/no?AuthenticationStatus=Abandoned",
  ])
})

test("leads straight back where nobody is asked", async () => {
  const merchant = await european("off")
  const id = await confirmed(merchant)
  expect((await orderStatus(merchant, id))[0]).toBe("Open")
  expect(target(await visit(merchant, id))).toEqual([
    303,
    "https://shop.test/ok?cart=1&AuthenticationStatus=Success",
  ])
})

test("after a decline the new method is not asked about, but the way back leads to the new addresses", async () => {
  const merchant = await european("required")
  const id = await confirmed(merchant)
  await merchant.control("POST", `/order-references/${id}/challenge`, { outcome: "approve" })
  const note = simulation({ State: "Declined", ReasonCode: "InvalidPaymentMethod" })
  await merchant.authorize(id, "a", "10", { SellerAuthorizationNote: note }, "EUR")
  await merchant.control("POST", `/order-references/${id}/payment-method`, { present: true })
  const again = {
    AmazonOrderReferenceId: id,
    SuccessUrl: "https://shop.test/2",
    FailureUrl: "https://shop.test/3",
  }
  const withoutUrls = { AmazonOrderReferenceId: id }
  const refused = await merchant.call("ConfirmOrderReference", withoutUrls)
  expect(refused.get("Code")).toBe("InvalidParameterValue")
  await merchant.call("ConfirmOrderReference", again)
  expect((await orderStatus(merchant, id))[0]).toBe("Open")
  expect(target(await visit(merchant, id))[1]).toBe(
    "https://shop.test/2?AuthenticationStatus=Success",
  )
})

test("has nothing to say of an order reference that was not confirmed so", async () => {
  const merchant = await european("required")
  expect((await visit(merchant, await merchant.draft())).status).toBe(404)
  expect((await visit(merchant, "S02-0000000-0000000")).status).toBe(404)
})

describe("the billing address of an authorization", () => {
  const billingAddress = {
    name: "Rechnung GmbH",
    addressLine1: "Kaiserstr. 1",
    city: "Karlsruhe",
    postalCode: "76133",
    countryCode: "DE",
  }
  const authorized = async (merchant: Merchant, currency: string, more = {}) => {
    const id = await merchant.draft({ billingAddress })
    await merchant.set(id, "10", currency)
    await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    return await merchant.authorize(id, "a", "10", more, currency)
  }

  test("is told in Europe once it is approved", async () => {
    const merchant = await european("off")
    const answer = await authorized(merchant, "EUR")
    expect(answer.under("AuthorizationBillingAddress", "AddressLine1")).toBe("Kaiserstr. 1")
    expect(answer.under("AuthorizationBillingAddress", "CountryCode")).toBe("DE")
    await merchant.simulator.stop()
  })

  test("is not told while Amazon decides, nor elsewhere", async () => {
    const merchant = await european("off")
    const waiting = await authorized(merchant, "EUR", { TransactionTimeout: "1440" })
    expect(waiting.text).not.toContain("AuthorizationBillingAddress")
    await merchant.simulator.stop()
    const american = await startFrozen()
    expect((await authorized(american, "USD")).text).not.toContain("AuthorizationBillingAddress")
    await american.simulator.stop()
  })
})
