import { z } from "@medusajs/framework/zod"
import { subscribersDone } from "../support/activity"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

const previewSchema = z.object({
  language: z.string(),
  languages: z.array(z.string()),
  texts: z.array(z.object({ name: z.string(), text: z.string().nullable(), is_own: z.boolean() })),
})
const displayId = z.object({ order: z.object({ display_id: z.number() }) })

/** The preview of what Amazon is told, beside what it is told. */
storeSuite({}, (scene) => {
  const path = "/admin/amazon-pay/texts?provider_id=pp_amazon-pay_amazon-pay"
  const preview = async (language = "en") => {
    const { status, body } = await scene.warehouse.office("GET", `${path}&language=${language}`)
    expect(status).toBe(200)
    const { texts, ...rest } = previewSchema.parse(body)
    const own = texts.flatMap(({ name, is_own }) => (is_own ? [name] : []))
    return { ...rest, own, texts: Object.fromEntries(texts.map(({ name, text }) => [name, text])) }
  }

  it("shows each text as it is sent for an order", async () => {
    const own = { texts: { parcel: "{store} sends parcel {parcel} of {order} 🎉 ({items})" } }
    await withOptions(scene, own, async () => {
      const { own, texts } = await preview()
      expect(own).toEqual(["parcel"])

      const id = await scene.amazon.orderReference()
      const orderId = await scene.buyer.order(id)
      await scene.warehouse.eventually(orderId, "authorized")
      const { body } = await scene.warehouse.office("GET", `/admin/orders/${orderId}`)
      const number = String(displayId.parse(body).order.display_id)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
      await scene.warehouse.eventually(orderId, "captured")
      await subscribersDone()

      const told = await scene.amazon.tree(id)
      expect(told).toMatchObject({
        StoreName: texts.storeName,
        SellerNote: texts.order?.replace("1042", number),
      })
      const [held, anew] = told.Authorizations.map((one) =>
        z.object({ SellerAuthorizationNote: z.string() }).parse(one),
      )
      expect(held?.SellerAuthorizationNote).toBe(texts.authorization?.replace("1042", number))
      const ofParcel = texts.parcel?.replace("1042", number) ?? ""
      const withoutItems = (text = "") => text.replace(/\(.*\)/, "")
      expect(withoutItems(anew?.SellerAuthorizationNote)).toBe(withoutItems(ofParcel))
      expect(ofParcel).toContain(`Amazon Pay demo store sends parcel 2/2 of ${number} (1 ×`)
    })
  })

  it.each([
    ["de", "de", "Bestellung 1042, Paket 2/2: 1 × Becher, blau"],
    ["fr-CA", "fr", "Commande 1042, colis 2/2 : 1 × Tasse, bleue"],
    ["it", "it", "Ordine 1042, pacco 2/2: 1 × Tazza, blu"],
    ["es", "es", "Pedido 1042, paquete 2/2: 1 × Taza, azul"],
    ["ja", "ja", "ご注文 1042、お荷物 2/2：1 × マグカップ、青"],
    ["pt-BR", "en", "Order 1042, parcel 2/2: 1 × Mug, blue"],
  ])("speaks to an order in %s in the language %s", async (asked, language, parcel) => {
    const { texts, ...shown } = await preview(asked)
    expect(shown).toMatchObject({ language, own: [] })
    expect(shown.languages).toEqual(["en", "de", "fr", "it", "es", "ja"])
    expect(texts.parcel).toBe(parcel)
  })

  it("knows no account that the store does not have, and needs one named", async () => {
    const base = "/admin/amazon-pay/texts"
    const ask = async (query: string) => await scene.warehouse.office("GET", base + query)
    expect(await ask("?provider_id=pp_amazon-pay_other")).toMatchObject({
      status: 404,
      body: { message: "The store has no Amazon Pay account pp_amazon-pay_other." },
    })
    expect((await ask("")).status).toBe(400)
  })
})
