import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { actOnAmazonPayOrderWorkflow, type Action } from "../../../workflows/act-on-order"
import { readPanel } from "../../../admin-views/read-panel"

interface Acting {
  amazon_order_reference_id?: string | undefined
  version?: string | undefined
}

/** Does what the signed-in user asks for and answers with the order as it stands then. */
export async function act(
  request: AuthenticatedMedusaRequest<Acting>,
  response: MedusaResponse,
  action: Action,
): Promise<void> {
  const { amazon_order_reference_id, version } = request.validatedBody
  await actOnAmazonPayOrderWorkflow(request.scope).run({
    input: {
      order_id: orderOf(request),
      amazon_order_reference_id,
      version,
      asked_by: request.auth_context.actor_id,
      action,
    },
  })
  await answerPanel(request, response)
}

/** Answers with what the dashboard shows of an order; `amazon_pay` is null for one without Amazon Pay. */
export async function answerPanel(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  response.json({ amazon_pay: await readPanel(request.scope, orderOf(request)) })
}

export function orderOf({ params }: Pick<AuthenticatedMedusaRequest, "params">): string {
  return params.id ?? ""
}
