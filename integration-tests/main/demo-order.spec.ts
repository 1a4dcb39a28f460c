import { admin } from "../support/admin-login"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  it("the demo's order in two parcels is charged as its transcript says, in each currency of the shop", async () => {
    const [{ twoParcelOrder }, { adminSession }, { storeFacts }, { simulatedAmazon }] =
      await Promise.all([
        import("../../scripts/order-flow/two-parcel-order.mjs"),
        import("../../scripts/order-flow/admin-session.mjs"),
        import("../../scripts/order-flow/store-facts.mjs"),
        import("../../scripts/order-flow/simulated-amazon.mjs"),
      ])
    const session = await adminSession(scene.base, admin)
    const shop = {
      medusa: scene.base,
      admin: session,
      amazon: simulatedAmazon(scene.amazon.simulator.url),
      facts: await storeFacts(session),
    }
    const said: string[] = []
    const transcript = {
      heading: (text: string) => said.push(text),
      line: (_who: string, text: string) => said.push(text),
    }
    for (const currency of ["usd", "eur"]) {
      const { checks, broken } = await twoParcelOrder(shop, { currency, transcript })
      expect(broken()).toEqual([])
      expect(checks.length).toBeGreaterThan(10)
    }
    const headings = said.filter((line) => /^(A buyer|Parcel)/.test(line))
    expect(headings.slice(0, 3)).toEqual([
      "A buyer orders with Amazon Pay",
      "Parcel 1 ships",
      "Parcel 2 ships",
    ])
  })
})
