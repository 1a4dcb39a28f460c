import { MwsError, type OrderReferenceDetails } from "../../../mws"
import { AmazonLoginError, AmazonUnavailableError } from "../buyer/errors"
import { invalid } from "../errors"
import type { EngineContext } from "./context"

/** What a buyer at the checkout waits for; longer than Amazon ever takes when it is well. Milliseconds. */
export const buyersPatienceMs = 12_000

/**
 * Reads an order reference as its buyer sees it. With their token the whole address, even before the confirmation
 * (protocol reference §3.2); the token is used for this call alone.
 * @throws MedusaError INVALID_DATA when Amazon does not know the order reference
 * @throws AmazonLoginError, AmazonUnavailableError
 */
export async function readForBuyer(
  { client }: Pick<EngineContext, "client">,
  amazonOrderReferenceId: string,
  accessToken: string | undefined,
): Promise<OrderReferenceDetails> {
  return await asTheBuyerWaits(
    client.getOrderReferenceDetails({
      amazonOrderReferenceId,
      ...(accessToken ? { addressConsentToken: accessToken } : {}),
    }),
  )
}

/**
 * Waits for a read no longer than a buyer does, and puts Amazon's failures into words for them. A read that is given up
 * may still end; it changes nothing.
 */
export async function asTheBuyerWaits<T>(
  read: Promise<T>,
  patienceMs = buyersPatienceMs,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AmazonUnavailableError("Amazon Pay")), patienceMs)
  })
  try {
    return await Promise.race([read, patience])
  } catch (error) {
    throw inBuyersWords(error)
  } finally {
    clearTimeout(timer)
  }
}

function inBuyersWords(error: unknown): unknown {
  if (!(error instanceof MwsError)) return error
  if (error.code === "InvalidAddressConsentToken") return new AmazonLoginError()
  if (error.code === "InvalidOrderReferenceId") {
    return invalid(
      "Amazon does not know this order reference in this shop's account. Start Amazon Pay again.",
    )
  }
  if (error.retriable || error.outcome === "unknown") {
    return new AmazonUnavailableError("Amazon Pay")
  }
  return error
}
