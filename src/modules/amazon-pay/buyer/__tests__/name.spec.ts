import fc from "fast-check"
import { splitName } from "../name"

describe("a name", () => {
  it.each([
    ["Susie Smith", "US", "Susie", "Smith"],
    ["Mary Ann Smith", "GB", "Mary Ann", "Smith"],
    ["Ludwig van Beethoven", "DE", "Ludwig", "van Beethoven"],
    ["Oscar de la Renta", "ES", "Oscar", "de la Renta"],
    ["Anna Maria von und zu Stein", "DE", "Anna Maria", "von und zu Stein"],
    ["Jean de", "FR", "Jean", "de"],
    ["Cher", "US", "Cher", null],
    ["試験 花子", "JP", "花子", "試験"],
    ["試験　花子", "jp", "花子", "試験"],
    ["試験花子", "JP", "試験花子", null],
    ["Hanako Shiken", "JP", "Hanako", "Shiken"],
    ["試験 花子", "US", "試験", "花子"],
    ["", "US", null, null],
  ])("%j in %s is %j and %j", (name, country, first_name, last_name) => {
    expect(splitName(name, country)).toEqual({ first_name, last_name })
  })

  it("loses no word", () => {
    const word = fc.stringMatching(/^[A-Za-zäé.'-]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const { first_name, last_name } = splitName(words.join(" "), "DE")
        expect([first_name, last_name].filter(Boolean).join(" ")).toBe(words.join(" "))
      }),
    )
  })
})
