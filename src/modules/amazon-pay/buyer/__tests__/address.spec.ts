import { address as amazonAddress } from "../../../../mws/objects/address"
import { cartAddress, isEstimate } from "../address"

/** As it comes out of Amazon's XML: what is empty there is absent here. */
const from = (lines: Record<string, string>) => cartAddress(amazonAddress.parse(lines))

const nobody = {
  first_name: null,
  last_name: null,
  company: null,
  address_1: null,
  address_2: null,
  city: null,
  province: null,
  postal_code: null,
  phone: null,
}

describe("an address of Amazon's in a cart", () => {
  it("is that of a house in the United States", () => {
    expect(
      from({
        name: "Susie Smith",
        addressLine1: "10 Ditka Ave",
        addressLine2: "Suite 2500",
        city: "Chicago",
        stateOrRegion: "IL",
        postalCode: "60602",
        countryCode: "US",
        phone: "800-000-0000",
      }),
    ).toEqual({
      first_name: "Susie",
      last_name: "Smith",
      company: null,
      address_1: "10 Ditka Ave",
      address_2: "Suite 2500",
      city: "Chicago",
      province: "us-il",
      postal_code: "60602",
      country_code: "us",
      phone: "800-000-0000",
    })
  })

  it("is that of a flat in the United Kingdom, with its county", () => {
    expect(
      from({
        name: "Edward Example",
        addressLine1: "Flat 3",
        addressLine2: "Principal Place 1",
        addressLine3: "Shoreditch",
        city: "London",
        county: "Greater London",
        postalCode: "EC2A 2FA",
        countryCode: "GB",
      }),
    ).toEqual({
      ...nobody,
      first_name: "Edward",
      last_name: "Example",
      address_1: "Flat 3",
      address_2: "Principal Place 1, Shoreditch",
      city: "London",
      province: "Greater London",
      postal_code: "EC2A 2FA",
      country_code: "gb",
    })
  })

  it.each([
    ["FR", "Jean Dupont", ["Bâtiment B", "12 rue de la Paix"], "Bâtiment B", "12 rue de la Paix"],
    ["IT", "Maria Rossi", ["Via Roma 1", "Scala A"], "Via Roma 1", "Scala A"],
    ["ES", "Ana García", ["Calle Mayor 5", "3º izq."], "Calle Mayor 5", "3º izq."],
  ])(
    "keeps its lines in %s",
    (countryCode, name, [addressLine1 = "", addressLine2 = ""], one, two) => {
      expect(
        from({ name, addressLine1, addressLine2, city: "X", postalCode: "1", countryCode }),
      ).toMatchObject({ company: null, address_1: one, address_2: two })
    },
  )

  it("has the province of Italy and Spain", () => {
    expect(from({ city: "Milano", stateOrRegion: "MI", countryCode: "IT" })?.province).toBe("it-mi")
    expect(from({ city: "Getafe", stateOrRegion: "Madrid", countryCode: "ES" })?.province).toBe(
      "es-m",
    )
  })

  it("is Japanese: family name first, prefecture, no town of its own", () => {
    expect(
      from({
        name: "試験 花子",
        addressLine1: "目黒区下目黒1-8-1",
        addressLine2: "アルコタワー",
        stateOrRegion: "東京都",
        postalCode: "153-0064",
        countryCode: "JP",
        phone: "0000000000",
      }),
    ).toEqual({
      first_name: "花子",
      last_name: "試験",
      company: null,
      address_1: "目黒区下目黒1-8-1",
      address_2: "アルコタワー",
      city: null,
      province: "jp-13",
      postal_code: "153-0064",
      country_code: "jp",
      phone: "0000000000",
    })
  })

  it.each([
    ["東京都", "jp-13"],
    ["東京", "jp-13"],
    ["Tokyo", "jp-13"],
    ["TOKYO-TO", "jp-13"],
    ["Tōkyō", "jp-13"],
    ["JP-13", "jp-13"],
    ["JP-01", "jp-01"],
    ["Hokkaido", "jp-01"],
    ["Hokkai-do", "Hokkai-do"],
    ["Kyoto Prefecture", "jp-26"],
    ["Kyoto-fu", "jp-26"],
    ["沖縄県", "jp-47"],
    ["JP-47", "jp-47"],
    ["Atlantis", "Atlantis"],
  ])("has the Japanese prefecture %s as %s", (stateOrRegion, province) => {
    expect(from({ stateOrRegion, countryCode: "JP" })?.province).toBe(province)
  })

  it("finds a prefecture that stands in front of the town", () => {
    expect(from({ city: "大阪府大阪市", countryCode: "JP" })?.province).toBe("jp-27")
    expect(from({ addressLine1: "京都府京都市中京区1", countryCode: "JP" })?.province).toBe("jp-26")
    expect(from({ addressLine1: "1-1 Chuo", countryCode: "JP" })?.province).toBeNull()
  })

  it.each<[string, Record<string, string>, Record<string, string | null>]>([
    [
      "of the armed forces",
      {
        addressLine1: "PSC 1234 Box 5678",
        city: "APO",
        stateOrRegion: "AE",
        postalCode: "09204-1234",
        countryCode: "US",
      },
      { address_1: "PSC 1234 Box 5678", city: "APO", province: "AE", postal_code: "09204-1234" },
    ],
    [
      "in Puerto Rico, as a state",
      {
        addressLine1: "URB Las Gladiolas",
        addressLine2: "150 Calle A",
        city: "San Juan",
        stateOrRegion: "PR",
        postalCode: "00926",
        countryCode: "US",
      },
      { address_1: "URB Las Gladiolas", address_2: "150 Calle A", province: "us-pr" },
    ],
    [
      "in Puerto Rico, as a country",
      { addressLine1: "150 Calle A", city: "San Juan", postalCode: "00926", countryCode: "PR" },
      { address_1: "150 Calle A", country_code: "pr", province: null },
    ],
    [
      "in Hawaii",
      {
        addressLine1: "1 Aloha Tower Dr",
        city: "Honolulu",
        stateOrRegion: "HI",
        countryCode: "US",
      },
      { address_1: "1 Aloha Tower Dr", province: "us-hi" },
    ],
    [
      "in Canada, in French",
      {
        addressLine1: "1000, rue De La Gauchetière O",
        city: "Montréal",
        stateOrRegion: "Québec",
        postalCode: "H3B 4W5",
        countryCode: "CA",
      },
      { address_1: "1000, rue De La Gauchetière O", province: "ca-qc", postal_code: "H3B 4W5" },
    ],
    [
      "in Japan, with the company last",
      {
        name: "試験　花子",
        addressLine1: "大阪市北区梅田1-1-1",
        addressLine2: "グランフロント 10F",
        addressLine3: "株式会社テスト",
        stateOrRegion: "大阪府",
        postalCode: "530-0001",
        countryCode: "JP",
      },
      {
        last_name: "試験",
        first_name: "花子",
        address_1: "大阪市北区梅田1-1-1",
        address_2: "グランフロント 10F, 株式会社テスト",
        province: "jp-27",
      },
    ],
    [
      "in Japan, in Latin letters",
      {
        name: "Hanako Shiken",
        addressLine1: "1-8-1 Shimomeguro",
        city: "Meguro-ku",
        stateOrRegion: "TOKYO",
        countryCode: "JP",
      },
      { first_name: "Hanako", last_name: "Shiken", city: "Meguro-ku", province: "jp-13" },
    ],
    [
      "in Northern Ireland",
      {
        addressLine1: "12 Main St",
        city: "Bangor",
        county: "County Down",
        postalCode: "BT20 1AA",
        countryCode: "GB",
      },
      { address_1: "12 Main St", province: "County Down", postal_code: "BT20 1AA" },
    ],
    [
      "in Liechtenstein",
      {
        addressLine1: "Beispiel AG",
        addressLine2: "Städtle 38",
        city: "Vaduz",
        countryCode: "LI",
      },
      { company: "Beispiel AG", address_1: "Städtle 38" },
    ],
  ])("is one %s", (_, lines, expected) => {
    expect(from(lines)).toMatchObject(expected)
  })

  it("is an estimate before Amazon shows the whole of it", () => {
    const read = from({ city: "München", postalCode: "80807", countryCode: "DE" })
    expect(read).toEqual({ ...nobody, city: "München", postal_code: "80807", country_code: "de" })
    expect(read && isEstimate(read)).toBe(true)
    const whole = from({ name: "Elke Tester", countryCode: "DE" })
    expect(whole && isEstimate(whole)).toBe(false)
  })

  it("names the district where there is no town", () => {
    expect(from({ district: "Soho", countryCode: "GB" })?.city).toBe("Soho")
    expect(from({ city: "London", district: "Soho", countryCode: "GB" })?.city).toBe("London")
  })

  it("is none without a country", () => {
    expect(from({ city: "Chicago", postalCode: "60602" })).toBeNull()
    expect(from({ countryCode: " " })).toBeNull()
  })

  it("has no white space a form would not have", () => {
    expect(
      from({ name: " Susie\tSmith ", addressLine1: " 1  Way ", countryCode: "us" }),
    ).toMatchObject({
      first_name: "Susie",
      last_name: "Smith",
      address_1: "1 Way",
    })
  })
})
