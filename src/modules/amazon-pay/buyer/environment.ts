import { invalid } from "../errors"
import type { AmazonPayOptions } from "../options"

/**
 * Refuses an order reference of Amazon's other environment: ids begin with `S` in the sandbox and with `P` live (reference
 * §0). Whatever else an id begins with is left for Amazon to judge: widgets of other ages spelt them differently.
 * @throws MedusaError INVALID_DATA
 */
export function requireEnvironment(
  amazonOrderReferenceId: string,
  { sandbox }: Pick<AmazonPayOptions, "sandbox">,
): void {
  if (!amazonOrderReferenceId.startsWith(sandbox ? "P" : "S")) return
  const [is, wanted] = sandbox ? ["live environment", "the sandbox"] : ["sandbox", "live"]
  throw invalid(
    `${amazonOrderReferenceId} is an order reference of Amazon's ${is}, and this payment method is set to ${wanted}. Load the Widgets.js that GET /store/amazon-pay/config names, or set the option \`sandbox\` accordingly.`,
  )
}
