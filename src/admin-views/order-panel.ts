import type { AuditEntryRow, DismissalRow, NotificationRow, Snapshot } from "../modules/amazon-pay"
import type { AddressPart } from "../modules/amazon-pay/buyer/chosen-address"
import { operationsVersion } from "../modules/amazon-pay/decisions/operations-version"
import type { AddressChange } from "../medusa/order-addresses"
import type { Account } from "../medusa/accounts"
import { reasonViews, type ReasonView } from "./reason-views"
import type { OrderFacts } from "../charging/order-facts"
import { boundOf, type Ledgers } from "../charging/order-money"
import { leavesAt } from "../charging/parcel-charge"
import { payingFor } from "../medusa/payable"
import { amazonObjects, type AuthorizationView } from "./amazon-objects"
import { chargebackViews, type ChargebackView } from "./chargebacks"
import { beforeShipping, type ShippingView } from "./before-shipping"
import { parcelViews, type ParcelStatus, type ParcelView } from "./parcels"
import { paymentActions, type PaymentActions } from "./payment-actions"
import { paymentMoney, type PaymentMoney } from "./payment-money"
import { sellerCentralUrl } from "./seller-central"
import { timeline, type TimelineEntry } from "./timeline"

/** One order reference of an order, and Medusa's payment made of it. */
export interface PaymentEntry {
  paymentId: string | null
  canceled: boolean
  snapshot: Snapshot
  /** The merchant account it was made with, if the store still has it. */
  account: Account | undefined
  /** What the inbox has about it. */
  notifications: readonly NotificationRow[]
  /** What people did about it that left no call. */
  auditEntries: readonly AuditEntryRow[]
  /** In which parts the order goes elsewhere than its buyer chose at Amazon. */
  addressDifferences?: readonly AddressPart[]
  /** The last time that somebody changed where the order goes. */
  addressChange?: AddressChange | null
  /** What was dismissed of it, newest first. */
  dismissals: readonly DismissalRow[]
}

/** That somebody has seen to what an order needed attention for, or will not. */
export interface DismissalView {
  attention: string
  amount: string | null
  note: string
  /** The user. */
  dismissed_by: string
  dismissed_at: string
}

export interface PaymentView {
  payment_id: string | null
  account: { region: string; environment: "sandbox" | "live"; seller_id: string } | null
  capture_mode: string | null
  order_reference: {
    id: string
    amazon_id: string
    state: string
    reason: string | null
    expires_at: string | null
    /** What the buyer pays with, such as "Visa …1111"; null until Amazon has told. */
    paid_with: string | null
    /** Seller Central's page of it. */
    url: string | null
  }
  /** Everything that it needs attention for, the most pressing first. */
  reasons: ReasonView[]
  /** What Amazon says of each chargeback, the oldest first. */
  chargebacks: ChargebackView[]
  /** In which parts the order's delivery address or email is not what its buyer chose at Amazon. */
  address_differences: readonly AddressPart[]
  /** Who has said since where the order goes: a user's id, or "amazon-pay" for the plugin itself; null where nobody has. */
  address_changed_by: string | null
  /** What somebody has dismissed, newest first. */
  dismissals: DismissalView[]
  /**
   * What the ledger held when this was made. An action that carries it is refused when somebody has done something in
   * between.
   */
  version: string
  money: PaymentMoney
  actions: PaymentActions
  authorizations: AuthorizationView[]
}

/** What the dashboard shows of an order's Amazon payments. Amounts are decimal text in major units, times ISO 8601. */
export interface OrderPanel {
  order_id: string
  currency_code: string
  /** The store's clock, for countdowns. */
  now: string
  payments: PaymentView[]
  parcels: ParcelView[]
  /** What packing everything that is left would charge; null when nothing is. */
  before_shipping: ShippingView | null
  /** Newest first. */
  timeline: TimelineEntry[]
}

/** Everything the dashboard shows and offers, from the order and the ledgers alone. */
export function orderPanel(
  order: OrderFacts,
  entries: readonly PaymentEntry[],
  now: Date,
): OrderPanel {
  const parcels = parcelStatus(order, entries)
  const { ledgers } = parcels
  return {
    order_id: order.id,
    currency_code: order.currencyCode,
    now: now.toISOString(),
    payments: entries.map((entry) => paymentView(order, ledgers, entry)),
    parcels: parcelViews(parcels),
    before_shipping: beforeShipping(parcels),
    timeline: timeline(
      entries.flatMap(({ snapshot }) => snapshot.operations),
      entries.flatMap(({ notifications }) => notifications),
      entries.flatMap(({ auditEntries }) => auditEntries),
      order.currencyCode,
    ),
  }
}

function paymentView(order: OrderFacts, ledgers: Ledgers, entry: PaymentEntry): PaymentView {
  const { paymentId, canceled, snapshot, account } = entry
  const { reference } = snapshot
  const region = account?.options.region
  return {
    payment_id: paymentId,
    account: account
      ? {
          region: account.options.region,
          environment: account.options.sandbox ? "sandbox" : "live",
          seller_id: account.options.sellerId,
        }
      : null,
    capture_mode: account?.options.capture ?? null,
    order_reference: {
      id: reference.id,
      amazon_id: reference.amazon_order_reference_id,
      state: reference.state,
      reason: reference.reason_code,
      expires_at: reference.expires_at?.toISOString() ?? null,
      paid_with: reference.payment_descriptor,
      url: region ? sellerCentralUrl(region, reference.amazon_order_reference_id) : null,
    },
    reasons: reasonViews(reference),
    chargebacks: chargebackViews(snapshot),
    address_differences: entry.addressDifferences ?? [],
    address_changed_by: entry.addressChange ? (entry.addressChange.by ?? "") : null,
    dismissals: entry.dismissals.map(({ attention, amount, note, ...made }) => ({
      ...{ attention, amount, note },
      dismissed_by: made.dismissed_by,
      dismissed_at: made.dismissed_at.toISOString(),
    })),
    version: operationsVersion(snapshot),
    money: paymentMoney(snapshot, order.canceled),
    actions: paymentActions({
      snapshot,
      hasAccount: account !== undefined,
      orderCanceled: order.canceled,
      bound: boundOf(order, ledgers, snapshot),
      payment: paymentId === null ? null : { canceled },
    }),
    authorizations: amazonObjects(snapshot, {
      hasAccount: account !== undefined,
      hasPayment: paymentId !== null,
    }),
  }
}

/** What an order's parcels are judged by. */
export function parcelStatus(order: OrderFacts, entries: readonly PaymentEntry[]): ParcelStatus {
  const ledgers = new Map(
    entries.flatMap(({ paymentId, snapshot }) =>
      paymentId === null ? [] : [[paymentId, snapshot] as const],
    ),
  )
  return {
    order,
    ledgers,
    payable: payableByHand(order, ledgers, entries),
    trigger: leavesAt(entries.flatMap(({ account }) => account ?? [])),
    waiting: entries.flatMap(({ paymentId, snapshot }) => (paymentId === null ? snapshot : [])),
  }
}

/** Payments a parcel may be charged to by hand: those that pay for the order, and whose account the store still has. */
function payableByHand(
  order: OrderFacts,
  ledgers: Ledgers,
  entries: readonly PaymentEntry[],
): string[] {
  const usable = new Set(
    entries.filter(({ account }) => account !== undefined).map(({ paymentId }) => paymentId),
  )
  return payingFor(order, ledgers).flatMap(({ id }) => (usable.has(id) ? [id] : []))
}
