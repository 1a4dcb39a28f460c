import type { Sentences } from "./sentence"

/** What can be found out at Amazon, with an account's keys. */
export const amazonSentences = {
  "endpoint-amazon": { check: "endpoint", message: "Requests go to {{origin}}." },
  "endpoint-option": {
    check: "endpoint",
    message: "The option `endpoint` sends everything to {{origin}} instead of Amazon.",
  },
  "clock-unknown": { check: "clock", message: "Amazon's answer has no date to compare with." },
  "clock-agrees": { check: "clock", message: "This machine's clock agrees with Amazon's." },
  "clock-ahead": {
    check: "clock",
    message: "This machine's clock is {{minutes}} minutes ahead of Amazon's.",
    fix: "Set the clock by the network (NTP) on every machine and container that runs the store.",
  },
  "clock-behind": {
    check: "clock",
    message: "This machine's clock is {{minutes}} minutes behind Amazon's.",
    fix: "Set the clock by the network (NTP) on every machine and container that runs the store.",
  },
  "clock-too-far-ahead": {
    check: "clock",
    message:
      "This machine's clock is {{minutes}} minutes ahead of Amazon's, and Amazon refuses requests that are {{most}} minutes off.",
    fix: "Set the clock by the network (NTP) on every machine and container that runs the store.",
  },
  "clock-too-far-behind": {
    check: "clock",
    message:
      "This machine's clock is {{minutes}} minutes behind Amazon's, and Amazon refuses requests that are {{most}} minutes off.",
    fix: "Set the clock by the network (NTP) on every machine and container that runs the store.",
  },
  "credentials-accepted": {
    check: "credentials",
    message: "Amazon accepts the keys in region {{region}}.",
  },
  "credentials-elsewhere": {
    check: "credentials",
    message:
      "Amazon refuses the keys in region {{region}} and accepts them in region {{elsewhere}}.",
    fix: 'Write `region: "{{elsewhere}}"` in the provider\'s options, or the keys of the account in {{region}}.',
  },
  "credentials-busy": {
    check: "credentials",
    message: "Amazon is busy with this account ({{code}}).",
    fix: "Try again in a few minutes.",
  },
  "credentials-no-answer": {
    check: "credentials",
    message: "Amazon did not answer ({{code}}).",
    fix: "See that this machine may open HTTPS connections to the address named under `endpoint`.",
  },
  "credentials-not-amazon": {
    check: "credentials",
    message: "What answered is not Amazon ({{code}}).",
    fix: "See whether a proxy, or the option `endpoint`, leads the store's requests astray.",
  },
  "credentials-access-key": {
    check: "credentials",
    message: "Amazon does not know the access key in region {{region}}.",
    fix: "Copy `accessKey` again from Seller Central, whole. Keys are known only in the region of the account they were made for.",
  },
  "credentials-secret-key": {
    check: "credentials",
    message: "Amazon knows the access key, and the secret key does not belong to it.",
    fix: "Copy `secretKey` again from Seller Central, whole.",
  },
  "credentials-seller": {
    check: "credentials",
    message: "The keys are right, and not allowed to act for the seller {{seller}}.",
    fix: "Copy `sellerId` again from Seller Central, whole. Keys of somebody else also need the `mwsAuthToken` that the seller granted.",
  },
  "credentials-powerless": {
    check: "credentials",
    message: "Amazon lets the keys do nothing ({{code}}).",
    fix: "See in Seller Central that the keys are active, and whether `mwsAuthToken` was granted and not withdrawn.",
  },
  "credentials-date": {
    check: "credentials",
    message: "Amazon refuses the requests because of their date.",
    fix: "Set this machine's clock; see `clock`.",
  },
  "credentials-address": {
    check: "credentials",
    message: "There is no Amazon Pay at the address the requests go to.",
    fix: "Leave out the option `endpoint`, or see that what it names is an origin and nothing behind it.",
  },
  "credentials-amazon-failed": {
    check: "credentials",
    message: "Amazon answered with {{code}} (status {{status}}).",
    fix: "Try again in a few minutes; the fault is at Amazon.",
  },
  "credentials-refused": {
    check: "credentials",
    message: "Amazon answered with {{code}} (status {{status}}).",
    fix: "Compare the provider's options with Seller Central.",
  },
  "credentials-refused-somehow": {
    check: "credentials",
    message: "Amazon answered with {{code}}.",
    fix: "Compare the provider's options with Seller Central.",
  },
  "merchant-suspended": {
    check: "merchant",
    message:
      "Amazon says that the merchant account cannot take payments: it is suspended or not fully set up.",
    fix: "See what Seller Central asks for on its first page.",
  },
  "merchant-untold": {
    check: "merchant",
    message: "Amazon does not tell how the account stands ({{code}}).",
  },
  "merchant-active": { check: "merchant", message: "The merchant account is active." },
  "merchant-other": {
    check: "merchant",
    message: "Amazon calls the merchant account {{status}}.",
  },
  "service-down": {
    check: "service",
    message: "Amazon says that its service is down or nearly so.",
    fix: "Wait: nothing is lost, and what could not be done is tried again.",
  },
  "service-troubled": {
    check: "service",
    message: "Amazon says that its service has more errors than usual.",
  },
  "service-up": { check: "service", message: "Amazon says that its service is up." },
} as const satisfies Sentences
