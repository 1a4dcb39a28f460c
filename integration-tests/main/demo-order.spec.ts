import { demoFlow } from "../support/demo-flow"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  it("the demo's order in two parcels is charged as its transcript says, in each currency of the shop", async () => {
    const { twoParcelOrder } = await import("../../scripts/order-flow/two-parcel-order.mjs")
    const shop = await demoFlow(scene)
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
