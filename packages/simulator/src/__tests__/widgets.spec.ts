import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import { simulation } from "./support/situations"
import { chosen, signIn, widget } from "./support/shop-page"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

interface Tree {
  readonly State: string
  readonly ReleaseEnvironment: string
  readonly PaymentMethod: string | null
  readonly PresentmentCurrency: string | null
  readonly Address: Record<string, string> | null
  readonly Buyer: Record<string, string>
  readonly Constraints: readonly string[]
}

const tree = async (id: string): Promise<Tree> =>
  (await merchant.control<Tree>("GET", `/order-references/${id}`)).value

/** A buyer with an order reference made by the address book, and a payment method chosen in the wallet. */
async function checkout(account = "test-buyer"): Promise<{ token: string; id: string }> {
  const token = await signIn(merchant, { account })
  const { orderReferenceId: id } = await widget(merchant, "address-book", { token })
  await widget(merchant, "wallet", { token, orderReferenceId: id })
  return { token, id }
}

describe("the address book", () => {
  test("creates an order reference of the buyer who is signed in, with the first address", async () => {
    const token = await signIn(merchant)
    const book = await widget(merchant, "address-book", { token })
    expect(book).toMatchObject({ created: true, legend: "Shipping address" })
    expect(book.choices.length).toBeGreaterThan(3)
    expect(chosen(book)).toBe("Susie Smith")
    expect(await tree(book.orderReferenceId)).toMatchObject({
      State: "Draft",
      ReleaseEnvironment: "Sandbox",
      Buyer: { Name: "Susie Smith", Email: "buyer@example.com" },
      Address: { AddressLine1: "10 Ditka Ave", CountryCode: "US" },
      Constraints: ["AmountNotSet", "PaymentPlanNotSet"],
    })
  })

  test("a choice is the order reference's destination; the address in full is for the buyer's token", async () => {
    const { token, id } = await checkout()
    const picked = await widget(merchant, "address-book", {
      token,
      orderReferenceId: id,
      position: 1,
    })
    expect([picked.created, picked.choices[1]?.chosen]).toEqual([false, true])
    const asked = { AmazonOrderReferenceId: id }
    const blind = await merchant.call("GetOrderReferenceDetails", asked)
    expect([blind.get("City"), blind.get("AddressLine2")]).toEqual(["Seattle", undefined])
    const seeing = await merchant.call("GetOrderReferenceDetails", { ...asked, AccessToken: token })
    expect(seeing.get("AddressLine2")).toBe("410 Terry Ave N")
    const later = await signIn(merchant)
    const again = await merchant.call("GetOrderReferenceDetails", { ...asked, AccessToken: later })
    expect(again.get("AddressLine2")).toBe("410 Terry Ave N")
  })

  test("a token opens only the addresses whose scope was asked for", async () => {
    const scope = "payments:widget payments:billing_address"
    const token = await signIn(merchant, { scope })
    const { orderReferenceId } = await widget(merchant, "address-book", { token })
    const answer = await merchant.call("GetOrderReferenceDetails", {
      AmazonOrderReferenceId: orderReferenceId,
      AccessToken: token,
    })
    expect(answer.under("PhysicalDestination", "AddressLine1")).toBeUndefined()
    expect(answer.under("PhysicalAddress", "AddressLine1")).toBe("10 Ditka Ave")
  })

  test("shown again with its order reference it keeps what was chosen", async () => {
    const { token, id } = await checkout()
    await widget(merchant, "address-book", { token, orderReferenceId: id, position: 2 })
    const again = await widget(merchant, "address-book", { token, orderReferenceId: id })
    expect([again.created, again.choices[2]?.chosen]).toEqual([false, true])
  })
})

describe("the wallet", () => {
  test("takes the constraint away, and a starred card brings its own", async () => {
    const { token, id } = await checkout()
    expect((await tree(id)).PaymentMethod).toBe("Visa")
    await merchant.set(id, "10")
    expect((await tree(id)).Constraints).toEqual([])
    const wallet = await widget(merchant, "wallet", { token, orderReferenceId: id })
    const starred = wallet.choices.find(({ lines }) => lines[0]?.includes("NotAllowed"))
    const position = starred?.position
    await widget(merchant, "wallet", { token, orderReferenceId: id, position })
    expect((await tree(id)).Constraints).toEqual(["PaymentMethodNotAllowed"])
    const refused = await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    expect(refused.get("Code")).toBe("ConstraintsExist")
  })

  test("alone it creates an order reference that is sent nowhere", async () => {
    const token = await signIn(merchant)
    const wallet = await widget(merchant, "wallet", { token })
    expect(wallet.created).toBe(true)
    const id = wallet.orderReferenceId
    await merchant.set(id, "10")
    expect(await tree(id)).toMatchObject({ Address: null, Constraints: [] })
    await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    expect((await tree(id)).State).toBe("Open")
  })

  test("after a decline nothing is chosen, and the declined card cannot be", async () => {
    const { token, id } = await checkout()
    await merchant.set(id, "10")
    await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    await merchant.authorize(id, "declined", "10", {
      SellerAuthorizationNote: simulation({
        State: "Declined",
        ReasonCode: "InvalidPaymentMethod",
      }),
    })
    expect((await tree(id)).State).toBe("Suspended")
    const wallet = await widget(merchant, "wallet", { token, orderReferenceId: id })
    expect([chosen(wallet), wallet.choices[0]?.disabled, wallet.choices[1]?.disabled]).toEqual([
      undefined,
      true,
      false,
    ])
    const confirm = (): Promise<{ status: number }> =>
      merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    const refused = await widget(merchant, "wallet", { token, orderReferenceId: id, position: 0 })
    expect(refused.error?.code).toBe("InvalidParameterValue")
    expect((await confirm()).status).toBe(400)
    await widget(merchant, "wallet", { token, orderReferenceId: id, position: 1 })
    expect((await confirm()).status).toBe(200)
    expect((await tree(id)).State).toBe("Open")
  })

  test("in another currency it shows Visa and Mastercard only, and the total must be in it", async () => {
    const { token, id } = await checkout()
    const wallet = await widget(merchant, "wallet", {
      token,
      orderReferenceId: id,
      presentmentCurrency: "DKK",
    })
    expect(wallet.legend).toContain("DKK")
    expect(wallet.choices.map(({ lines }) => lines[0]?.split(/[ *]/)[0])).not.toContain("Amex")
    expect((await tree(id)).PresentmentCurrency).toBe("DKK")
    await merchant.set(id, "10", "USD")
    expect((await tree(id)).Constraints).toEqual(["CurrencyMismatch"])
    await merchant.set(id, "70", "DKK")
    expect((await tree(id)).Constraints).toEqual([])
  })
})

describe("read-only widgets", () => {
  test("show the choice in any state, and change nothing", async () => {
    const { token, id } = await checkout()
    await merchant.set(id, "10")
    await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    const parts = { token, orderReferenceId: id, readOnly: true }
    for (const kind of ["address-book", "wallet"] as const) {
      const shown = await widget(merchant, kind, parts)
      expect(shown.choices.map((choice) => choice.chosen)).toEqual([true])
    }
  })

  test("need an order reference", async () => {
    const shown = await widget(merchant, "wallet", {
      token: await signIn(merchant),
      readOnly: true,
    })
    expect(shown.error?.code).toBe("MissingParameter")
  })
})

describe("accounts", () => {
  test("the seller's own has the constraint BuyerEqualsSeller", async () => {
    const { id } = await checkout("the-seller")
    expect((await tree(id)).Constraints).toContain("BuyerEqualsSeller")
  })

  test("an empty one has nothing to choose from", async () => {
    const token = await signIn(merchant, { account: "new-buyer" })
    const book = await widget(merchant, "address-book", { token })
    expect([book.choices, book.nothing]).toEqual([[], expect.stringContaining("no address")])
    const wallet = await widget(merchant, "wallet", {
      token,
      orderReferenceId: book.orderReferenceId,
    })
    expect(wallet.choices).toEqual([])
    expect((await tree(book.orderReferenceId)).Constraints).toEqual(
      expect.arrayContaining(["PaymentPlanNotSet", "ShippingAddressNotSet"]),
    )
  })

  test("others can be made, with addresses and cards of one's own", async () => {
    const made = await merchant.control("POST", "/buyers", {
      id: "ann",
      buyer: { name: "Ann", email: "ann@example.com" },
      addresses: [
        { Name: "Ann", AddressLine1: "1 Main St", City: "Springfield", CountryCode: "US" },
      ],
      paymentMethods: ["AmazonRejected", { name: "Discover", accountNumberTail: "0009" }],
    })
    expect(made.status).toBe(200)
    const { id } = await checkout("ann")
    expect(await tree(id)).toMatchObject({
      Buyer: { Name: "Ann" },
      Address: { AddressLine1: "1 Main St" },
      PaymentMethod: "Visa * AmazonRejected",
    })
    expect((await merchant.control("POST", "/buyers", { id: "" })).status).toBe(400)
  })

  test("a checkout of the control API can be taken up in the widgets with its token", async () => {
    const { value } = await merchant.control<{
      AmazonOrderReferenceId: string
      AccessToken: string
    }>("POST", "/order-references", { buyer: { name: "Zoe" } })
    const wallet = await widget(merchant, "wallet", {
      token: encodeURIComponent(value.AccessToken),
      orderReferenceId: value.AmazonOrderReferenceId,
    })
    expect(chosen(wallet)).toContain("Visa")
  })
})

describe("what is reported through onError", () => {
  const code = async (
    kind: "address-book" | "wallet",
    parts: Record<string, unknown>,
  ): Promise<string | undefined> => (await widget(merchant, kind, parts)).error?.code

  test("who is not signed in, or not any more", async () => {
    expect(await code("wallet", {})).toBe("BuyerSessionExpired")
    expect(await code("wallet", { token: "Atza|nobody" })).toBe("BuyerSessionExpired")
    const { token, id } = await checkout()
    await merchant.advance("PT61M")
    const late = { token, orderReferenceId: id, position: 0 }
    expect(await code("address-book", late)).toBe("BuyerSessionExpired")
  })

  test("who signed in without the widgets' scope", async () => {
    const token = await signIn(merchant, { scope: "profile" })
    expect(await code("wallet", { token })).toBe("InvalidParameterValue")
  })

  test("a seller that is missing, unknown or closed down", async () => {
    const token = await signIn(merchant)
    expect(await code("wallet", { token, sellerId: null })).toBe("MissingParameter")
    expect(await code("wallet", { token, sellerId: "A0" })).toBe("InvalidSellerId")
    await merchant.control("POST", "/settings", { accountStatus: "INACTIVE" })
    expect(await code("wallet", { token })).toBe("InvalidAccountStatus")
  })

  test("an order reference that is not there, of another environment, or of another buyer", async () => {
    const { token, id } = await checkout()
    const none = { token, orderReferenceId: "S01-0000000-0000000" }
    expect(await code("wallet", none)).toBe("InvalidOrderReferenceId")
    const live = { token, orderReferenceId: id, environment: "Live" }
    expect(await code("wallet", live)).toBe("ReleaseEnvironmentMismatch")
    const other = await signIn(merchant, { account: "new-buyer" })
    const foreign = { token: other, orderReferenceId: id }
    expect(await code("wallet", foreign)).toBe("BuyerNotAssociated")
  })

  test("an order reference that was not confirmed in time", async () => {
    const { id } = await checkout()
    await merchant.advance("PT3H1M")
    const late = { token: await signIn(merchant), orderReferenceId: id }
    expect(await code("address-book", late)).toBe("StaleOrderReference")
    expect(await code("wallet", late)).toBe("StaleOrderReference")
  })

  test("a confirmed order reference, whose choices are made", async () => {
    const { token, id } = await checkout()
    await merchant.set(id, "10")
    await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    const parts = { token, orderReferenceId: id }
    expect(await code("address-book", parts)).toBe("AddressNotModifiable")
    expect(await code("address-book", { ...parts, position: 1 })).toBe("AddressNotModifiable")
    expect(await code("wallet", parts)).toBe("PaymentMethodNotModifiable")
    expect(await code("wallet", { ...parts, position: 1 })).toBe("PaymentMethodNotModifiable")
  })

  test("a choice that is not in the list, a currency nobody presents, a request that is none", async () => {
    const { token, id } = await checkout()
    const parts = { token, orderReferenceId: id }
    expect(await code("address-book", { ...parts, position: 99 })).toBe("InvalidParameterValue")
    expect(await code("wallet", { ...parts, position: 99 })).toBe("InvalidParameterValue")
    const coin = { ...parts, presentmentCurrency: "XBT" }
    expect(await code("wallet", coin)).toBe("InvalidParameterValue")
    expect(await code("wallet", { environment: "Moon" })).toBe("UnknownError")
  })
})

describe("the scripts", () => {
  const get = async (path: string): Promise<[number, string | null, string]> => {
    const response = await fetch(`${merchant.simulator.url}${path}`)
    return [
      response.status,
      response.headers.get("access-control-allow-origin"),
      await response.text(),
    ]
  }

  test.each([
    ["/OffAmazonPayments/us/sandbox/js/Widgets.js", '"Sandbox"'],
    ["/OffAmazonPayments/us/js/Widgets.js", '"Live"'],
  ])("%s knows its environment and is for every shop", async (path, environment) => {
    const [status, origin, text] = await get(path)
    expect([status, origin]).toEqual([200, "*"])
    expect(text).toContain(environment)
  })

  test("another region's says where to find it", async () => {
    const [status, , text] = await get("/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js")
    expect([status, text]).toEqual([404, expect.stringContaining("--region eu")])
  })

  test("modules are served by name, and nothing beside them", async () => {
    expect((await get("/widgets/browser/main.js"))[0]).toBe(200)
    for (const path of ["tsconfig.json", "globals.d.ts", "..%2fhandle.ts", ""]) {
      expect((await get(`/widgets/browser/${path}`))[0]).not.toBe(200)
    }
  })

  test("frames are pages", async () => {
    for (const kind of ["address-book", "wallet"]) {
      const [status, , text] = await get(`/widgets/${kind}`)
      expect([status, text]).toEqual([200, expect.stringContaining("<title>Amazon Pay")])
    }
  })
})
