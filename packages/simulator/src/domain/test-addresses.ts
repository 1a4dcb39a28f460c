import type { Region } from "./environment"
import type { Address } from "./parties"
import { address, defaultAddress } from "./parties"

/**
 * Address books of the test buyers: the shapes a merchant meets. In Germany and Austria the street may stand in
 * any line, behind a company or alone; in Japan there is a prefecture and often no city of its own.
 */
const american: readonly Address[] = [
  defaultAddress("na"),
  address({
    name: "Susie Smith",
    line1: "Acme Inc.",
    line2: "410 Terry Ave N",
    line3: "Floor 3",
    city: "Seattle",
    stateOrRegion: "WA",
    postalCode: "98109-5210",
    countryCode: "US",
    phone: "206-555-0100",
  }),
  address({
    name: "Susie van der Smith",
    line1: "PSC 1234 Box 5678",
    city: "APO",
    stateOrRegion: "AE",
    postalCode: "09204",
    countryCode: "US",
  }),
]

const continental: readonly Address[] = [
  defaultAddress("eu"),
  address({
    name: "Elke Tester",
    line2: "Marcel-Breuer-Str. 12",
    city: "München",
    postalCode: "80807",
    countryCode: "DE",
    phone: "089 0000001",
  }),
  address({
    name: "Elke Tester",
    line1: "Packstation 123",
    line2: "98765432",
    city: "Berlin",
    postalCode: "10115",
    countryCode: "DE",
  }),
  address({
    name: "Lukas Muster",
    line1: "c/o Huber",
    line2: "Muster KG",
    line3: "Mariahilfer Straße 1/2/3",
    city: "Wien",
    postalCode: "1060",
    countryCode: "AT",
    phone: "+43 1 0000000",
  }),
  address({
    name: "Amélie Exemple",
    line1: "12 rue de l'Exemple",
    line2: "Bâtiment B",
    city: "Paris",
    postalCode: "75001",
    countryCode: "FR",
    phone: "01 00 00 00 00",
  }),
  address({
    name: "Giulia Prova",
    line1: "Via Esempio 5",
    city: "Milano",
    stateOrRegion: "MI",
    postalCode: "20121",
    countryCode: "IT",
  }),
  address({
    name: "Lucía Prueba",
    line1: "Calle Ejemplo 7",
    line2: "3º B",
    city: "Madrid",
    stateOrRegion: "Madrid",
    postalCode: "28001",
    countryCode: "ES",
    phone: "910000000",
  }),
]

const british: readonly Address[] = [
  defaultAddress("uk"),
  address({
    name: "Edward Example",
    line1: "Example Ltd",
    line2: "1 High Street",
    city: "Maidstone",
    county: "Kent",
    postalCode: "ME14 1AA",
    countryCode: "GB",
  }),
]

const japanese: readonly Address[] = [
  defaultAddress("jp"),
  address({
    name: "試験 花子",
    line1: "北区梅田3-1-1",
    line2: "試験ビル 5F",
    line3: "株式会社テスト",
    stateOrRegion: "大阪府",
    postalCode: "530-0001",
    countryCode: "JP",
    phone: "0600000000",
  }),
]

const books: Readonly<Record<Region, readonly Address[]>> = {
  na: american,
  eu: continental,
  uk: british,
  jp: japanese,
}

/** Addresses of the region's own countries first, then abroad. */
export function testAddresses(region: Region): readonly Address[] {
  const abroad = (["na", "eu", "uk", "jp"] as const)
    .filter((other) => other !== region)
    .flatMap((other) => books[other].slice(0, 1))
  return [...books[region], ...abroad]
}
