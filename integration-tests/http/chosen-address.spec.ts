import { z } from "@medusajs/framework/zod"
import { AttentionDesk } from "../support/attention-desk"
import { storeSuite } from "../support/store-suite"
import { strike } from "../support/trouble"
import { withOptions } from "../support/with-options"

const line = z.string().nullish()
const orderSchema = z.object({
  order: z.object({
    total: z.number(),
    tax_total: z.number(),
    shipping_address: z.looseObject({ address_1: line, last_name: line, city: line }),
    billing_address: z.looseObject({ address_1: line }).nullish(),
  }),
})
const panelSchema = z.object({
  amazon_pay: z.object({
    payments: z.array(
      z.object({
        address_differences: z.array(z.string()),
        address_changed_by: z.string().nullable(),
      }),
    ),
    people: z.record(z.string(), z.string()),
  }),
})

/** Where the buyer has Amazon send it: elsewhere in the town that the cart goes to, or in another one. */
const elsewhere = {
  name: "Susie Smith",
  addressLine1: "1 Other St",
  city: "Seattle",
  postalCode: "98109",
  countryCode: "US",
}
const otherTown = { ...elsewhere, city: "Chicago", postalCode: "60602", stateOrRegion: "IL" }

/** What ships goes where the buyer has confirmed at Amazon, or somebody knows. */
storeSuite({}, (scene) => {
  let desk: AttentionDesk
  beforeAll(() => {
    desk = new AttentionDesk(scene)
  })
  const read = async (orderId: string) => {
    const fields = "id,total,tax_total,*shipping_address,*billing_address"
    const { body } = await scene.warehouse.office(
      "GET",
      `/admin/orders/${orderId}?fields=${fields}`,
    )
    return orderSchema.parse(body).order
  }
  const panel = async (orderId: string) => {
    const { body } = await scene.warehouse.office("GET", `/admin/amazon-pay/orders/${orderId}`)
    return panelSchema.parse(body).amazon_pay
  }
  const move = async (orderId: string, address_1: string) => {
    const { shipping_address } = await read(orderId)
    const { first_name, last_name, city, postal_code, country_code } = shipping_address
    const address = { first_name, last_name, city, postal_code, country_code, address_1 }
    const body = { shipping_address: address }
    const { status } = await scene.warehouse.office("POST", `/admin/orders/${orderId}`, body)
    expect(status).toBe(200)
  }
  const reads = async () => (await scene.amazon.ledger()).requests.GetOrderReferenceDetails ?? 0
  const ordered = async (address: object) =>
    await scene.buyer.order(await scene.amazon.orderReference({ address }))

  it("is on the list minutes after the order, with the parts that differ in its panel, for one read", async () => {
    const orderId = await ordered(elsewhere)
    expect(await desk.reasons()).toEqual([])
    await desk.later("PT2M")
    expect(await desk.reasons()).toEqual(["address-differs"])
    expect((await panel(orderId)).payments).toEqual([
      { address_differences: ["street"], address_changed_by: null },
    ])
    await desk.later("PT15M", "PT2H", "P1D")
    expect(await reads()).toBe(1)
    expect((await read(orderId)).shipping_address.address_1).toBe("410 Terry Ave N")
    // What a person has seen to stays seen to.
    expect((await desk.dismiss({ note: "The buyer has called." })).status).toBe(200)
    await desk.later("P1D")
    expect(await desk.reasons()).toEqual([])
  })

  it("is nothing to anybody where the order goes to that address", async () => {
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    await desk.later("PT2M", "PT15M")
    expect(await desk.reasons()).toEqual([])
    expect((await panel(orderId)).payments[0]?.address_differences).toEqual([])
    expect(await reads()).toBe(1)
  })

  it("is known to whoever has changed the order's address, and the panel names them", async () => {
    const orderId = await ordered(elsewhere)
    await desk.later("PT2M")
    await move(orderId, "2 Third St")
    await desk.later("PT15M")
    expect(await desk.reasons()).toEqual([])
    const { payments, people } = await panel(orderId)
    expect(payments[0]?.address_differences).toEqual(["street"])
    expect(people[payments[0]?.address_changed_by ?? ""]).toContain("@")
  })

  it("asks Amazon again when it could not be read", async () => {
    await ordered(elsewhere)
    await strike(scene.amazon, "GetOrderReferenceDetails", {
      kind: "status",
      status: 500,
      times: 10,
    })
    await desk.later("PT2M")
    expect(await desk.reasons()).toEqual([])
    await scene.amazon.control("DELETE", "/faults")
    await desk.later("PT15M")
    expect(await desk.reasons()).toEqual(["address-differs"])
  })

  describe("with the option to overwrite", () => {
    it("becomes the order's, with its billing address, and changes nothing that it costs", async () => {
      await withOptions(scene, { address: "overwrite" }, async () => {
        const orderId = await ordered(elsewhere)
        const before = await read(orderId)
        await desk.later("PT2M")
        const after = await read(orderId)
        expect(after.shipping_address).toMatchObject({
          address_1: "1 Other St",
          last_name: "Smith",
          city: "Seattle",
        })
        expect(after.billing_address?.address_1).toBe("1 Other St")
        expect([after.total, after.tax_total]).toEqual([before.total, before.tax_total])
        expect(await desk.reasons()).toEqual([])
        expect((await panel(orderId)).payments).toEqual([
          { address_differences: [], address_changed_by: "amazon-pay" },
        ])
        await desk.later("PT15M", "PT2H")
        expect(await reads()).toBe(1)
      })
    })

    it("is on the list where the town is another one: prices and taxes go by it", async () => {
      await withOptions(scene, { address: "overwrite" }, async () => {
        const orderId = await ordered(otherTown)
        await desk.later("PT2M", "PT15M")
        expect((await read(orderId)).shipping_address.city).toBe("Seattle")
        expect(await desk.reasons()).toEqual(["address-differs"])
        expect(await reads()).toBe(1)
      })
    })

    it("is never written over what somebody at the store has said", async () => {
      await withOptions(scene, { address: "overwrite" }, async () => {
        const orderId = await ordered(elsewhere)
        await move(orderId, "2 Third St")
        await desk.later("PT2M", "PT15M")
        expect((await read(orderId)).shipping_address.address_1).toBe("2 Third St")
        expect(await desk.reasons()).toEqual([])
      })
    })
  })
})
