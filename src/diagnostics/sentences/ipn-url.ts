import type { Sentences } from "./sentence"

/** What can be found out about the address for notifications, and about where Amazon was told to deliver. */
export const ipnUrlSentences = {
  "ipn-url-untried": {
    check: "ipn-url",
    message: "No address was tried: none was given, and the option `ipn.url` names none.",
  },
  "ipn-url-no-address": {
    check: "ipn-url",
    message: "The address for notifications is no web address.",
    fix: "Write it as https://<your store>{{path}}.",
  },
  "ipn-url-plain": {
    check: "ipn-url",
    message: "Amazon delivers notifications over HTTPS only, and the address is {{origin}}.",
    fix: "Give the store a certificate of a public authority, and the address with https.",
  },
  "ipn-url-medusas": {
    check: "ipn-url",
    message:
      "The address is Medusa's own route, which answers before anything is stored: what fails after that is lost.",
    fix: "Use {{address}}.",
  },
  "ipn-url-no-host": {
    check: "ipn-url",
    message: "There is no host named {{host}}.",
    fix: "Enter it in the public DNS, or correct the address.",
  },
  "ipn-url-inside": {
    check: "ipn-url",
    message: "{{host}} leads to {{ip}}, which Amazon cannot reach from the internet.",
    fix: "Use an address that leads to the store from outside; for a store on your desk, a tunnel.",
  },
  "ipn-url-silent": {
    check: "ipn-url",
    message: "Nothing answers at {{address}}.",
    fix: "See that the store is running and can be reached there, with a certificate that is trusted.",
  },
  "ipn-url-right": { check: "ipn-url", message: "{{address}} leads to the plugin." },
  "ipn-url-redirects": {
    check: "ipn-url",
    message: "{{address}} redirects, and Amazon does not follow.",
    fix: "Give Amazon the address to which it redirects.",
  },
  "ipn-url-nothing": {
    check: "ipn-url",
    message: "{{address}} answers that nothing is there ({{status}}).",
    fix: "See that the address ends with {{path}} and that the store behind it has the plugin.",
  },
  "ipn-url-guarded": {
    check: "ipn-url",
    message: "Something in front of the store refuses what comes to {{address}} ({{status}}).",
    fix: "Let POST {{path}} through without a login: messages are checked by their signature.",
  },
  "ipn-url-failing": {
    check: "ipn-url",
    message: "{{address}} answers {{status}}.",
    fix: "See that the store is running, and what its log says.",
  },
  "ipn-url-other-answer": {
    check: "ipn-url",
    message: "{{address}} answers {{status}}, which is not the plugin's answer.",
    fix: "See that the address ends with {{path}} and that the store behind it has the plugin.",
  },
  "ipn-url-not-here": {
    check: "ipn-url",
    message: "{{address}} does not lead to the plugin, or not from the internet.",
    fix: "Run `npx amazon-pay doctor` in the store's folder: it says what is there.",
  },
  "ipn-registration-untold": {
    check: "ipn-registration",
    message: "Amazon does not tell where it delivers notifications.",
  },
  "ipn-registration-none": {
    check: "ipn-registration",
    message:
      "No address was registered by command; Amazon delivers to the one entered in Seller Central.",
  },
  "ipn-registration-elsewhere": {
    check: "ipn-registration",
    message: "Amazon does not deliver to {{wanted}}, but to: {{addresses}}.",
    fix: "Register it (`npx amazon-pay register-ipn {{wanted}}`, or the button in the dashboard), or write the address that is right into the option `ipn.url`.",
  },
  "ipn-registration-there": {
    check: "ipn-registration",
    message: "Amazon delivers to: {{addresses}}.",
  },
  "ipn-registration-done": {
    check: "ipn-registration",
    message: "Amazon delivers to {{address}}.",
  },
  "ipn-registration-done-beside": {
    check: "ipn-registration",
    message:
      "Amazon delivers to {{address}}, and still to: {{others}} (`amazon-pay register-ipn --only` ends that).",
  },
  "ipn-registration-no-address": {
    check: "ipn-registration",
    message: "No address was given.",
    fix: "Name it behind the command, or in the option `ipn.url`.",
  },
  "ipn-registration-refused": {
    check: "ipn-registration",
    message: "Amazon has not taken the address ({{code}}).",
    fix: "Run `npx amazon-pay doctor`, or enter the address in Seller Central.",
  },
} as const satisfies Sentences
