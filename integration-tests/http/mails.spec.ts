import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { demoFlow } from "../support/demo-flow"
import { atRest, reconciled, timePasses } from "../support/inbox"
import { closeTable, standing } from "../support/gate"
import { unheard } from "../support/local-bus"
import { MailDesk } from "../support/mail-desk"
import { SecondStore } from "../support/second-store"
import { namedSuite, type Scene } from "../support/store-suite"
import { eventually } from "../support/warehouse"
import { withOptions } from "../support/with-options"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

const decides = (scene: Scene, ...outcomes: object[]) =>
  scene.amazon.control("POST", "/outcomes", { outcomes })

/** Has the store's provider for mails fail for as long as something is done. */
async function failing(scene: Scene, work: () => Promise<void>): Promise<number> {
  const module = scene.container.resolve<unknown>(Modules.NOTIFICATION) as {
    notificationProviderService_: { send: () => Promise<unknown> }
  }
  const send = jest
    .spyOn(module.notificationProviderService_, "send")
    .mockRejectedValue(new Error("Susie Smith <susie.smith@example.com> was not reached."))
  try {
    await work()
    return send.mock.calls.length
  } finally {
    send.mockRestore()
  }
}

/** What the store logs as gone wrong while something is done. */
async function complaints(scene: Scene, work: () => Promise<void>): Promise<string[]> {
  const logger = scene.container.resolve(ContainerRegistrationKeys.LOGGER)
  const said: string[] = []
  const spies = (["warn", "error"] as const).map((level) =>
    jest.spyOn(logger, level).mockImplementation((...[message]: unknown[]) => {
      said.push(message instanceof Error ? message.message : String(message))
    }),
  )
  try {
    await work()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return said
}

namedSuite(
  "the buyer of an order that waited for Amazon",
  { authorization: "async", mails: true },
  (scene) => {
    let desk: MailDesk
    beforeAll(() => {
      desk = new MailDesk(scene)
    })
    const placed = async (reasonCode: string) => {
      await decides(scene, { of: "authorization", state: "Declined", reasonCode })
      const id = await scene.amazon.orderReference()
      const orderId = await scene.buyer.order(id)
      await atRest(scene)
      expect(await desk.mails()).toEqual([])
      return { id, orderId }
    }
    const otherCard = (id: string) =>
      scene.amazon.control("POST", `/order-references/${id}/payment-method`, {})

    it("is asked for another payment method when Amazon declines, with the link and all that a template needs", async () => {
      const { id, orderId } = await placed("InvalidPaymentMethod")
      await desk.later("PT2H")
      const { total } = await scene.warehouse.view(orderId)
      const amount = total.toFixed(2)
      expect(await desk.mails()).toMatchObject([
        {
          to: "susie@example.com",
          template: "amazon-pay.payment-declined",
          resource_id: orderId,
          status: "success",
          data: {
            order_id: orderId,
            language: "en",
            buyer_url: "https://payments.amazon.com/jr/your-account/orders?language=en-US",
            next_step: "change-payment-method",
            amount,
            amount_text: `$${amount}`,
            currency_code: "USD",
            amazon_order_reference_id: id,
          },
        },
      ])
    })

    it("has one mail, whatever is repeated", async () => {
      const { orderId } = await placed("InvalidPaymentMethod")
      await desk.later("PT2H")
      const bus = scene.container.resolve(Modules.EVENT_BUS)
      const event = { name: "amazon-pay.authorization.declined", data: { order_id: orderId } }
      await bus.emit([event, event, event])
      await Promise.all([1, 2, 3].map(() => desk.tellBuyer(orderId)))
      await desk.later("PT6M", "PT1H", "P1D")
      expect(await desk.templates()).toEqual(["amazon-pay.payment-declined"])
    })

    it("has one mail when two processes are about to send it", async () => {
      const second = await SecondStore.start(scene.databaseUrl)
      try {
        const { orderId } = await placed("InvalidPaymentMethod")
        await scene.amazon.control("POST", "/notifications", {
          endpoint: `${second.base}/hooks/amazon-pay/ipn`,
        })
        const open = await closeTable(scene.container, "notification")
        await scene.amazon.advance("PT2H")
        await standing(scene.container, 1)
        const here = desk.tellBuyer(orderId)
        await eventually(async () => await here)
        await open()
        await second.subscribersDone()
        await desk.later("PT6M")
        expect(await desk.templates()).toEqual(["amazon-pay.payment-declined"])
      } finally {
        await second.kill()
      }
    })

    it("is written to by the reconciler when the process that heard of the decline died", async () => {
      await placed("InvalidPaymentMethod")
      await unheard(scene.container, async () => {
        for (const wait of ["PT2H", "PT12M"] as const) {
          await timePasses(scene, wait)
          await scene.amazon.simulator.idle()
          await reconciled(scene)
        }
      })
      expect(await desk.templates()).toEqual(["amazon-pay.payment-declined"])
    })

    it("has another mail when the other payment method is declined too, and none once it is paid", async () => {
      const { id, orderId } = await placed("InvalidPaymentMethod")
      await desk.later("PT2H")
      await decides(scene, {
        of: "authorization",
        state: "Declined",
        reasonCode: "InvalidPaymentMethod",
      })
      await otherCard(id)
      await desk.later("PT6M", "PT2H", "PT6M")
      const both = ["amazon-pay.payment-declined", "amazon-pay.payment-declined"]
      expect(await desk.templates()).toEqual(both)
      await otherCard(id)
      await desk.later("PT6M", "PT2H", "PT6M")
      await scene.warehouse.eventually(orderId, "authorized")
      expect(await desk.templates()).toEqual(both)
    })

    it("is told that the payment is declined for good", async () => {
      await placed("AmazonRejected")
      await desk.later("PT2H", "PT6M", "P1D")
      expect(await desk.mails()).toMatchObject([
        { template: "amazon-pay.payment-failed", data: { next_step: "pay-otherwise" } },
      ])
    })

    it("is not written to when the order was cancelled meanwhile", async () => {
      const { orderId } = await placed("InvalidPaymentMethod")
      expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
      await desk.later("PT2H", "PT6M", "P1D")
      await desk.tellBuyer(orderId)
      expect(await desk.mails()).toEqual([])
    })

    it("has no second mail when the provider failed: nobody knows whether it was sent after all", async () => {
      const { orderId } = await placed("InvalidPaymentMethod")
      let said: string[] = []
      const tries = await failing(scene, async () => {
        said = await complaints(scene, () => desk.later("PT2H", "PT6M"))
      })
      expect(tries).toBe(1)
      expect(said).toEqual([
        expect.stringMatching(/^Amazon Pay: the mail payment-declined .* could not be sent/),
      ])
      expect(said.join()).not.toMatch(/susie/i)
      await desk.tellBuyer(orderId)
      await desk.later("P1D")
      expect(await desk.mails()).toMatchObject([{ status: "failure" }])
    })
  },
)

namedSuite("the buyer", { mails: true }, (scene) => {
  let desk: MailDesk
  beforeAll(() => {
    desk = new MailDesk(scene)
  })
  const declined = (of: string, reasonCode: string, times = 1) =>
    decides(scene, { of, state: "Declined", reasonCode, times })
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await atRest(scene)
    return { id, orderId }
  }

  it.each(["InvalidPaymentMethod", "AmazonRejected"])(
    "is not written to when Amazon declines at the checkout for %s",
    async (reasonCode) => {
      await declined("authorization", reasonCode)
      const cart = await scene.buyer.cart()
      const data = { amazon_order_reference_id: await scene.amazon.orderReference() }
      await scene.buyer.session(cart.collectionId, data)
      const heard: unknown[] = []
      scene.container
        .resolve(Modules.EVENT_BUS)
        .subscribe("amazon-pay.authorization.declined", ({ data }) => {
          heard.push(data)
          return Promise.resolve()
        })
      expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
      // Medusa takes the order back that it had made.
      const none = { order_id: null, email: null, buyer_url: null, next_step: null }
      expect(heard).toMatchObject([{ reason_code: reasonCode, ...none }])
      await desk.later("PT6M", "P1D")
      expect(await desk.mails()).toEqual([])
    },
  )

  it("is asked for another payment method when a parcel is declined, and has no mail of what was charged", async () => {
    const { id, orderId } = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await atRest(scene)
    await declined("authorization", "InvalidPaymentMethod")
    const parcel = await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await desk.later("PT6M", "PT1H", "P1D")
    expect(await desk.mails()).toMatchObject([
      { template: "amazon-pay.parcel-declined", data: { fulfillment_id: parcel } },
    ])
    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, {})
    await desk.later("PT6M", "PT6M")
    await scene.warehouse.eventually(orderId, "captured")
    expect(await desk.templates()).toEqual(["amazon-pay.parcel-declined"])
  })

  it("has the mail that the demo shows", async () => {
    const { declinedParcel } = await import("../../scripts/order-flow/declined-parcel.mjs")
    const shop = await demoFlow(scene)
    const said: string[] = []
    const transcript = {
      heading: () => undefined,
      line: (_: string, text: string) => said.push(text),
    }
    const told = declinedParcel(shop, { currency: "usd", transcript })
    await eventually(() => {
      expect(said).toContain("chooses another payment method at Amazon")
      return Promise.resolve()
    })
    await desk.later("PT6M", "PT6M")
    expect((await told).broken()).toEqual([])
    expect(said).toContainEqual(
      expect.stringMatching(/^would go to \S+: Order \d+: please choose another/),
    )
    expect(said).toContain("https://payments.amazon.com/jr/your-account/orders?language=en-US")
  })

  it("is not written to while a parcel is charged again by itself", async () => {
    const { orderId } = await ordered()
    await declined("capture", "ProcessingFailure")
    await scene.warehouse.pack(orderId, everything)
    await desk.later("PT3M", "PT3M")
    await scene.warehouse.eventually(orderId, "captured")
    expect(await desk.mails()).toEqual([])
  })

  it("is told when Amazon rejects a parcel for good", async () => {
    const { orderId } = await ordered()
    await decides(scene, { of: "capture", state: "Pending", reasonCode: "AmazonRejected" })
    await scene.warehouse.pack(orderId, everything)
    await desk.later("PT3H", "PT15M", "P1D")
    expect(await desk.templates()).toEqual(["amazon-pay.parcel-failed"])
  })

  describe("of a refund", () => {
    const refunded = async () => {
      const { orderId } = await ordered()
      expect((await scene.warehouse.capture(orderId)).status).toBe(200)
      await atRest(scene)
      expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
      await desk.later("PT1H", "PT6M", "P1D")
    }

    it("is told that it is late when Amazon declines it", async () => {
      await declined("refund", "AmazonRejected")
      await refunded()
      expect(await desk.mails()).toMatchObject([
        { template: "amazon-pay.refund-declined", data: { amount: "5.00", next_step: "merchant" } },
      ])
    })

    it("reads of a completed one from Amazon alone, unless the store wants to write, too", async () => {
      await refunded()
      expect(await desk.mails()).toEqual([])
      await withOptions(scene, { mails: { only: ["refund-completed"] } }, refunded)
      expect(await desk.templates()).toEqual(["amazon-pay.refund-completed"])
    })
  })

  it("is not written to by a store that wants no mails", async () => {
    await withOptions(scene, { mails: false }, async () => {
      await declined("refund", "AmazonRejected")
      const { orderId } = await ordered()
      await scene.warehouse.capture(orderId)
      await scene.warehouse.refund(orderId, 5)
      await desk.later("PT1H", "P1D")
    })
    expect(await desk.mails()).toEqual([])
  })
})

namedSuite("a store without a provider for mails", { authorization: "async" }, (scene) => {
  it("writes to nobody and complains of nothing", async () => {
    const desk = new MailDesk(scene)
    await decides(scene, {
      of: "authorization",
      state: "Declined",
      reasonCode: "InvalidPaymentMethod",
    })
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    const said = await complaints(scene, async () => {
      await desk.later("PT2H", "PT6M")
      await desk.tellBuyer(orderId)
    })
    expect(said).toEqual([])
    expect(await desk.mails()).toEqual([])
  })
})
