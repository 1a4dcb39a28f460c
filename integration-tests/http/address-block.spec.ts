import { CheckoutPage } from "../support/checkout-page"
import type { Page, StoreAnswer } from "../support/checkout-page"
import { hold, held, letGo } from "../support/trouble"
import { storeSuite } from "../support/store-suite"

/** With `address: "block"` no cart becomes an order that goes elsewhere than its buyer chose at Amazon. */
storeSuite({ address: "block" }, (scene) => {
  let page: CheckoutPage
  beforeEach(() => {
    page = new CheckoutPage(scene)
  })
  /** A cart as its buyer chose it at Amazon, with a payment session. */
  const chosen = async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    const { body } = await page.choose(cart.id, id, token)
    const session = () => scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    await session()
    return { id, token, cart, session, address: body.cart?.shipping_address }
  }
  const write = async (cartId: string, address: StoreAnswer["cart"] | object) =>
    await page.ask("POST", `/store/carts/${cartId}`, address)
  const sentTo = (address: object | null | undefined, over: object) => {
    const {
      first_name,
      last_name,
      address_1,
      address_2,
      city,
      province,
      postal_code,
      country_code,
    } = address as Record<string, string>
    const lines = { first_name, last_name, address_1, address_2, city, province, postal_code }
    return { shipping_address: { ...lines, country_code, ...over } }
  }
  const problemOf = async (cartId: string) =>
    (await scene.buyer.lastSession(cartId))?.data.problem as Record<string, string> | undefined
  const requests = async () => (await scene.amazon.ledger()).requests
  const stands = ({ body }: Page) => [body.status, body.reason_code, body.next]

  it("is as good as without where the cart goes there, for one read once the buyer has confirmed", async () => {
    const { cart } = await chosen()
    const before = (await requests()).GetOrderReferenceDetails ?? 0
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    expect(await requests()).toEqual({
      GetOrderReferenceDetails: before + 1,
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 1,
    })
  })

  it("refuses a cart whose address or email was changed since, before Amazon hears of it", async () => {
    const { id, token, cart, session, address } = await chosen()
    const changed = {
      email: "eve@example.com",
      ...sentTo(address, { address_1: "1 Elsewhere St" }),
    }
    await write(cart.id, changed)
    await session()
    const { status, body } = await scene.buyer.complete(cart.id)
    expect([status, body.type]).toEqual([400, "not_allowed"])
    expect(await problemOf(cart.id)).toMatchObject({
      code: "AddressDiffers",
      next: "choose-address",
      message: expect.stringContaining("(street, email)") as string,
    })
    expect(stands(await page.status(cart.id))).toEqual([
      "soft-declined",
      "AddressDiffers",
      "choose-address",
    ])
    const told = await requests()
    expect([told.SetOrderReferenceDetails, told.Authorize]).toEqual([undefined, undefined])
    // The right next step leads on.
    await page.choose(cart.id, id, token)
    await session()
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
  })

  it("refuses a cart of which nobody has read what its buyer chose", async () => {
    const { id } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect((await scene.buyer.complete(cart.id)).status).toBe(400)
    expect(await problemOf(cart.id)).toMatchObject({
      code: "AddressUnread",
      next: "choose-address",
    })
    expect((await requests()).ConfirmOrderReference).toBeUndefined()
  })

  it("refuses one whose buyer chose another address in the address book that nobody has read", async () => {
    const { id, cart } = await chosen()
    await scene.amazon.control("POST", `/order-references/${id}/address`, {
      name: "Susie Smith",
      addressLine1: "1 Pike Pl",
      city: "Seattle",
      stateOrRegion: "WA",
      postalCode: "98101",
      countryCode: "US",
    })
    expect((await scene.buyer.complete(cart.id)).status).toBe(400)
    expect(await problemOf(cart.id)).toMatchObject({ code: "AddressDiffers", next: "start-again" })
    expect(stands(await page.status(cart.id))).toEqual(["closed", "AddressDiffers", "start-again"])
    expect((await requests()).Authorize).toBeUndefined()
    // Asked again, it reads nothing more.
    const before = (await requests()).GetOrderReferenceDetails
    expect((await scene.buyer.complete(cart.id)).status).toBe(400)
    expect((await requests()).GetOrderReferenceDetails).toBe(before)
  })

  it("holds against it the very address that the order gets: a change meanwhile waits, or is refused", async () => {
    const { cart, address } = await chosen()
    await hold(scene.amazon, "ConfirmOrderReference")
    const completion = scene.buyer.complete(cart.id)
    await held(scene.amazon)
    const change = write(cart.id, sentTo(address, { address_1: "1 Elsewhere St" }))
    await letGo(scene.amazon)
    const { body } = await completion
    await change
    expect(body.type).toBe("order")
    const path = `/admin/orders/${body.order?.id ?? ""}?fields=*shipping_address`
    expect((await scene.warehouse.office("GET", path)).body).toMatchObject({
      order: { shipping_address: { address_1: "10 Ditka Ave" } },
    })
  })
})
