import { address as amazonAddress } from "../../../../mws/objects/address"
import { cartAddress } from "../address"

/** As it comes out of Amazon's XML: what is empty there is absent here. */
const from = (lines: Record<string, string>) => cartAddress(amazonAddress.parse(lines))

describe.each(["DE", "AT", "CH"])("in %s", (countryCode) => {
  it.each<[string[], [string | null, string | null, string | null]]>([
    [["Domagkstr. 28"], [null, "Domagkstr. 28", null]],
    [
      ["", "Domagkstr. 28"],
      [null, "Domagkstr. 28", null],
    ],
    [
      ["", "", "Domagkstr. 28"],
      [null, "Domagkstr. 28", null],
    ],
    [
      ["Beispiel GmbH", "Domagkstr. 28"],
      ["Beispiel GmbH", "Domagkstr. 28", null],
    ],
    [
      ["Beispiel GmbH", "Abteilung Einkauf", "Domagkstr. 28"],
      ["Beispiel GmbH, Abteilung Einkauf", "Domagkstr. 28", null],
    ],
    [
      ["Beispiel GmbH", "Domagkstr. 28", "3. Stock"],
      ["Beispiel GmbH", "Domagkstr. 28", "3. Stock"],
    ],
    [
      ["Beispiel GmbH", "Am Markt"],
      ["Beispiel GmbH", "Am Markt", null],
    ],
    [
      ["Beispiel 24 GmbH", "Am Markt"],
      ["Beispiel 24 GmbH", "Am Markt", null],
    ],
    [
      ["Domagkstr. 28", "Hinterhaus"],
      [null, "Domagkstr. 28", "Hinterhaus"],
    ],
    [
      ["Domagkstr. 28", "Wohnung 12"],
      [null, "Domagkstr. 28", "Wohnung 12"],
    ],
    [
      ["Am Markt", "Hinterhaus"],
      [null, "Am Markt", "Hinterhaus"],
    ],
    [
      ["Domagkstr.", "28"],
      [null, "Domagkstr. 28", null],
    ],
    [
      ["Beispiel GmbH", "Domagkstr.", "28a"],
      ["Beispiel GmbH", "Domagkstr. 28a", null],
    ],
    [["Straße des 17. Juni 135"], [null, "Straße des 17. Juni 135", null]],
    [
      ["Cafe Mozart", "Mariahilfer Straße 12/3/4"],
      ["Cafe Mozart", "Mariahilfer Straße 12/3/4", null],
    ],
    [
      ["Mariahilfer Straße 12", "Stiege 3 Top 4"],
      [null, "Mariahilfer Straße 12", "Stiege 3 Top 4"],
    ],
    [
      ["Packstation 145", "12345678"],
      [null, "Packstation 145", "12345678"],
    ],
    [
      ["Packstation 145", "Postnummer 12345678"],
      [null, "Packstation 145", "Postnummer 12345678"],
    ],
    [
      ["Postnummer: 12345678", "PACKSTATION 145"],
      [null, "PACKSTATION 145", "Postnummer: 12345678"],
    ],
    [
      ["Postfiliale 502", "Postnr. 1234567890"],
      [null, "Postfiliale 502", "Postnr. 1234567890"],
    ],
    [
      ["12345678", "Postfiliale 502"],
      [null, "Postfiliale 502", "12345678"],
    ],
    [
      ["ACME GmbH", "Packstation 145", "12345678"],
      ["ACME GmbH", "Packstation 145", "12345678"],
    ],
    [
      ["Packstation", "145", "DHL Kundennummer 12345678"],
      [null, "Packstation 145", "DHL Kundennummer 12345678"],
    ],
    [["Packstation 145, Postnummer 12345678"], [null, "Packstation 145", "Postnummer 12345678"]],
    [["12345678 / Packstation 145"], [null, "Packstation 145", "12345678"]],
    [
      ["Postnummer", "12345678", "Packstation Nr. 145"],
      [null, "Packstation Nr. 145", "Postnummer 12345678"],
    ],
    [["Packstation 145"], [null, "Packstation 145", null]],
    [
      ["An der Packstation 3", "Hinterhaus"],
      [null, "An der Packstation 3", "Hinterhaus"],
    ],
    [
      ["c/o Müller", "Domagkstr. 28"],
      ["c/o Müller", "Domagkstr. 28", null],
    ],
    // A street whose name begins with what is in a house.
    [
      ["Beispiel GmbH", "Zimmerstraße 90"],
      ["Beispiel GmbH", "Zimmerstraße 90", null],
    ],
    [
      ["Beispiel GmbH", "Türkenstr. 5"],
      ["Beispiel GmbH", "Türkenstr. 5", null],
    ],
    [
      ["Beispiel GmbH", "Raumerstraße 5"],
      ["Beispiel GmbH", "Raumerstraße 5", null],
    ],
    [
      ["Beispiel GmbH", "Stiegengasse 3"],
      ["Beispiel GmbH", "Stiegengasse 3", null],
    ],
    [
      ["Hinterhaus", "Domagkstr. 28"],
      [null, "Domagkstr. 28", "Hinterhaus"],
    ],
    [
      ["Stiege 3 Top 4", "Mariahilfer Straße 12"],
      [null, "Mariahilfer Straße 12", "Stiege 3 Top 4"],
    ],
    [
      ["Beispiel GmbH", "Mariahilfer Straße 12/Stiege 3/Top 4"],
      ["Beispiel GmbH", "Mariahilfer Straße 12/Stiege 3/Top 4", null],
    ],
    [
      ["Mariahilfer Str. 12", "Stg. 3", "Tür 4"],
      [null, "Mariahilfer Str. 12", "Stg. 3, Tür 4"],
    ],
    [
      ["Hauptstr. 5, 2. OG links", "Firma Müller"],
      [null, "Hauptstr. 5, 2. OG links", "Firma Müller"],
    ],
    [
      ["Halle 4", "Industriestr. 7"],
      [null, "Industriestr. 7", "Halle 4"],
    ],
    [
      ["Domagkstr. 28", "Firma 2000"],
      [null, "Domagkstr. 28", "Firma 2000"],
    ],
    [
      ["Firma 2000", "Am Markt 3"],
      ["Firma 2000", "Am Markt 3", null],
    ],
    [
      ["Beispiel GmbH", "Hauptstr.12"],
      ["Beispiel GmbH", "Hauptstr.12", null],
    ],
    [
      ["Hauptstraße12", "Beispiel GmbH"],
      [null, "Hauptstraße12", "Beispiel GmbH"],
    ],
    [
      ["28", "Domagkstr."],
      [null, "Domagkstr. 28", null],
    ],
    [
      ["Domagkstr.", "Nr. 28"],
      [null, "Domagkstr. Nr. 28", null],
    ],
    [
      ["Beispiel GmbH", "Q 7, 24"],
      ["Beispiel GmbH", "Q 7, 24", null],
    ],
    [
      ["Domagkstr. 28", "c/o Müller 2"],
      [null, "Domagkstr. 28", "c/o Müller 2"],
    ],
    [
      ["z. Hd. Frau Müller", "Domagkstr. 28"],
      ["z. Hd. Frau Müller", "Domagkstr. 28", null],
    ],
    [
      ["Domagkstr. 28", "2. OG"],
      [null, "Domagkstr. 28", "2. OG"],
    ],
    [
      ["Domagkstr. 28", "Tel. 089 123456"],
      [null, "Domagkstr. 28", "Tel. 089 123456"],
    ],
    [
      ["Beispiel GmbH", "Postfach 1234"],
      ["Beispiel GmbH", "Postfach 1234", null],
    ],
    [
      ["Rue du Rhône 12", "Appartement 4"],
      [null, "Rue du Rhône 12", "Appartement 4"],
    ],
    [
      ["Beispiel SA", "Via Nassa 5", "Scala B"],
      ["Beispiel SA", "Via Nassa 5", "Scala B"],
    ],
    // Packstations in each order, in one line and in several, as buyers write them.
    [
      ["DHL Packstation 123", "12345678"],
      [null, "Packstation 123", "12345678"],
    ],
    [
      ["12345678", "DHL-Packstation 123"],
      [null, "Packstation 123", "12345678"],
    ],
    [
      ["Paketstation 123", "Post-Nummer 12345678"],
      [null, "Paketstation 123", "Post-Nummer 12345678"],
    ],
    [
      ["Pack Station 123", "Postnr12345678"],
      [null, "Pack Station 123", "Postnr12345678"],
    ],
    [
      ["Packstation #123", "PostNumber 12345678"],
      [null, "Packstation #123", "PostNumber 12345678"],
    ],
    [
      ["Packstation: 123", "DHL Customer No. 1234 5678"],
      [null, "Packstation: 123", "DHL Customer No. 1234 5678"],
    ],
    [["Packstation 123 12345678"], [null, "Packstation 123", "12345678"]],
    [
      ["12345678", "Packstation 123", "Musterstraße 5"],
      [null, "Packstation 123", "12345678, Musterstraße 5"],
    ],
    [["DHL Paketshop Nr. 7"], [null, "Paketshop Nr. 7", null]],
    [
      ["Kundennummer 12345678", "Postfiliale 502"],
      [null, "Postfiliale 502", "Kundennummer 12345678"],
    ],
    [
      ["Abholstation 12", "Beispiel GmbH"],
      [null, "Abholstation 12", "Beispiel GmbH"],
    ],
  ])("reads %j", ([addressLine1 = "", addressLine2 = "", addressLine3 = ""], expected) => {
    const read = from({
      name: "Elke Tester",
      addressLine1,
      addressLine2,
      addressLine3,
      city: "München",
      postalCode: "80807",
      countryCode,
    })
    expect([read?.company, read?.address_1, read?.address_2]).toEqual(expected)
    expect(read).toMatchObject({ first_name: "Elke", last_name: "Tester", city: "München" })
  })
})
