import { isDeepStrictEqual } from "node:util"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OrderReferenceRow,
} from "../modules/amazon-pay"
import { cartAddress, isEstimate } from "../modules/amazon-pay/buyer/address"
import { restrictionOf } from "../modules/amazon-pay/buyer/restrictions"
import type { Account } from "../medusa/accounts"
import { orderAddresses, type OrderAddresses } from "../medusa/order-addresses"
import {
  writeAmazonPayOrderAddressesWorkflow,
  type WriteOrderAddressesInput,
} from "../medusa/write-order-addresses"
import { assessAddress, isSame, mayOverwrite } from "./address-assessment"

/**
 * Reads the address that a buyer has confirmed at Amazon, and sends the order there where the account's options say so. What it is
 * held against is read after Amazon was asked, so that nothing is written over what somebody has said meanwhile.
 * @throws MwsError when Amazon cannot be asked
 */
export async function seeAddress(
  container: MedusaContainer,
  { options }: Account,
  reference: OrderReferenceRow,
  orderId: string,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { destination } = await engine.syncOrderReference(options, reference)
  const shown = destination?.physicalDestination
  const address = shown ? cartAddress(shown) : null
  if (!address || isEstimate(address)) return
  // Where the store does not deliver to, nobody sends by themselves: the order is listed.
  const restricted = restrictionOf(
    { notOfferedFor: options.notOfferedFor },
    { ...onlyAddress, address },
  )
  if (restricted) return
  const chosen = await engine.chosenAddress(reference.amazon_order_reference_id)
  const now = await orderAddresses(container, orderId)
  const snapshot = await engine.snapshot(reference.id)
  if (!mayOverwrite(assessAddress(snapshot, chosen, now, options.address))) return
  // A billing address that was the delivery address stays it.
  const isBoth = isSame(now.billing, now.address)
  await write(container, orderId, now, {
    shipping_address: address,
    ...(isBoth ? { billing_address: address } : {}),
  })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(
      `Amazon Pay: order ${orderId} goes where its buyer chose at Amazon (${reference.amazon_order_reference_id})`,
    )
}

/** What is in the order was judged when it was placed. */
const onlyAddress = { ships: true, productIds: [], categoryIds: [], customerGroupIds: [] }

/**
 * Writes the billing address into an order that has none of its own: the one that came with an authorization, which is read once more
 * since the ledger keeps nothing of it; or the delivery address.
 * @throws MwsError when Amazon cannot be asked
 */
export async function writeBilling(
  container: MedusaContainer,
  { options }: Account,
  reference: OrderReferenceRow,
  source: { authorizationId: string } | "delivery",
  orderId: string,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const told =
    source === "delivery"
      ? undefined
      : await engine.readAuthorization(options, source.authorizationId)
  const shown = told?.authorizationBillingAddress
  const now = await orderAddresses(container, orderId)
  const snapshot = await engine.snapshot(reference.id)
  // Amazon was asked in between: somebody at the store may have said since what it is.
  const { billing } = assessAddress(snapshot, null, now, options.address)
  if (!isDeepStrictEqual(billing, source)) return
  const address = source === "delivery" ? now.address : shown && cartAddress(shown)
  if (address) await write(container, orderId, now, { billing_address: address })
}

async function write(
  container: MedusaContainer,
  order_id: string,
  { address, billing }: OrderAddresses,
  written: WriteOrderAddressesInput["written"],
): Promise<void> {
  const before = { shipping_address: address, billing_address: billing }
  await writeAmazonPayOrderAddressesWorkflow(container).run({
    input: { order_id, written, before },
  })
}
