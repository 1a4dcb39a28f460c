import { clientKeys, Spending, TooManyRequestsError } from "../spending"

describe("calls to Amazon that visitors cost", () => {
  let now = 0
  let spending: Spending
  beforeEach(() => {
    now = 0
    spending = new Spending(() => now)
  })
  const about = (cart: number, what: "read" | "change" = "read", id = `S01-${cart}`) => ({
    ...{ cartId: `cart_${cart}`, amazonOrderReferenceId: id, what },
  })
  /** How many of so many requests went on. */
  const spent = (
    client: string,
    request: (asked: number) => ReturnType<typeof about>,
    requests: number,
  ) => {
    let all = 0
    for (let asked = 0; asked < requests; asked++) {
      try {
        spending.spend({ client }, request(asked))
        all++
      } catch (error) {
        expect(error).toBeInstanceOf(TooManyRequestsError)
      }
    }
    return all
  }

  it("are counted for a cart and a client: whoever else knows the cart keeps nobody from it", () => {
    const ofCart = (asked: number) => about(1, "read", `S01-${asked}`)
    expect(spent("192.0.2.1", ofCart, 100)).toBe(30)
    expect(spent("192.0.2.2", ofCart, 5)).toBe(5)
    expect(spent("192.0.2.1", () => about(2), 5)).toBe(5)
  })

  it("are counted for a client over all carts, to half of what Amazon gives the store", () => {
    expect(spent("192.0.2.1", (asked) => about(asked), 1_000)).toBe(60)
    expect(spent("192.0.2.1", (asked) => about(asked, "change"), 1_000)).toBe(30)
    expect(spent("192.0.2.2", () => about(1), 1)).toBe(1)
    now = 60_000
    expect(spent("192.0.2.1", () => about(1), 1)).toBe(1)
  })

  it("are counted for an order reference, whoever asks, but for the first few of each client", () => {
    const clients = Array.from({ length: 10 }, (_, at) => `192.0.2.${at}`)
    const all = clients.map((client, cart) => spent(client, () => about(cart, "read", "S01-1"), 20))
    expect(all.slice(0, 2)).toEqual([20, 10])
    expect(all.slice(2)).toEqual(clients.slice(2).map(() => 5))
  })

  it("are counted for an IPv6 network, however many clients it is cut into and whatever order reference they ask for", () => {
    const clients = Array.from({ length: 200 }, (_, at) => `2001:db8:1:${at.toString(16)}::1`)
    const all = clients.map((client, cart) => spent(client, () => about(cart, "read", "S01-1"), 5))
    expect(all.reduce((one, other) => one + other)).toBe(60)
    expect(spent("2001:db8:2::1", () => about(1, "read", "S01-1"), 5)).toBe(5)
  })

  it("are not counted when they were given back", () => {
    for (let asked = 0; asked < 200; asked++) {
      spending.spend({ client: "192.0.2.1" }, about(1, "change"))()
    }
    expect(spent("192.0.2.1", (asked) => about(asked, "change"), 100)).toBe(30)
  })

  it("are counted beforehand where one may cost more, and refuse nobody who has less left", () => {
    const client = { client: "192.0.2.1" }
    const begin = (at: number) => {
      spending.spend(client, about(at, "change"))
      return spending.reserve(client, "change", 9)
    }
    const begun = [begin(1), begin(2), begin(3)]
    expect(() => begin(4)).toThrow(TooManyRequestsError)
    for (const giveBack of begun) giveBack()
    // The refused one was counted, too.
    expect(spent("192.0.2.1", (asked) => about(asked, "change"), 100)).toBe(26)
    expect(spent("192.0.2.2", (asked) => about(asked, "change"), 25)).toBe(25)
    spending.spend({ client: "192.0.2.2" }, about(1, "change"))
    spending.reserve({ client: "192.0.2.2" }, "change", 9)
    expect(spent("192.0.2.2", (asked) => about(asked, "change"), 1)).toBe(0)
  })

  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:0201", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["192.0.2.1:5678", "192.0.2.1"],
    ["[2001:db8::1]:5678", "2001:db8:0:0::/64"],
    ["unknown", "unknown"],
    ["", "unknown"],
    ["a text that a proxy let through", "unknown"],
    ["300.0.2.1", "unknown"],
  ])("are those of %s under %s", (address, key) => {
    expect(clientKeys(address).key).toBe(key)
  })
})
