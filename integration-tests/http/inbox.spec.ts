import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { NewNotificationRow } from "../../src/modules/amazon-pay/inbox/notification-row"
import { storeNotification } from "../../src/modules/amazon-pay/inbox/store-notification"
import { expectCharged, readBooks, type Placed } from "../support/books"
import { databaseDown } from "../support/database-down"
import { engineOf, inboxOf, inboxSettled, reconciled } from "../support/inbox"
import { startOwnSns } from "../support/own-sns"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"
import { withOptions } from "../support/with-options"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

storeSuite({}, (scene) => {
  const ordered = async (): Promise<Placed & { total: string }> => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
  }
  /** The whole life of an order that is shipped at once and refunded in part. */
  const lived = async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await eventually(async () => {
      expect((await scene.amazon.tree(placed.id)).State).toBe("Closed")
    })
    expect((await scene.warehouse.refund(placed.orderId, 5)).status).toBe(200)
    await scene.amazon.advance("PT12H")
    return placed
  }
  const ends = async (placed: Placed) => {
    const { reference, operations } = await engineOf(scene).snapshot(
      (await engineOf(scene).findOrderReference({ amazon_order_reference_id: placed.id }))?.id ??
        "",
    )
    const { charged, captures, refunded, refunds } = await readBooks(scene, placed)
    return {
      state: [reference.state, reference.reason_code],
      operations: operations.map(({ kind, state, amazon_state, reason_code }) => [
        kind,
        state,
        amazon_state,
        reason_code,
      ]),
      books: { charged, captures, refunded, refunds },
    }
  }
  const stored = async () => (await inboxOf(scene)).map(({ type, state }) => [type, state])

  it("stores each message once and asks Amazon nothing the ledger knows", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await eventually(async () => {
      expect((await scene.amazon.tree(placed.id)).State).toBe("Closed")
    })
    await inboxSettled(scene)
    const sent = await scene.amazon.notifications()
    for (const { id } of sent) await scene.amazon.control("POST", `/notifications/${id}/redeliver`)
    await inboxSettled(scene)
    const inbox = await inboxOf(scene)
    expect(inbox).toHaveLength(sent.length)
    expect(new Set(inbox.map(({ state, outcome }) => `${state} ${outcome ?? ""}`))).toEqual(
      new Set(["processed already-known"]),
    )
    expect(Object.keys((await scene.amazon.ledger()).requests).sort()).toEqual(
      ["Authorize", "Capture", "CloseOrderReference", "ConfirmOrderReference"].concat(
        "SetOrderReferenceDetails",
      ),
    )
  })

  describe("brings an order to the same end", () => {
    let expected: Awaited<ReturnType<typeof ends>>
    beforeEach(async () => {
      const placed = await lived()
      await inboxSettled(scene)
      expected = await ends(placed)
      expect(expected.operations).toContainEqual(["refund", "completed", "Completed", null])
    })

    it.each([
      ["ten times each", { duplicate: 10 }],
      ["backwards", { hold: true, reverse: true }],
      ["before the answers they are about", { early: true }],
      ["days late", { hold: true }],
    ])("when messages come %s", async (how, mode) => {
      await scene.amazon.control("POST", "/notifications", mode)
      const placed = await lived()
      if ("hold" in mode) {
        if (how === "days late") await scene.amazon.advance("P5D")
        await scene.amazon.control("POST", "/notifications/release")
      }
      await inboxSettled(scene)
      await eventually(async () => {
        expect(await ends(placed)).toEqual(expected)
      })
    })
  })

  it("takes nothing from another account's topic, however well signed, and remembers the topic", async () => {
    const placed = await ordered()
    await inboxSettled(scene)
    const before = (await inboxOf(scene)).length
    await scene.amazon.control("POST", "/notifications", { as: "foreign-topic" })
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await scene.amazon.simulator.idle()
    const statuses = (await scene.amazon.notifications())
      .slice(before)
      .flatMap(({ attempts }) => attempts.map(({ status }) => status))
    expect(new Set(statuses)).toEqual(new Set([503]))
    expect(await inboxOf(scene)).toHaveLength(before)
    const topics = await engineOf(scene).listTopics({})
    expect(topics.map(({ trusted }) => trusted).sort()).toEqual([false, true])
  })

  it("takes messages of topics that the options name, trusted or not, and of no other", async () => {
    const placed = await ordered()
    await inboxSettled(scene)
    const engine = engineOf(scene)
    const [topic] = await engine.listTopics({})
    if (!topic) throw new Error("No topic was learnt.")
    await engine.updateTopics({ id: topic.id, trusted: false })
    const naming = (topicArn: string) => {
      const { certificateUrl } = scene.amazon.simulator
      return { ipn: { certificateUrl, topicArns: [topicArn] } }
    }
    const before = (await inboxOf(scene)).length
    await withOptions(scene, naming("arn:aws:sns:us-east-1:123456789012:other"), async () => {
      await scene.warehouse.pack(placed.orderId, everything)
      await scene.warehouse.eventually(placed.orderId, "captured")
      await scene.amazon.simulator.idle()
    })
    expect(await inboxOf(scene)).toHaveLength(before)
    const sent = await scene.amazon.notifications()
    expect(sent.length).toBeGreaterThan(before)
    await withOptions(scene, naming(topic.topic_arn), async () => {
      for (const { id } of sent) {
        await scene.amazon.control("POST", `/notifications/${id}/redeliver`)
      }
      await inboxSettled(scene)
    })
    expect(await inboxOf(scene)).toHaveLength(sent.length)
    expect(await engine.listTopics({})).toMatchObject([{ trusted: false }])
  })

  it("tells whether a message is new, by SNS's id of it or by Amazon Pay's, and names no buyer when it fails", async () => {
    await ordered()
    await inboxSettled(scene)
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const [seen] = await knex("amazon_pay_notification").select("*").limit(1)
    const row = (over: Partial<NewNotificationRow>) => ({ ...seen, ...over }) as NewNotificationRow
    // The store would work on them.
    const transaction = await knex.transaction()
    try {
      const isNew = async (over: Partial<NewNotificationRow>) =>
        await storeNotification(transaction, row({ id: `a-${JSON.stringify(over)}`, ...over }))
      expect(await isNew({})).toBe(false)
      expect(await isNew({ message_id: "m1" })).toBe(false)
      expect(await isNew({ notification_reference_id: "n1" })).toBe(false)
      expect(await isNew({ message_id: "m1", notification_reference_id: "n1" })).toBe(true)
      expect(await isNew({ message_id: "m2", notification_reference_id: null })).toBe(true)
      const refused = { message_id: "m3", body: "Susie\0", notification_reference_id: "n3" }
      await expect(isNew(refused)).rejects.toThrow(/^The database did not take it \(\w+\)\.$/)
    } finally {
      await transaction.rollback()
    }
  })

  it("keeps a message that cannot be understood, and shows why", async () => {
    await scene.amazon.control("POST", "/notifications", { as: "unreadable" })
    const placed = await ordered()
    await inboxSettled(scene)
    const sent = await scene.amazon.notifications()
    expect(sent.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual(
      sent.map(() => 200),
    )
    const inbox = await inboxOf(scene)
    expect(inbox).toHaveLength(sent.length)
    for (const row of inbox) {
      expect(row).toMatchObject({
        state: "dead",
        type_name: expect.stringMatching(/^(OrderReferenceNotification|PaymentAuthorize)$/),
        problem:
          "It could not be understood: the notification has no complete XML in NotificationData.",
      })
    }
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [placed.total])
  })

  it("works on what comes after a message that is nested as deep as one can be", async () => {
    const placed = await ordered()
    await inboxSettled(scene)
    const [seen] = await inboxOf(scene)
    if (!seen) throw new Error("Nothing came in.")
    const sns = await startOwnSns(scene)
    try {
      const { certificateUrl } = sns
      await withOptions(scene, { ipn: { certificateUrl } }, async () => {
        for (const levels of [30_000, 7_000]) {
          const beside = "[".repeat(levels) + "]".repeat(levels)
          const unreadable = { kind: "PaymentCapture", data: "no XML", beside }
          expect(await sns.deliver(seen.topic_arn, unreadable)).toBe(200)
        }
      })
    } finally {
      await sns.stop()
    }
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await inboxSettled(scene)
    const open = (await inboxOf(scene)).filter(({ state }) => state !== "processed")
    expect(open.map(({ state, body }) => [state, (body?.length ?? 0) > 0])).toEqual([
      ["dead", false],
      ["dead", true],
    ])
  })

  it("stores a message once, whether it comes again at once or later", async () => {
    await scene.amazon.control("POST", "/notifications", { duplicate: 3 })
    await ordered()
    await inboxSettled(scene)
    const sent = await scene.amazon.notifications()
    for (const { id } of sent) await scene.amazon.control("POST", `/notifications/${id}/redeliver`)
    await inboxSettled(scene)
    const inbox = await inboxOf(scene)
    expect(new Set(inbox.map(({ message_id }) => message_id)).size).toBe(inbox.length)
    expect(inbox).toHaveLength(new Set(sent.map(({ id }) => id)).size)
  })

  it("takes a replay a week later for what it is", async () => {
    const placed = await lived()
    await inboxSettled(scene)
    const { requests } = await scene.amazon.ledger()
    const before = await ends(placed)
    await scene.amazon.advance("P7D")
    for (const { id } of await scene.amazon.notifications()) {
      await scene.amazon.control("POST", `/notifications/${id}/redeliver`)
    }
    await inboxSettled(scene)
    expect(await ends(placed)).toEqual(before)
    expect((await scene.amazon.ledger()).requests).toEqual(requests)
  })

  it("asks for a message again that could not be stored, and works on it once", async () => {
    const placed = await ordered()
    await inboxSettled(scene)
    const before = (await inboxOf(scene)).length
    await scene.amazon.control("POST", "/notifications", { hold: true })
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await eventually(async () => {
      expect((await scene.amazon.tree(placed.id)).State).toBe("Closed")
    })
    const up = await databaseDown(scene.databaseUrl)
    try {
      await scene.amazon.control("POST", "/notifications/release")
      await scene.amazon.simulator.idle()
      const { attempts } = (await scene.amazon.notifications())[before] ?? { attempts: [] }
      expect(attempts[0]?.status).toBe(500)
    } finally {
      await up()
    }
    await scene.amazon.advance("PT1H")
    await inboxSettled(scene)
    expect((await inboxOf(scene)).length).toBe((await scene.amazon.notifications()).length)
    await expectCharged(scene, placed, [placed.total])
  })

  it("lets what Medusa's own route takes lead to the same inbox, and captures nothing again", async () => {
    await scene.amazon.control("POST", "/notifications", {
      endpoint: `${scene.base}/hooks/payment/amazon-pay_amazon-pay`,
    })
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await scene.amazon.simulator.idle()
    await eventually(async () => {
      expect((await inboxOf(scene)).length).toBe((await scene.amazon.notifications()).length)
    })
    await inboxSettled(scene)
    await expectCharged(scene, placed, [placed.total])
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 1 })
  })

  it("keeps what only informs, and what it does not know", async () => {
    for (const type of ["SolutionProviderEvent", "Chargeback Detailed Notification"]) {
      await scene.amazon.control("POST", "/notifications/sample", { type })
    }
    await inboxSettled(scene)
    expect(await stored()).toEqual([
      ["solution-provider", "processed"],
      ["chargeback", "processed"],
    ])
    expect((await inboxOf(scene)).map(({ is_sample, outcome }) => [is_sample, outcome])).toEqual([
      [true, "sample"],
      [true, "sample"],
    ])
  })

  it("lets a message wait whose order reference nobody here has, then shows it", async () => {
    const id = await scene.amazon.orderReference()
    await scene.amazon.placedElsewhere(id)
    await inboxSettled(scene)
    const [row] = await inboxOf(scene)
    expect(row).toMatchObject({
      type: "order-reference",
      state: "waiting",
      problem: `No order of this store has the order reference ${id}.`,
    })
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await knex("amazon_pay_notification").update({
      received_at: knex.raw("received_at - interval '4 days'"),
      // The database counts microseconds: its "now" can lie behind the same millisecond of this process.
      next_check_at: knex.raw("now() - interval '1 second'"),
    })
    await reconciled(scene)
    expect(await stored()).toEqual([["order-reference", "unmatched"]])
    expect((await scene.amazon.ledger()).requests).toEqual({
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
    })
  })

  it("confirms no subscription by itself, and does when a person says so", async () => {
    await scene.amazon.control("POST", "/notifications/subscribe")
    await scene.amazon.simulator.idle()
    const [question] = await inboxOf(scene)
    expect(question).toMatchObject({ type: "subscription", outcome: "to-be-confirmed" })
    const confirmed = await engineOf(scene).confirmSubscription(question?.id ?? "")
    expect(confirmed?.outcome).toBe("confirmed")
    expect(await engineOf(scene).confirmSubscription(question?.id ?? "")).toBeNull()
    expect((await inboxOf(scene))[0]?.subscribe_url).toBeNull()
  })

  it("confirms a subscription by itself where the options say so, and calls nobody then", async () => {
    const logger = scene.container.resolve(ContainerRegistrationKeys.LOGGER)
    const warn = jest.spyOn(logger, "warn")
    const { certificateUrl } = scene.amazon.simulator
    const confirming = { ipn: { certificateUrl, confirmSubscriptions: true } }
    await withOptions(scene, confirming, async () => {
      await scene.amazon.control("POST", "/notifications/subscribe")
      await scene.amazon.simulator.idle()
    })
    const said = warn.mock.calls.map(([message]) => message).join("\n")
    warn.mockRestore()
    expect(await inboxOf(scene)).toMatchObject([{ type: "subscription", outcome: "confirmed" }])
    expect(said).not.toMatch(/asks to be confirmed/)
  })

  it("tells no buyer's name and no link that acts", async () => {
    await lived()
    await scene.amazon.control("POST", "/notifications/subscribe")
    await inboxSettled(scene)
    const bodies = (await inboxOf(scene)).map(({ body }) => body ?? "")
    expect(bodies.every((body) => body.includes('"Type"'))).toBe(true)
    expect(bodies.join("\n")).not.toMatch(
      /susie|@example|Action=(Unsubscribe|ConfirmSubscription)/i,
    )
  })
})
