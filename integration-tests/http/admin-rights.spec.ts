import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { inboxSettled } from "../support/inbox"
import { somebodyWho, superAdmin } from "../support/people"
import type { Call } from "../support/http"
import { storeSuite } from "../support/store-suite"
import { Warehouse } from "../support/warehouse"

const root = join(__dirname, "../../src/api/admin/amazon-pay")
/** Every route that there is, found where Medusa finds them. */
const routes = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("route.ts"))
  .flatMap((name) => {
    const path = join("/admin/amazon-pay", dirname(name)).replaceAll("[id]", "none")
    const code = readFileSync(join(root, name), "utf8")
    return [...code.matchAll(/export async function (GET|POST|DELETE)\b/g)].map(
      ([, method]): [string, string] => [method ?? "", path],
    )
  })

/** What looks and changes nothing but what the store knows of Amazon. */
const reading = [
  ...routes.flatMap(([method, path]) => (method === "GET" ? [`GET ${path}`] : [])),
  "POST /admin/amazon-pay/check",
  "POST /admin/amazon-pay/orders/none/parcel-preview",
  "POST /admin/amazon-pay/orders/none/refresh",
].sort()

storeSuite({ roles: true }, (scene) => {
  beforeAll(async () => {
    scene.warehouse = new Warehouse(await superAdmin(scene), scene.shop)
  })
  /** The routes on which somebody is not sent away; those get as far as their own answer, if only that nothing is there. */
  const open = async (call: Call) => {
    const passed: string[] = []
    for (const [method, path] of routes) {
      const { status, body } = await call(method, path, method === "GET" ? undefined : {})
      if (status !== 403) passed.push(`${method} ${path}`)
      else expect(body.message).toMatch(/Forbidden|Insufficient permissions/)
    }
    return passed.sort()
  }

  it("sends away who has no role, or a role for something else", async () => {
    expect(routes.length).toBeGreaterThan(14)
    expect(await open(await somebodyWho(scene))).toEqual([])
    expect(await open(await somebodyWho(scene, "product:read", "order:update"))).toEqual([])
    // A capture shows the payment it is of.
    expect(await open(await somebodyWho(scene, "capture:create", "refund:create"))).toEqual([])
  })

  it("lets who may read a payment look, and do nothing", async () => {
    expect(await open(await somebodyWho(scene, "payment:read"))).toEqual(reading)
  })

  it("lets others do what their role says beside it", async () => {
    const beside = async (...rights: string[]) => {
      const passed = await open(await somebodyWho(scene, "payment:read", ...rights))
      expect(passed).toEqual(expect.arrayContaining(reading))
      return passed.filter((route) => !reading.includes(route))
    }
    const captures = "POST /admin/amazon-pay/orders/none/captures"
    const refunds = "POST /admin/amazon-pay/orders/none/refunds"
    expect(await beside("capture:create")).toEqual([captures])
    expect(await beside("refund:create")).toEqual([refunds])
    const all = routes.map(([method, path]) => `${method} ${path}`)
    expect(await beside("payment:update")).toEqual(
      all.filter((route) => ![...reading, captures, refunds].includes(route)).sort(),
    )
  })

  it("serves each with what they may do, about a real order", async () => {
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    const path = `/admin/amazon-pay/orders/${orderId}`
    const reader = await somebodyWho(scene, "payment:read")
    const cashier = await somebodyWho(scene, "payment:read", "capture:create")
    const clerk = await somebodyWho(scene, "payment:read", "refund:create")
    const manager = await somebodyWho(scene, "payment:read", "payment:update")

    expect((await reader("GET", path)).body).toMatchObject({ amazon_pay: { order_id: orderId } })
    const amount = { amount: "5.00" }
    for (const other of [reader, clerk, manager]) {
      expect((await other("POST", `${path}/captures`, amount)).status).toBe(403)
    }
    expect((await scene.amazon.ledger()).captured).toEqual({})
    expect((await cashier("POST", `${path}/captures`, amount)).status).toBe(200)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "5.00" })

    const { body } = (await reader("GET", path)) as unknown as {
      body: {
        amazon_pay: {
          payments: { authorizations: { captures: { amazon_id: string }[] }[] }[]
        }
      }
    }
    const capture = body.amazon_pay.payments[0]?.authorizations.flatMap(({ captures }) => captures)
    const refund = { amazon_capture_id: capture?.[0]?.amazon_id, amount: "2.00" }
    for (const other of [reader, cashier, manager]) {
      expect((await other("POST", `${path}/refunds`, refund)).status).toBe(403)
    }
    expect((await scene.amazon.ledger()).refunded).toEqual({})
    expect((await clerk("POST", `${path}/refunds`, refund)).status).toBe(200)

    for (const other of [reader, cashier, clerk]) {
      expect((await other("POST", `${path}/close`, {})).status).toBe(403)
    }
    expect((await manager("POST", `${path}/close`, {})).status).toBe(200)
    const { body: closed } = await reader("GET", path)
    expect(closed).toMatchObject({
      amazon_pay: { payments: [{ order_reference: { state: "Closed" } }] },
    })
  })
})
