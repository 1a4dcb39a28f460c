import { useQuery } from "@tanstack/react-query"
import { sdk } from "./sdk"
import type { TextPreview } from "./types"

/**
 * What an account says to Amazon of an example order. The texts before stay until the next are there.
 * @param language of the order; in English where there are no texts in it
 */
export function useTexts(providerId: string, language: string) {
  return useQuery({
    staleTime: 0,
    queryKey: ["amazon-pay", "texts", providerId, language],
    queryFn: () =>
      sdk.client.fetch<TextPreview>("/admin/amazon-pay/texts", {
        query: { provider_id: providerId, language },
      }),
    placeholderData: (before) => before,
  })
}
