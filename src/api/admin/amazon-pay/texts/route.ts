import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { previewOf } from "../../../../admin-views/text-preview"
import { TextsAnswer, type TextsQuery } from "../validators"

/** What an account says to Amazon of an example order, in a language. */
export async function GET(
  request: AuthenticatedMedusaRequest<unknown, TextsQuery>,
  response: MedusaResponse,
): Promise<void> {
  const { provider_id, language } = request.validatedQuery as unknown as TextsQuery
  const { texts, ...preview } = await previewOf(request.scope, provider_id, language)
  response.json(
    TextsAnswer.parse({
      ...preview,
      texts: texts.map(({ isOwn, ...text }) => ({ ...text, is_own: isOwn })),
    }),
  )
}
