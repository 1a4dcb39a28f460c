import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import {
  addressDigest,
  differences,
  goodsParts,
  type AddressPart,
} from "../modules/amazon-pay/buyer/chosen-address"
import type { ChosenAddressRow } from "../modules/amazon-pay/ledger/chosen-addresses"
import type { AmazonPayOptions } from "../modules/amazon-pay/options"
import { writtenByPlugin, type OrderAddress, type OrderAddresses } from "../medusa/order-addresses"

/** How an order's addresses stand beside what its buyer chose at Amazon. */
export interface AddressAssessment {
  /** What is done about a difference. */
  policy: AmazonPayOptions["address"]
  /** Whether Amazon has shown what the buyer confirmed. */
  isSeen: boolean
  /** In which parts the goods go elsewhere. */
  differences: readonly AddressPart[]
  /** Whether somebody at the store has said since where the goods go: it is theirs to say. */
  isChanged: boolean
  /** Whether the plugin has set the address to the one chosen at Amazon. It does so once. */
  isOverwritten: boolean
  /** What the billing address is to be taken from: an authorization of Amazon's, or the delivery address. Null: it stays. */
  billing: { authorizationId: string } | "delivery" | null
}

/**
 * @param chosen null where nobody has read what the buyer chose
 * @param addresses of the order
 */
export function assessAddress(
  { reference, operations }: Snapshot,
  chosen: ChosenAddressRow | null,
  addresses: OrderAddresses,
  policy: AmazonPayOptions["address"],
): AddressAssessment {
  const { amazon_order_reference_id: id } = reference
  const all = chosen ? differences(id, chosen.digests, addresses) : []
  const shipping = addresses.changes.filter(({ of }) => of === "shipping_address")
  return {
    policy,
    isSeen: chosen?.isConfirmed ?? false,
    differences: all.filter((part) => goodsParts.includes(part)),
    isChanged: shipping.some(isOfStore),
    isOverwritten: shipping.some((change) => !isOfStore(change)),
    billing: billingSource(operations, addresses),
  }
}

/**
 * Whether the order may be sent where its buyer chose without anybody asking: within the same place, which prices and taxes go
 * by, and where nobody at the store has said otherwise.
 */
export function mayOverwrite({
  policy,
  isSeen,
  isChanged,
  isOverwritten,
  differences,
}: Omit<AddressAssessment, "billing">): boolean {
  if (policy !== "overwrite" || !isSeen || isChanged || isOverwritten) return false
  return differences.length > 0 && !differences.includes("town")
}

/**
 * An address for the invoice that the buyer has typed in the shop, or somebody at the store, stays. Where there is none, or it is only
 * the delivery address again, Amazon's is taken, which the payment was made with; and the delivery address where Amazon tells none.
 */
function billingSource(
  operations: readonly OperationRow[],
  { address, billing, changes }: OrderAddresses,
): AddressAssessment["billing"] {
  if (changes.some((change) => change.of === "billing_address" && isOfStore(change))) return null
  const has = isBlank(billing) ? null : billing
  const isOwn = has !== null && !isSame(has, address)
  const told = operations.findLast((one) => one.billing_digest !== null && authorizationOf(one))
  const authorizationId = told && authorizationOf(told)
  if (authorizationId && mayBeWritten(changes)) {
    const isAsTold = has !== null && addressDigest(authorizationId, has) === told.billing_digest
    if (!isOwn && !isAsTold) return { authorizationId }
  }
  return has === null && !isBlank(address) ? "delivery" : null
}

/** The delivery address first, Amazon's later, and no more: what a store's own code makes of it stays. */
function mayBeWritten(changes: OrderAddresses["changes"]): boolean {
  return changes.filter((one) => one.of === "billing_address" && !isOfStore(one)).length < 2
}

function authorizationOf({ kind, amazon_id, amazon_parent_id }: OperationRow): string | null {
  return kind === "authorize" ? amazon_id : amazon_parent_id
}

/** Medusa gives carts of a region with one country an address of that country alone. */
export function isBlank(address: OrderAddress): boolean {
  return !address?.address_1 && !address?.first_name && !address?.last_name && !address?.company
}

/** Whether two addresses are the same, however they are written. */
export function isSame(one: OrderAddress, other: OrderAddress): boolean {
  return addressDigest("", one ?? {}) === addressDigest("", other ?? {})
}

function isOfStore({ by }: { by: string | null }): boolean {
  return by !== writtenByPlugin
}
