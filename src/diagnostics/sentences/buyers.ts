import type { Sentences } from "./sentence"

/** What can be found out from what the storefront's buyers bring. */
export const buyerSentences = {
  "environment-sandbox-unused": {
    check: "environment",
    message: "Sandbox: no real money moves. No buyer has come yet.",
  },
  "environment-live-unused": {
    check: "environment",
    message: "Live: real money moves. No buyer has come yet.",
  },
  "environment-widgets-sandbox": {
    check: "environment",
    message:
      "The storefront's last order reference is of Amazon's sandbox environment, and the store talks to live.",
    fix: "Load Amazon's live script in the storefront, or write `sandbox: true` in the provider's options.",
  },
  "environment-widgets-live": {
    check: "environment",
    message:
      "The storefront's last order reference is of Amazon's live environment, and the store talks to sandbox.",
    fix: "Load Amazon's sandbox script in the storefront, or write `sandbox: false` in the provider's options.",
  },
  "environment-region": {
    check: "environment",
    message:
      "The storefront's last order reference is of region {{regions}}, and the store talks to {{region}}.",
    fix: "Load Amazon's script for region {{region}} in the storefront, or write another `region` in the provider's options.",
  },
  "environment-sandbox": {
    check: "environment",
    message:
      "Storefront and store both talk to sandbox Amazon Pay in region {{region}}; no real money moves.",
  },
  "environment-live": {
    check: "environment",
    message: "Storefront and store both talk to live Amazon Pay in region {{region}}.",
  },
} as const satisfies Sentences
