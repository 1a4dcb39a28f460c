import { WorkflowManager } from "@medusajs/framework/orchestration"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { reconcile } from "medusa-payment-amazon-pay/workflows"
import { expectCharged, readBooks, type Placed } from "../support/books"
import { allTheTime, engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { runsOut } from "../support/leases"
import { unheard } from "../support/local-bus"
import { namedSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** Nobody tells the plugin anything: notifications never come, events never run. */
namedSuite("the reconciler", {}, (scene) => {
  beforeEach(async () => {
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
  })

  const ordered = async (): Promise<Placed & { total: string }> => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
  }
  const referenceOf = async ({ id }: Placed) => {
    const row = await engineOf(scene).findOrderReference({ amazon_order_reference_id: id })
    if (!row) throw new Error(`No order reference ${id}.`)
    return row
  }
  const captureOf = async (placed: Placed) => {
    const { operations } = await engineOf(scene).snapshot((await referenceOf(placed)).id)
    return operations.findLast(({ kind }) => kind === "capture")?.state
  }
  const requests = async () => (await scene.amazon.ledger()).requests

  it("charges a parcel of which no event told, once", async () => {
    const placed = await ordered()
    await unheard(scene.container, () => scene.warehouse.pack(placed.orderId, everything))
    await reconciled(scene)
    expect((await readBooks(scene, placed)).charged).toEqual([])
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await expectCharged(scene, placed, [placed.total])
    const before = await requests()
    await timePasses(scene, "PT2H")
    await reconciled(scene)
    expect(await requests()).toEqual(before)
  })

  it("lets go of an order's money of whose cancellation no event told", async () => {
    const placed = await ordered()
    await unheard(scene.container, () => scene.warehouse.cancel(placed.orderId))
    expect((await scene.amazon.tree(placed.id)).State).toBe("Open")
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    expect((await scene.amazon.tree(placed.id)).State).toBe("Canceled")
  })

  it("tells Medusa how Amazon decided on a capture, and asks no more then", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => expect(await captureOf(placed)).toBe("pending"))
    await timePasses(scene, "P1D")
    await reconciled(scene)
    await expectCharged(scene, placed, [placed.total])
    await reconciled(scene)
    expect(await requests()).toMatchObject({ GetCaptureDetails: 1, CloseOrderReference: 1 })
  })

  it("charges again what Amazon could not process, after Amazon's time to wait", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode: "ProcessingFailure" }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => expect(await captureOf(placed)).toBe("declined"))
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await expectCharged(scene, placed, [placed.total])
    expect(await requests()).toMatchObject({ Capture: 2 })
  })

  it("leaves Amazon its time to wait when it learns only by asking that a capture was not processed", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => expect(await captureOf(placed)).toBe("pending"))
    const [made] = (await scene.amazon.tree(placed.id)).Authorizations
    await scene.amazon.control(
      "POST",
      `/captures/${made?.Captures[0]?.AmazonCaptureId ?? ""}/decide`,
      { state: "Declined", reasonCode: "ProcessingFailure" },
    )
    await timePasses(scene, "PT2H")
    await reconciled(scene)
    expect(await captureOf(placed)).toBe("declined")
    expect(await requests()).toMatchObject({ Capture: 1 })
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await expectCharged(scene, placed, [placed.total])
  })

  it("follows a notification at once that came a minute ago, though a call is still not answered", async () => {
    await scene.amazon.control("POST", "/notifications", {})
    const placed = await ordered()
    await inboxSettled(scene)
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "drop-before", times: 4 }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => {
      expect(await scene.amazon.control("GET", "/faults")).toEqual({ faults: [] })
    })
    await subscribersDone()
    expect(await captureOf(placed)).toMatch(/^(recorded|sent)$/)
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await knex("amazon_pay_notification").update({
      state: "received",
      attempts: 0,
      received_at: knex.raw("now() - interval '1 minute'"),
      next_check_at: knex.raw("now() - interval '1 second'"),
    })
    // How long it waits, counted from this moment, is tested beside it.
    const waits = jest.spyOn(engineOf(scene), "awaitAnswers")
    expect((await reconciled(scene)).notifications).toBeGreaterThan(0)
    const waited = waits.mock.calls.map(([, since]) => Date.now() - since.getTime())
    waits.mockRestore()
    expect(waited).toHaveLength(1)
    expect(waited[0]).toBeGreaterThanOrEqual(60_000)
  })

  it("looks at orders in the same run when notifications take longer than their half of it", async () => {
    const placed = await ordered()
    await unheard(scene.container, () => scene.warehouse.pack(placed.orderId, everything))
    await timePasses(scene, "PT2M")
    const engine = engineOf(scene)
    const due = jest.spyOn(engine, "dueNotifications").mockResolvedValue(["one", "two", "three"])
    let passed = 0
    const open = jest.spyOn(engine, "openNotifications").mockImplementation(() => {
      passed += 400
      return Promise.resolve([])
    })
    try {
      const limits = { ...allTheTime, budgetMs: 1_000, clock: () => passed }
      expect(await reconcile(scene.container, new Date(), limits)).toMatchObject({
        ran: true,
        checked: 1,
      })
      expect(due).toHaveBeenCalledTimes(1)
    } finally {
      due.mockRestore()
      open.mockRestore()
    }
    await expectCharged(scene, placed, [placed.total])
  })

  it("counts a look that failed once", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "drop-before", times: 8 }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await timePasses(scene, "PT2M")
    expect(await reconciled(scene)).toMatchObject({ checked: 0, failed: 1 })
    expect((await referenceOf(placed)).idle_checks).toBe(1)
  })

  it("takes a transaction away whose capture Medusa has taken away", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 })
    await eventually(async () => {
      expect((await readBooks(scene, placed)).transactions).toHaveLength(1)
    })
    const { charged } = await readBooks(scene, placed)
    await scene.container.resolve(Modules.ORDER).addOrderTransactions({
      order_id: placed.orderId,
      amount: 1,
      currency_code: "usd",
      reference: "capture",
      reference_id: "capt_gone",
    })
    expect((await readBooks(scene, placed)).transactions).toContain("foreign")
    await timePasses(scene, "PT2H")
    await reconciled(scene)
    await expectCharged(scene, placed, charged)
  })

  it("repeats a call that was never answered, unchanged", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "drop-after", times: 4 }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => {
      expect(await scene.amazon.control("GET", "/faults")).toEqual({ faults: [] })
    })
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await expectCharged(scene, placed, [placed.total])
    expect((await scene.amazon.tree(placed.id)).Authorizations).toHaveLength(1)
  })

  it("asks nothing of what is settled, for thirty days", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, everything)
    await scene.warehouse.eventually(placed.orderId, "captured")
    await scene.warehouse.refund(placed.orderId, 5)
    await timePasses(scene, "P1D")
    await reconciled(scene)
    const settled = await requests()
    expect(settled).toMatchObject({ GetRefundDetails: 1 })
    for (let day = 0; day < 30; day++) {
      await timePasses(scene, "P1D")
      expect(await reconciled(scene)).toMatchObject({ checked: 0, failed: 0 })
    }
    expect(await requests()).toEqual(settled)
  })

  it("learns by one question that a hold has ended, and says before that it will", async () => {
    const placed = await ordered()
    const heard: unknown[] = []
    scene.container
      .resolve(Modules.EVENT_BUS)
      .subscribe("amazon-pay.authorization.expiring", ({ data }) => {
        heard.push(data)
        return Promise.resolve()
      })
    await timePasses(scene, "PT45H")
    await reconciled(scene)
    await eventually(async () => {
      await Promise.resolve()
      expect(heard).toHaveLength(1)
    })
    await timePasses(scene, "P3D")
    await reconciled(scene)
    await reconciled(scene)
    expect(await requests()).toMatchObject({ GetAuthorizationDetails: 1 })
    expect(heard).toHaveLength(1)
    const { operations } = await engineOf(scene).snapshot((await referenceOf(placed)).id)
    expect(operations.find(({ kind }) => kind === "authorize")).toMatchObject({
      amazon_state: "Closed",
      reason_code: "ExpiredUnused",
    })
  })

  it("is a job of the store for every minute", async () => {
    const job = "job-reconcile-amazon-pay"
    const { getWorkflow } = WorkflowManager as { getWorkflow: (id: string) => unknown }
    expect(getWorkflow.call(WorkflowManager, job)).toMatchObject({
      options: { schedule: { cron: "* * * * *" } },
    })
    const placed = await ordered()
    await unheard(scene.container, () => scene.warehouse.pack(placed.orderId, everything))
    await timePasses(scene, "PT2M")
    await scene.container.resolve(Modules.WORKFLOW_ENGINE).run(job, { input: {} })
    await expectCharged(scene, placed, [placed.total])
  })

  it("is run by one process at a time, and taken up again when its holder has died", async () => {
    const engine = engineOf(scene)
    const lease = await engine.takeLease("reconciler", 3_600)
    expect(await reconcile(scene.container)).toMatchObject({ ran: false })
    await runsOut(scene.container, lease?.holder ?? "")
    expect(await reconciled(scene)).toMatchObject({ ran: true })
  })

  it("calls a person to a parcel that Amazon declined, and charges it when the buyer has changed the card", async () => {
    const placed = await ordered()
    await timePasses(scene, "P3D")
    await reconciled(scene)
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => expect(await captureOf(placed)).toBe("declined"))
    expect((await scene.amazon.tree(placed.id)).State).toBe("Suspended")
    await timePasses(scene, "PT2H")
    await reconciled(scene)
    expect((await referenceOf(placed)).attention).toBe("capture-declined")
    expect((await readBooks(scene, placed)).charged).toEqual([])

    await scene.amazon.control("POST", "/notifications", {})
    await scene.amazon.control("POST", `/order-references/${placed.id}/payment-method`, {})
    await inboxSettled(scene)
    await expectCharged(scene, placed, [placed.total])
    expect((await referenceOf(placed)).attention).toBeNull()
  })
})
