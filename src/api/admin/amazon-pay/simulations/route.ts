import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listSimulations, pickSimulations } from "../../../../admin-actions/sandbox-simulations"
import type { SimulationsBody, SimulationsQuery } from "../validators"

/** What Amazon's sandbox can be made to do with an account's next order, and what was picked of it. */
export async function GET(
  request: AuthenticatedMedusaRequest<unknown, SimulationsQuery>,
  response: MedusaResponse,
): Promise<void> {
  const { account, limit, offset } = request.validatedQuery as unknown as SimulationsQuery
  response.json(await listSimulations(request.scope, { account, limit, offset }))
}

/** Picks one or several for the account's next order. */
export async function POST(
  request: AuthenticatedMedusaRequest<SimulationsBody>,
  response: MedusaResponse,
): Promise<void> {
  const { account, simulations } = request.validatedBody
  await pickSimulations(request.scope, account, simulations)
  response.json(await listSimulations(request.scope, { account, limit: 20, offset: 0 }))
}
