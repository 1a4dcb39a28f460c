import { diagnose } from "medusa-payment-amazon-pay/workflows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { backOffice, type Call } from "../support/http"
import { engineOf, inboxOf, inboxSettled, reconciled } from "../support/inbox"
import { startOwnSns, type OwnSns } from "../support/own-sns"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

/** Whose topics are taken, where anybody can sign with one that names the seller. */
storeSuite({}, (scene) => {
  let sns: OwnSns
  let admin: Call
  beforeAll(async () => {
    sns = await startOwnSns(scene)
    admin = await backOffice(scene.base)
  })
  afterAll(() => sns.stop())

  const seller = () => scene.amazon.simulator.sellerId
  const own = (region = "us-east-1") =>
    `arn:aws:sns:${region}:291180941288:A3BXB0YN3XH17H${seller()}`
  const strangers = (number = 1) =>
    `arn:aws:sns:us-east-1:${String(660_000_000_000 + number)}:A3BXB0YN3XH17H${seller()}`
  const account = () => `${seller()}/na/sandbox`
  const trusting = async <Result>(work: () => Promise<Result>) =>
    await withOptions(scene, { ipn: { certificateUrl: sns.certificateUrl } }, work)
  const topicLine = async () =>
    (await diagnose(scene.container)).filter(({ check }) => check === "topic")
  const trusted = async () =>
    (await engineOf(scene).listTopics({ trusted: true })).map(({ topic_arn }) => topic_arn)

  it("lets no stranger be trusted for having come first, nor crowd Amazon Pay's topic out", async () => {
    await trusting(async () => {
      const answers = []
      for (let number = 1; number <= 40; number++)
        answers.push(await sns.deliver(strangers(number)))
      expect(new Set(answers)).toEqual(new Set([503]))
      expect(await inboxOf(scene)).toEqual([])
      expect(await trusted()).toEqual([])
      expect((await engineOf(scene).listTopics({}, { take: null })).length).toBeLessThanOrEqual(20)
      expect(await topicLine()).toMatchObject([{ ok: false, code: "topic-waiting" }])

      expect(await sns.deliver(own())).toBe(200)
      await inboxSettled(scene)
      expect(await inboxOf(scene)).toHaveLength(1)
      expect(await trusted()).toEqual([own()])
      // Strangers' messages come again, until a person has said which topic is right.
      expect(await sns.deliver(strangers())).toBe(503)
      expect(await sns.deliver(own("eu-west-1"))).toBe(503)
      await engineOf(scene).trustTopic(account(), own(), "user_1")
      expect(await sns.deliver(strangers())).toBe(403)
      expect(await sns.deliver(own("eu-west-1"))).toBe(503)
      expect(await sns.deliver(own())).toBe(200)
    })
  })

  it("has no subscription of a stranger's topic confirmed", async () => {
    const options = { certificateUrl: sns.certificateUrl, confirmSubscriptions: true }
    await withOptions(scene, { ipn: options }, async () => {
      const type = "SubscriptionConfirmation" as const
      expect(await sns.deliver(strangers(), { type })).toBe(503)
    })
    expect(await inboxOf(scene)).toEqual([])
  })

  it("trusts a topic that a person types in, before it has sent anything", async () => {
    const relayed = "arn:aws:sns:eu-central-1:123456789012:our-own-relay"
    const trust = async (topic_arn: string, of = account()) =>
      await admin("POST", "/admin/amazon-pay/topics", { account: of, topic_arn })
    expect((await trust(relayed)).status).toBe(200)
    expect(await trusted()).toEqual([relayed])
    await trusting(async () => {
      expect(await sns.deliver(relayed)).toBe(200)
      expect(await sns.deliver(strangers())).toBe(403)
    })
    expect((await trust("not an arn")).status).toBe(400)
    expect((await trust(relayed, "A2NOBODY/na/sandbox")).status).toBe(404)
    expect((await trust(own())).status).toBe(200)
    expect(await trusted()).toEqual([own()])
  })

  it("takes no message larger than any of Amazon Pay's, and keeps no long text", async () => {
    await trusting(async () => {
      const large = await Promise.all(
        Array.from({ length: 60 }, () => sns.deliver(own(), { data: "x".repeat(250_000) })),
      )
      expect(new Set(large)).toEqual(new Set([413]))
      expect(await sns.deliver(own(), { data: "x".repeat(30_000) })).toBe(200)
      expect(await sns.deliver(own())).toBe(200)
    })
    await inboxSettled(scene)
    const kept = (await inboxOf(scene)).map(({ body }) => body?.length ?? 0)
    expect(kept).toHaveLength(2)
    expect(Math.max(...kept)).toBeLessThan(16 * 1024)
    expect(kept).toContain(0)
  })

  it("keeps so many messages of a topic that are about nothing here, and all about its orders", async () => {
    const id = await scene.amazon.orderReference()
    await scene.buyer.order(id)
    await inboxSettled(scene)
    const [about] = await inboxOf(scene)
    if (!about) throw new Error("Nothing came in.")
    const before = (await inboxOf(scene)).length
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const copy = async (count: number, prefix: string, changed: Record<string, string>) => {
      const row: Record<string, string> = {
        id: `'${prefix}' || n`,
        message_id: `'${prefix}' || n`,
        account: "account",
        topic_arn: "topic_arn",
        type: "type",
        type_name: "type_name",
        sent_at: "sent_at",
        received_at: "received_at - n * interval '1 millisecond'",
        state: "'unmatched'",
        amazon_order_reference_id: "'S01-0000000-' || n",
        ...changed,
      }
      await knex.raw(
        `insert into amazon_pay_notification (${Object.keys(row).join(", ")})
        select ${Object.values(row).join(", ")}
        from amazon_pay_notification, generate_series(1, ?) as n where amazon_pay_notification.id = ?`,
        [count, about.id],
      )
    }
    const left = async (prefix: string) =>
      Number(
        (await knex("amazon_pay_notification").where("id", "like", `${prefix}%`).count())[0]?.count,
      )
    await copy(5_100, "foreign", {})
    await copy(3, "other", { topic_arn: "'arn:aws:sns:us-east-1:123456789012:other'" })
    await copy(2, "old", { received_at: "received_at - interval '100 days'" })
    const ours = { amazon_order_reference_id: "amazon_order_reference_id" }
    await copy(2, "ours", { received_at: "received_at - interval '100 days'", ...ours })
    await copy(2, "ancient", { received_at: "received_at - interval '400 days'", ...ours })
    await reconciled(scene)
    expect(await Promise.all(["foreign", "other", "old", "ours", "ancient"].map(left))).toEqual([
      5_000, 3, 0, 2, 0,
    ])
    expect((await inboxOf(scene)).length).toBe(before + 5_005)
  })

  it("believes no chargeback of an order that was never charged", async () => {
    const id = await scene.amazon.orderReference()
    await scene.buyer.order(id)
    await inboxSettled(scene)
    const engine = engineOf(scene)
    const reference = await engine.findOrderReference({ amazon_order_reference_id: id })
    const [row] = await inboxOf(scene)
    const told = { ...(row as never as Parameters<typeof engine.recordChargeback>[1]) }
    expect(await engine.recordChargeback(reference?.id ?? "", told)).toBe(false)
    const after = await engine.findOrderReference({ amazon_order_reference_id: id })
    expect(after?.attention).toBeNull()
  })
})
