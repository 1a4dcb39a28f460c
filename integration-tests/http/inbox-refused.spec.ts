import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { expectCharged } from "../support/books"
import { standing } from "../support/gate"
import { inboxOf, inboxSettled } from "../support/inbox"
import { namedSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** Stands for anything of a message about an authorization that the database does not take. */
const isRefused = `new.reported->>'object' = 'authorization'`

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

  it("works on what others sent although one message is refused, which a person finds", async () => {
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

  it("holds up no other while the database has not decided on one message", async () => {
    await held()
    const open = await gate(1)
    try {
      await refusing(`perform pg_advisory_xact_lock(nextval('refusals')); raise check_violation`)
      const first = send("PaymentAuthorize")
      await standing(scene.container, 1)
      await send("OrderReferenceNotification")
      await eventually(async () =>
        expect(await inbox()).toEqual([["order-reference", "processed", null]]),
      )
      await open()
      await first
    } finally {
      await open()
    }
    // One that stood there for long was answered already, and is stored after that.
    await eventually(async () =>
      expect(await inbox()).toEqual([
        ["authorization", "dead", expect.stringMatching(/23514/)],
        ["order-reference", "processed", null],
      ]),
    )
  })

  it("answers a failure that passes with an error, so that the message comes again, and buries nothing", async () => {
    const placed = await held()
    await refusing(`perform nextval('refusals'); raise serialization_failure`)
    await send("PaymentAuthorize")
    await scene.amazon.simulator.idle()
    expect(await refused()).toBe(1)
    const sent = await scene.amazon.notifications()
    expect(sent.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([500])
    expect(await inbox()).toEqual([])
    await takingAgain()
    await scene.amazon.control("POST", "/notifications/release")
    await scene.amazon.advance("PT1H")
    await inboxSettled(scene)
    expect(await inbox()).toEqual([
      ["authorization", "processed", null],
      ["order-reference", "processed", null],
    ])
    await charged(placed)
  })
})
