import { useQuery } from "@tanstack/react-query"
import { sdk } from "./sdk"

/** A text as Amazon would be given it. See docs/texts.md. */
export interface PreviewedText {
  /** `storeName`, or the name within the option `texts`. */
  name: string
  call: string
  field: string
  text: string | null
  /** Characters that Amazon takes at most. */
  most: number
  is_own: boolean
}

interface TextPreview {
  language: string
  languages: string[]
  texts: PreviewedText[]
}

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
