import type { OrderReference } from "../domain/order-reference"
import type { Address } from "../domain/parties"
import type { AddressBook } from "../operations/address-book"
import { chooseAddress, openAddressBook } from "../operations/address-book"
import type { Wallet, WalletEntry } from "../operations/wallet"
import { choosePayment, openWallet } from "../operations/wallet"
import type { State } from "../state/state"
import type { WidgetKind } from "./frame-page"
import type { FrameRequest } from "./visit-body"

/** One line of a widget's list. */
interface Choice {
  readonly position: number
  /** Lines of text, the first one the most important. */
  readonly lines: readonly string[]
  readonly chosen: boolean
  readonly disabled: boolean
}

export interface FrameAnswer {
  readonly orderReferenceId: string
  readonly created: boolean
  readonly legend: string
  readonly choices: readonly Choice[]
  /** What stands there when there is nothing to choose from. */
  readonly nothing: string
}

function lines(...parts: readonly (string | null | undefined)[]): readonly string[] {
  return parts.filter((part): part is string => Boolean(part))
}

function addressLines(address: Address): readonly string[] {
  const place = lines(address.postalCode, address.city, address.district).join(" ")
  const area = lines(address.county, address.stateOrRegion, address.countryCode).join(", ")
  return lines(address.name, address.line1, address.line2, address.line3, place, area)
}

function frameAnswer(
  shown: { readonly order: OrderReference; readonly created: boolean },
  content: Pick<FrameAnswer, "legend" | "choices" | "nothing">,
  readOnly: boolean,
): FrameAnswer {
  const choices = readOnly ? content.choices.filter(({ chosen }) => chosen) : content.choices
  const nothing = readOnly ? "Nothing has been chosen." : content.nothing
  const { order, created } = shown
  return { orderReferenceId: order.id, created, legend: content.legend, choices, nothing }
}

function addressBookAnswer(book: AddressBook, readOnly: boolean): FrameAnswer {
  const choices = book.addresses.map((known, position) => ({
    position,
    lines: addressLines(known),
    chosen: position === book.chosen,
    disabled: false,
  }))
  const nothing = "There is no address in this Amazon account yet."
  return frameAnswer(book, { legend: "Shipping address", choices, nothing }, readOnly)
}

function paymentLines({ method, refused }: WalletEntry): readonly string[] {
  return lines(
    `${method.name} ending in ${method.tail}`,
    refused ? "Declined: choose another." : null,
  )
}

function walletAnswer(wallet: Wallet, readOnly: boolean): FrameAnswer {
  const { presentmentCurrency } = wallet.order
  const choices = wallet.entries.map((entry) => ({
    position: entry.position,
    lines: paymentLines(entry),
    chosen: entry.position === wallet.chosen,
    disabled: entry.refused,
  }))
  const legend = presentmentCurrency
    ? `Payment method (in ${presentmentCurrency})`
    : "Payment method"
  const nothing = "There is no payment method in this Amazon account yet."
  return frameAnswer(wallet, { legend, choices, nothing }, readOnly)
}

/** What a frame shows after it was opened, or after the buyer picked an entry. @throws WidgetError */
export function answerFrame(
  state: State,
  kind: WidgetKind,
  { visit, position }: FrameRequest,
): FrameAnswer {
  if (kind === "wallet") {
    return walletAnswer(
      position === null ? openWallet(state, visit) : choosePayment(state, visit, position),
      visit.readOnly,
    )
  }
  return addressBookAnswer(
    position === null ? openAddressBook(state, visit) : chooseAddress(state, visit, position),
    visit.readOnly,
  )
}
