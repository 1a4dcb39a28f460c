import { amazonSentences } from "./amazon"
import { buyerSentences } from "./buyers"
import { ipnUrlSentences } from "./ipn-url"
import { notificationSentences } from "./notifications"
import { storeSentences } from "./store"

/** Everything that can be found. */
export const sentences = {
  ...storeSentences,
  ...amazonSentences,
  ...ipnUrlSentences,
  ...buyerSentences,
  ...notificationSentences,
}
export type FindingCode = keyof typeof sentences
export { filled, type PlacesOf, type Sentence, type Values } from "./sentence"
