import { z } from "zod"
import { element, text } from "./xml-values"
import type { XmlTree } from "./xml-document"

const answer = z.object({
  requestId: text,
  responseMetadata: element(z.object({ requestId: text })),
})

/** Amazon's request id: below `ResponseMetadata` in results, below the root in errors, as `RequestId` or `RequestID`. */
export function requestIdOf(tree: XmlTree): string | undefined {
  const parsed = answer.safeParse(tree)
  return parsed.success
    ? (parsed.data.responseMetadata?.requestId ?? parsed.data.requestId)
    : undefined
}
