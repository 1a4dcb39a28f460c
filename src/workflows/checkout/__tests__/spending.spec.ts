import { clientKey, Spending, TooManyRequestsError } from "../spending"

describe("calls to Amazon that visitors cost", () => {
  let now = 0
  let spending: Spending
  beforeEach(() => {
    now = 0
    spending = new Spending(() => now)
  })
  /** How many of so many requests went on. */
  const spent = (client: string, cartId: (asked: number) => string, requests: number) => {
    let all = 0
    for (let asked = 0; asked < requests; asked++) {
      try {
        spending.spend({ client }, cartId(asked))
        all++
      } catch (error) {
        expect(error).toBeInstanceOf(TooManyRequestsError)
      }
    }
    return all
  }

  it("are counted for a cart and a client: whoever else knows the cart keeps nobody from it", () => {
    expect(spent("192.0.2.1", () => "cart_1", 100)).toBe(30)
    expect(spent("192.0.2.2", () => "cart_1", 20)).toBe(20)
    expect(spent("192.0.2.1", () => "cart_2", 20)).toBe(20)
  })

  it("are counted for a client over all carts", () => {
    expect(spent("192.0.2.1", (asked) => `cart_${asked}`, 1_000)).toBe(120)
    expect(spent("192.0.2.2", () => "cart_1", 1)).toBe(1)
    now = 60_000
    expect(spent("192.0.2.1", () => "cart_1", 1)).toBe(1)
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
    expect(clientKey(address)).toBe(key)
  })
})
