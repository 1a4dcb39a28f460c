import { saidBack } from "../said-back"

describe("an id that an error repeats", () => {
  it.each(["cart_01JABC", "pp_amazon-pay_us", "a".repeat(64)])("is said as it is: %s", (id) => {
    expect(saidBack(id)).toBe(id)
  })

  it.each(["", "a".repeat(65), "cart 1", "cart\n[error] forged", "cart_1\0", "cart_\u001b[31m"])(
    "is not repeated when it can be no id: %j",
    (id) => {
      expect(saidBack(id)).toBe("with the id that was given")
    },
  )
})
