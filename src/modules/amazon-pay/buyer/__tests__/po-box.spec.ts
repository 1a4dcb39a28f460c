import { namesPickupPoint } from "../pickup-points"
import { namesPoBox } from "../po-box"

describe("a post office box", () => {
  it.each([
    ["PO Box 123"],
    ["P.O. Box 123"],
    ["p o box 7"],
    ["POBox 123"],
    ["P.O.Box #123"],
    ["PO Box"],
    ["Acme Inc., PO Box 99"],
    ["Post Office Box 12"],
    ["Postfach 12 34 56"],
    ["POSTFACH"],
    ["Postfach"],
    ["Boîte postale 12"],
    ["Boite Postale 12"],
    ["BP 12"],
    ["B.P. 1234"],
    ["12 rue de la Paix BP 40"],
    ["Case postale 5"],
    ["Casella postale 100"],
    ["Casella Postale n. 100"],
    ["Apartado de correos 55"],
    ["Apartado 55"],
    ["Apdo. 55, Apartado de Correos"],
    ["私書箱123号"],
    ["目黒郵便局私書箱 5"],
    ["Postbus 90"],
  ])("is %s", (line) => {
    expect(namesPoBox(line)).toBe(true)
  })

  it.each([
    ["Boxberger Str. 1"],
    ["Pobox Lane"],
    ["12 Pobox Lane"],
    ["PO Boxer Street 5"],
    ["Postfachgasse 3"],
    ["Am alten Postfachamt 5"],
    ["Postplatz 4"],
    ["Poststr. 12"],
    ["Rue de la Boîte 3"],
    ["12 rue BPost"],
    ["Via Casella 4"],
    ["Calle Apartadero 3"],
    ["Box Hill Rd 12"],
    ["PSC 1234 Box 5678"],
    ["1 Boxwood Ct"],
    ["Packstation 145"],
    ["私の家 1-2"],
  ])("is not %s", (line) => {
    expect(namesPoBox(line)).toBe(false)
  })
})

describe("a post office box that is written to be overlooked", () => {
  it.each([
    ["PO-Box 12"],
    ["P.O.-Box 12"],
    ["P O B 12"],
    ["POB 12"],
    ["Post Box 12"],
    ["Post-Fach 12"],
    ["Apdo. 12"],
    ["Apdo de correos 12"],
    ["Post\u00ADfach 12"],
    ["P\u200BO Box 12"],
    [`${" ".repeat(100_000)}Postfach 12`],
  ])("is one all the same", (line) => {
    expect(namesPoBox(line)).toBe(true)
  })
})

describe("a packing station", () => {
  it.each([
    ["145 Packstation"],
    ["Packstation Nr.: 145"],
    ["DHL Packstation Berlin 145"],
    ["Packst. 145"],
    ["Pack\u00ADstation 145"],
    ["Packstation 145"],
    ["DHL Packstation 145"],
    ["12345678 Packstation 145"],
    ["Postfiliale 502"],
  ])("is %s", (line) => {
    expect(namesPickupPoint(line)).toBe(true)
  })
  it("is looked for in a line of any length", () => {
    expect(namesPickupPoint(`Packstation${" ".repeat(100_000)}x`)).toBe(true)
    expect(namesPickupPoint(`Postnr${" 1".repeat(50_000)}x`)).toBe(false)
  })
  it.each([["Packstationweg 3"], ["An der Packstation 3"], ["Packhofstr. 145"], ["Filialstr. 3"]])(
    "is not %s",
    (line) => {
      expect(namesPickupPoint(line)).toBe(false)
    },
  )
})
