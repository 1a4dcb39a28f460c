import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { accountStatus, trustTopic } from "../../../../admin-views/account-status"
import type { TrustTopicBody } from "../validators"

/** Trusts a topic of an account, also one that has sent nothing yet; the one trusted before no longer is. */
export async function POST(
  request: AuthenticatedMedusaRequest<TrustTopicBody>,
  response: MedusaResponse,
): Promise<void> {
  const { account, topic_arn } = request.validatedBody
  await trustTopic(request.scope, account, topic_arn, request.auth_context.actor_id)
  response.json({ accounts: await accountStatus(request.scope) })
}
