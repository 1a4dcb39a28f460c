import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
} from "medusa-payment-amazon-pay/modules/amazon-pay"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  const ledger = () => scene.container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)

  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    await scene.buyer.order(id)
    const reference = await ledger().findOrderReference({ amazon_order_reference_id: id })
    if (!reference) throw new Error("The ledger does not know the order reference.")
    return reference
  }
  const charge = (orderReferenceId: string, amount: string, bookedId: string | null = null) =>
    ledger().decide(orderReferenceId, () => ({
      step: undefined,
      record: {
        ...{ kind: "capture", action: "Capture", purpose: "person" },
        ...{ amount, bookedId, parameters: () => ({}) },
      },
    }))

  it("gives every operation its own slot and reference id, however many decide at once", async () => {
    const { id } = await ordered()
    await Promise.all(Array.from({ length: 8 }, () => charge(id, "1.00")))
    const { operations } = await ledger().snapshot(id)
    const captures = operations.filter(({ kind }) => kind === "capture")
    expect(captures.map(({ slot }) => slot).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(new Set(captures.map(({ reference_id }) => reference_id)).size).toBe(8)
  })

  it("puts operations in the order of their making, although the clock of who made one is ahead", async () => {
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const { id } = await ordered()
    const { operation: ahead } = await charge(id, "1.00")
    // As another process would have called it whose clock is years ahead.
    const late = "apop_7ZZZZZZZZZZZZZZZZZZZZZZZZZ"
    await knex("amazon_pay_operation").where({ id: ahead?.id }).update({ id: late })
    const { operation: next } = await charge(id, "2.00")
    const { operations } = await ledger().snapshot(id)
    expect(operations.slice(-2).map((one) => one.id)).toEqual([late, next?.id])
    expect(await ledger().attributeOperations(id, ahead?.sequence ?? 0, "user_1")).toBe(1)
  })

  it("holds again what a pending capture was taken from that Amazon declines and leaves open, unless that has ended since", async () => {
    const { id } = await ordered()
    const hold = async () =>
      (await ledger().snapshot(id)).operations.filter(({ kind }) => kind === "authorize")
    const [before] = await hold()
    const amazon_id = before?.amazon_id ?? ""
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("No capture was written down.")
    const spent = { amazon_state: "Closed", reason_code: "MaxCapturesProcessed" }
    await ledger().applyOutcome(operation, {
      operation: { state: "pending", amazon_parent_id: amazon_id, amazon_id: `${id}-C1` },
      parent: spent,
    })
    expect(await hold()).toMatchObject([spent])
    const declined = { operation: { state: "declined" as const }, stillHeld: { amazon_id } }
    const after = await ledger().applyOutcome(operation, declined)
    expect(await hold()).toMatchObject([{ amazon_state: "Open", reason_code: null }])
    const ended = { amazon_state: "Closed", reason_code: "AmazonClosed" }
    await ledger().applyOutcome(after, { operation: { state: "declined" }, parent: ended })
    await ledger().applyOutcome(after, declined)
    expect(await hold()).toMatchObject([ended])
  })

  it("writes down once what a declined charge left held, however many learn of it at once", async () => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("No capture was written down.")
    const answer = {
      operation: { state: "declined" as const, amazon_parent_id: `${id}-A9` },
      stillHeld: { amazon_id: `${id}-A9` },
    }
    await Promise.all(Array.from({ length: 4 }, () => ledger().applyOutcome(operation, answer)))
    const { operations } = await ledger().snapshot(id)
    expect(operations.filter(({ amazon_id }) => amazon_id === `${id}-A9`)).toMatchObject([
      { ...{ kind: "authorize", state: "completed", amazon_state: "Open", amount: "1" } },
    ])
  })

  it("refuses captures above the order's total and Amazon's allowance", async () => {
    const { id, total } = await ordered()
    await charge(id, total)
    const allowance = (Number(total) * 0.15).toFixed(4)
    await expect(charge(id, (Number(allowance) + 0.01).toFixed(4))).rejects.toThrow(
      /exceed its total/,
    )
    await charge(id, allowance.slice(0, -2))
  })

  it.each([
    ["USD", 75],
    ["GBP", 75],
    ["EUR", 75],
    ["JPY", 8_400],
    ["DKK", 15_000],
  ])(
    "allows in %s what Amazon allows beyond a large total: %d",
    async (currency_code, allowance) => {
      const { id } = await ordered()
      await ledger().updateOrderReferences({ id, total: 100_000, currency_code })
      await charge(id, "100000.00")
      await expect(charge(id, (allowance + 1).toFixed(2))).rejects.toThrow(/exceed its total/)
      await charge(id, allowance.toFixed(2))
    },
  )

  it.each([
    ["refused", { state: "failed", error_code: "TransactionAmountExceeded" }],
    ["not carried out", { state: "failed", reason_code: "NotWanted" }],
  ] as const)("takes for done what was taken for %s, when Amazon says so", async (_, taken) => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("Nothing was recorded.")
    const ended = await ledger().applyOutcome(operation, { operation: taken })
    expect(ended.state).toBe("failed")
    const answer = { state: "completed", amazon_id: "S01-C1", amazon_state: "Completed" } as const
    const done = await ledger().applyOutcome(operation, {
      operation: { ...answer, reason_code: null },
    })
    expect(done).toMatchObject({ ...answer, error_code: null, reason_code: null })
    const late = await ledger().applyOutcome(operation, { operation: { state: "declined" } })
    expect(late.state).toBe("completed")
  })

  it("lets one Medusa capture row book one capture; what was declined before does not count", async () => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00", "capt_1")
    await expect(charge(id, "2.00", "capt_1")).rejects.toThrow(/already exists/)
    if (!operation) throw new Error("Nothing was recorded.")
    await ledger().applyOutcome(operation, { operation: { state: "declined" } })
    await charge(id, "2.00", "capt_1")
  })

  it("ends no call that nobody wants any more while somebody sends it again", async () => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("Nothing was recorded.")
    const notWanted = {
      operation: { state: "failed", reason_code: "NotWanted" },
      unlessSentAgain: true,
    } as const
    const sent = await ledger().markSent(operation)
    expect(await ledger().applyOutcome(operation, notWanted)).toMatchObject({ state: "sent" })
    expect(await ledger().applyOutcome(sent, notWanted)).toMatchObject({ state: "failed" })
  })

  it("finds what has been due for longest first, an order reference or an operation of one", async () => {
    const [first, second, third] = [await ordered(), await ordered(), await ordered()]
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    for (const [{ id }, minutes] of [
      [first, 20],
      [third, 10],
    ] as const) {
      const { operation } = await charge(id, "1.00")
      const next_check_at = ago(minutes)
      await ledger().updateOperations({ id: operation?.id ?? "", next_check_at })
    }
    await ledger().updateOrderReferences({ id: second.id, next_check_at: ago(30) })
    await ledger().updateOrderReferences({ id: first.id, next_check_at: ago(5) })
    const due = async (take: number) => await ledger().dueOrderReferences(new Date(), take)
    expect(await due(1)).toEqual([second.id])
    expect(await due(9)).toEqual([second.id, first.id, third.id])
  })

  const disputed = {
    ...{ id: "B1", capture: "C1", amount: "7.50", currency_code: "USD" },
    ...{ state: "RECEIVED", reason: "Fraud", made_at: "2026-03-01T12:00:00Z" },
  }
  const waits = { reason: "suspended", amount: "1.00", about: [] }
  const chargeback = { reason: "chargeback", amount: "7.50", about: ["B1"] }
  const row = async (id: string) => (await ledger().snapshot(id)).reference

  it("keeps a chargeback that came in while somebody else was looking at the order: who did not know of it says nothing", async () => {
    const { id } = await ordered()
    await ledger().keepChargeback(id, disputed)
    const { chargeback_at: chargebackAt } = await row(id)
    const marks = [chargeback, waits]
    await ledger().markAttention(id, { marks, chargebackAt })
    const found = { idleChecks: 1, moments: [], again: null, retry: false, now: new Date() }
    const unknowing = { marks: [waits], chargebackAt: null }
    await ledger().scheduleCheck(id, { ...found, judgement: { ...unknowing, marks: [] } })
    await ledger().scheduleCheck(id, { ...found, judgement: unknowing })
    await ledger().markAttention(id, unknowing)
    expect(await row(id)).toMatchObject({ attention: "chargeback", findings: marks })
    await ledger().markAttention(id, { marks: [waits], chargebackAt })
    expect(await row(id)).toMatchObject({ attention: "suspended", attention_amount: "1.00" })
  })

  it("keeps what Amazon said last of each chargeback, and takes what it says again for no news", async () => {
    const { id } = await ordered()
    await ledger().keepChargeback(id, disputed)
    const { chargebacks } = await row(id)
    expect(chargebacks).toMatchObject([disputed])
    expect(await ledger().keepChargeback(id, disputed)).toBeNull()
    expect((await row(id)).chargebacks).toEqual(chargebacks)
    await ledger().keepChargeback(id, { ...disputed, state: "CLOSED" })
    expect((await row(id)).chargebacks).toMatchObject([{ ...disputed, state: "CLOSED" }])
  })

  it("never takes a state back", async () => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("Nothing was recorded.")
    const completed = { operation: { state: "completed" as const, amazon_state: "Completed" } }
    await ledger().applyOutcome(operation, completed)
    await ledger().applyOutcome(operation, {
      operation: { state: "pending", amazon_state: "Pending" },
    })
    await ledger().applyOutcome(operation, { operation: { state: "failed", error_code: "Late" } })
    expect((await ledger().markSent(operation)).state).toBe("completed")
    const { operations } = await ledger().snapshot(id)
    expect(operations.at(-1)).toMatchObject({ state: "completed", error_code: null })
  })

  const suspended = { state: "Suspended", reason_code: "InvalidPaymentMethod" }
  const open = { state: "Open", reason_code: null }

  it("keeps what a late answer says of an advice, and nothing takes it back", async () => {
    const { id } = await ordered()
    const held = async () =>
      (await ledger().snapshot(id)).operations.find(({ kind }) => kind === "authorize")
    const operation = await held()
    if (!operation) throw new Error("Nothing is held.")
    const closed = {
      state: "completed",
      amazon_state: "Closed",
      reason_code: "SellerClosed",
    } as const
    await ledger().applyOutcome(operation, { operation: closed })
    const advice = "StopShipmentAtypicalAuth"
    const late = { state: "completed", amazon_state: "Open", reason_code: advice, advice } as const
    expect(await ledger().applyOutcome(operation, { operation: late })).toMatchObject({
      ...closed,
      advice,
    })
    await ledger().applyOutcome(operation, { operation: closed })
    expect(await held()).toMatchObject({ ...closed, advice })
  })

  it("leaves an order reference open that was read as suspended before it opened", async () => {
    const { id, state_changed_at } = await ordered()
    await ledger().recordReferenceState(id, suspended, state_changed_at)
    const before = (await ledger().snapshot(id)).reference
    await ledger().recordReferenceState(id, open, before.state_changed_at)
    // Read when the order reference was still suspended, written down now.
    await ledger().recordReferenceState(id, suspended, before.state_changed_at)
    const after = (await ledger().snapshot(id)).reference
    expect(after.state).toBe("Open")
    await ledger().recordReferenceState(id, suspended, after.state_changed_at)
    expect((await ledger().snapshot(id)).reference.state).toBe("Suspended")
  })

  it("leaves an order reference open when a decline from before is read once more", async () => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("Nothing was recorded.")
    const decline = { operation: { state: "declined" as const }, reference: suspended }
    const declined = await ledger().applyOutcome(operation, decline)
    const { reference } = await ledger().snapshot(id)
    expect(reference.state).toBe("Suspended")
    await ledger().recordReferenceState(id, open, reference.state_changed_at)
    await ledger().applyOutcome(declined, decline)
    expect((await ledger().snapshot(id)).reference.state).toBe("Open")
  })

  it("takes nothing for held any more by an order reference that was read as cancelled", async () => {
    const { id, state_changed_at } = await ordered()
    const canceled = { state: "Canceled", reason_code: "AmazonCanceled" }
    await ledger().recordReferenceState(id, canceled, state_changed_at)
    const { operations } = await ledger().snapshot(id)
    expect(operations.filter(({ kind }) => kind === "authorize")).toMatchObject([
      { amazon_state: "Closed", reason_code: "OrderReferenceCanceled" },
    ])
  })

  const found = (referenceId: string) => ({
    kind: "capture" as const,
    action: "Capture" as const,
    referenceId,
    amount: "1.00",
    outcome: {
      operation: { state: "completed" as const, amazon_state: "Completed", amazon_id: referenceId },
    },
  })

  it("writes down what was found at Amazon with what became of it, or not at all", async () => {
    const { id } = await ordered()
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await knex.raw(
      `create function fail() returns trigger language plpgsql as $$ begin raise serialization_failure; end $$`,
    )
    await knex.raw(
      `create trigger fail before update on amazon_pay_operation for each row execute function fail()`,
    )
    try {
      await expect(ledger().recordFound(id, found("elsewhere"))).rejects.toThrow()
    } finally {
      await knex.raw(`drop function fail cascade`)
    }
    expect(await ledger().listOperations({ reference_id: "elsewhere" })).toEqual([])
    expect(await ledger().recordFound(id, found("elsewhere"))).toMatchObject({ state: "completed" })
  })

  it("takes what Amazon shows for done, though a repetition of it was refused", async () => {
    const { id } = await ordered()
    const { operation } = await charge(id, "1.00")
    if (!operation) throw new Error("Nothing was recorded.")
    await ledger().applyOutcome(operation, {
      operation: { state: "failed", error_code: "AccessDenied" },
    })
    await ledger().recordFound(id, found(operation.reference_id))
    const { operations } = await ledger().snapshot(id)
    expect(operations.at(-1)).toMatchObject({
      id: operation.id,
      state: "completed",
      error_code: null,
    })
  })
})
