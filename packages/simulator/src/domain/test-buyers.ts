import type { BuyerAccount } from "./buyer-account"
import type { Region } from "./environment"
import { defaultAddress } from "./parties"
import { testAddresses } from "./test-addresses"
import { cardBehaviours, paymentMethod, workingCard } from "./wallet"

/** Cards that work, then a starred one for everything that can go wrong. */
const testCards = [
  workingCard,
  { ...workingCard, name: "Mastercard", tail: "4444" },
  { ...workingCard, name: "Amex", tail: "0005" },
  ...cardBehaviours.map((behaviour) => paymentMethod(behaviour)),
  {
    ...paymentMethod("InvalidPaymentMethod"),
    name: "Visa * InvalidPaymentMethod (soft)",
    tail: "3101",
    softDecline: true,
  },
]

function userId(number: number): string {
  return `amzn1.account.TESTBUYER${String(number).padStart(19, "0")}`
}

/** The accounts one can sign in with; the control API can add more. */
export function testBuyers(region: Region): readonly BuyerAccount[] {
  const name = defaultAddress(region).name ?? "Susie Smith"
  return [
    {
      id: "test-buyer",
      buyer: { userId: userId(1), name, email: "buyer@example.com", phone: null },
      addresses: testAddresses(region),
      paymentMethods: testCards,
      equalsSeller: false,
    },
    {
      id: "new-buyer",
      buyer: { userId: userId(2), name: "Nora New", email: "nora@example.com", phone: null },
      addresses: [],
      paymentMethods: [],
      equalsSeller: false,
    },
    {
      id: "the-seller",
      buyer: { userId: userId(3), name: "The Seller", email: "seller@example.com", phone: null },
      addresses: [defaultAddress(region)],
      paymentMethods: [workingCard],
      equalsSeller: true,
    },
  ]
}
