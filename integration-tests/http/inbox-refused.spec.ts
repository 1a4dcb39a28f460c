import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { expectCharged } from "../support/books"
import { standing } from "../support/gate"
import { inboxOf, inboxSettled, reconciled } from "../support/inbox"
import { namedSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** Stands for anything of a message about an authorization that the database does not take. */
const isRefused = `new.claim->>'object' = 'authorization'`

namedSuite("the inbox", {}, (scene) => {
  const database = () => scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
  }
  /** Has the inbox fail; each failure is counted, whatever becomes of its transaction. */
  const refusing = async (statement: string) => {
    await database().raw(`create sequence refusals`)
    await database().raw(
      `create function refuse() returns trigger language plpgsql as $$
      begin if ${isRefused} then ${statement}; end if; return new; end $$`,
    )
    await database().raw(
      `create trigger refuse before insert on amazon_pay_notification for each row execute function refuse()`,
    )
  }
  const refused = async () => {
    const { last_value, is_called } = await database()("refusals").first()
    return is_called ? Number(last_value) : 0
  }
  const takingAgain = async () => {
    await database().raw(`drop function if exists refuse cascade`)
    await database().raw(`drop sequence if exists refusals`)
  }
  afterEach(takingAgain)

  /** An order whose notifications Amazon has not sent yet. */
  const held = async () => {
    await scene.amazon.control("POST", "/notifications", { hold: true })
    const placed = await ordered()
    const sent = await scene.amazon.notifications()
    expect(sent).toHaveLength(2)
    return placed
  }
  const charged = async (placed: Awaited<ReturnType<typeof ordered>>) => {
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await expectCharged(scene, placed, [placed.total])
  }
  /** Whoever is refused for this time stands before it. */
  const gate = async (time: number) => {
    const transaction = await database().transaction()
    await transaction.raw(`select pg_advisory_xact_lock(?)`, [time])
    return async () => {
      if (!transaction.isCompleted()) await transaction.commit()
    }
  }
  const send = async (type: "OrderReferenceNotification" | "PaymentAuthorize") => {
    const sent = await scene.amazon.notifications()
    const { id } = sent.find((notification) => notification.type === type) ?? {}
    await scene.amazon.control("POST", `/notifications/${id ?? ""}/redeliver`)
  }
  const inbox = async () =>
    (await inboxOf(scene)).map(({ type, state, problem }) => [type, state, problem]).sort()

  it("reads what others sent although one message is refused, which a person finds", async () => {
    const placed = await held()
    await refusing(`perform nextval('refusals'); raise check_violation`)
    await scene.amazon.control("POST", "/notifications/release")
    await inboxSettled(scene)
    expect(await inbox()).toEqual([
      ["authorization", "dead", "It could not be stored. The database did not take it (23514)."],
      ["order-reference", "processed", null],
    ])
    await charged(placed)
  })

  it("buries the message that is refused, whatever comes in meanwhile", async () => {
    await held()
    const openFirst = await gate(1)
    const openSecond = await gate(2)
    try {
      await refusing(`perform pg_advisory_xact_lock(nextval('refusals')); raise check_violation`)
      await send("PaymentAuthorize")
      await standing(scene.container, 1)
      await openFirst()
      await eventually(async () => expect(await refused()).toBe(2))
      await send("OrderReferenceNotification")
      // Read before the one that stands there, if that were asked for once more.
      const there = database()("amazon_pay_arrival").forUpdate().skipLocked().select("id")
      await database()("amazon_pay_arrival")
        .whereIn("id", there)
        .update({ received_at: database().raw("received_at - interval '1 hour'") })
    } finally {
      await openFirst()
      await openSecond()
    }
    await inboxSettled(scene)
    expect(await inbox()).toEqual([
      ["authorization", "dead", expect.stringMatching(/23514/)],
      ["order-reference", "processed", null],
    ])
  })

  it("buries nothing for a failure that passes", async () => {
    const placed = await held()
    await refusing(`perform nextval('refusals'); raise serialization_failure`)
    await send("PaymentAuthorize")
    await eventually(async () => expect(await refused()).toBeGreaterThanOrEqual(2))
    await takingAgain()
    await reconciled(scene)
    await scene.amazon.control("POST", "/notifications/release")
    await inboxSettled(scene)
    expect(await inbox()).toEqual([
      ["authorization", "processed", null],
      ["order-reference", "processed", null],
    ])
    await charged(placed)
  })
})
