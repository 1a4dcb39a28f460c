import { z } from "@medusajs/framework/zod"

const ready = z.object({
  shop: z.string(),
  medusa: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
  publishableKey: z.string(),
  amazons: z.array(
    z.object({ region: z.enum(["na", "eu", "jp"]), providerId: z.string(), simulator: z.string() }),
  ),
  secrets: z.array(z.string().min(10)),
  logs: z.string(),
})

/** The demo that runs for these tests. */
export const demo = ready.parse(JSON.parse(process.env.DEMO_SHOP ?? "{}"))

/** A market of the shop, and what one has to know to buy there. */
export interface Market {
  readonly region: "na" | "eu" | "jp"
  /** As the shop's choice of markets names it. */
  readonly country: "us" | "de" | "jp"
  readonly address: { readonly name: string } & Readonly<Record<string, string>>
  readonly words: {
    readonly order: string
    readonly invoice: string
    readonly orderByInvoice: string
  }
}

export const markets = {
  us: {
    region: "na",
    country: "us",
    address: {
      name: "Susie Smith",
      addressLine1: "10 Ditka Ave",
      addressLine2: "Suite 2500",
      city: "Chicago",
      stateOrRegion: "IL",
      postalCode: "60602",
      countryCode: "US",
      phone: "800-000-0000",
    },
    words: {
      order: "Buy now",
      invoice: "Pay by invoice",
      orderByInvoice: "Order and pay by invoice",
    },
  },
  de: {
    region: "eu",
    country: "de",
    address: {
      name: "Elke Tester",
      addressLine1: "Beispiel GmbH",
      addressLine2: "Domagkstr. 28",
      city: "München",
      postalCode: "80807",
      countryCode: "DE",
      phone: "089 0000000",
    },
    words: {
      order: "Zahlungspflichtig bestellen",
      invoice: "Auf Rechnung kaufen",
      orderByInvoice: "Zahlungspflichtig auf Rechnung bestellen",
    },
  },
  jp: {
    region: "jp",
    country: "jp",
    address: {
      name: "試験 花子",
      addressLine1: "目黒区下目黒1-8-1",
      addressLine2: "アルコタワー",
      stateOrRegion: "東京都",
      postalCode: "153-0064",
      countryCode: "JP",
      phone: "0300000000",
    },
    words: {
      order: "注文を確定する",
      invoice: "請求書で支払う",
      orderByInvoice: "請求書払いで注文する",
    },
  },
} as const satisfies Record<string, Market>
