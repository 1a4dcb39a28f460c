import type { Sentences } from "./sentence"

/** What can be found out about notifications: those that came, and whose are taken. */
export const notificationSentences = {
  "notifications-came": {
    check: "notifications",
    message: "The last notification came at {{receivedAt}} ({{type}}).",
  },
  "notifications-none-due": {
    check: "notifications",
    message: "No notification has ever come, and none is overdue.",
  },
  "notifications-missed": {
    check: "notifications",
    message:
      "The last notification came at {{receivedAt}} ({{type}}), and Amazon has changed an order at {{changedAt}}.",
    fix: "See `ipn-url` and `ipn-registration`, and in the store's log whether notifications were refused. Orders are followed meanwhile by asking Amazon, which is slower.",
  },
  "notifications-never": {
    check: "notifications",
    message: "No notification has ever come, and Amazon has changed an order at {{changedAt}}.",
    fix: "See `ipn-url` and `ipn-registration`, and in the store's log whether notifications were refused. Orders are followed meanwhile by asking Amazon, which is slower.",
  },
  "topic-strange": {
    check: "topic",
    message:
      "Messages come from the topic {{topic}}, which `ipn.topicArns` does not name, and from no other.",
    fix: "If Amazon Pay sends them (its topics end with your seller id), write this topic into `ipn.topicArns`.",
  },
  "topic-pinned": {
    check: "topic",
    message: "Only the topics that `ipn.topicArns` names are taken.",
  },
  "topic-none": {
    check: "topic",
    message: "No topic is trusted yet: the first one that can only be Amazon Pay's will be.",
  },
  "topic-unnamed": {
    check: "topic",
    message:
      "No topic is trusted yet. Real money moves: write Amazon Pay's topic into `ipn.topicArns`, or confirm it in the dashboard once it has sent something.",
  },
  "topic-waiting": {
    check: "topic",
    message: "No topic is trusted, and topics wait to be confirmed: {{waiting}}.",
    fix: "Confirm Amazon Pay's in the dashboard, or write it into `ipn.topicArns`: its name ends with your seller id. Amazon repeats what it sends for 14 days.",
  },
  "topic-waiting-beside": {
    check: "topic",
    message: "Other topics wait to be confirmed: {{others}}.",
    fix: "Confirm the topic that is right, in the dashboard or in `ipn.topicArns`; the others are refused then.",
  },
  "topic-confirmed": {
    check: "topic",
    message: "The topic {{topic}} is trusted; a person confirmed it.",
  },
  "topic-first": {
    check: "topic",
    message:
      "The topic {{topic}} is trusted: it is in an AWS account of Amazon Pay's and named after your seller id; nobody has confirmed it.",
  },
  "topic-unconfirmed": {
    check: "topic",
    message:
      "The topic {{topic}} is trusted: it is in an AWS account of Amazon Pay's and named after your seller id; nobody has confirmed it, and real money moves.",
    fix: "Confirm it in the dashboard, or write it into `ipn.topicArns`.",
  },
  "topic-others": { check: "topic", message: "Other topics that were refused: {{others}}." },
  "inbox-dead": {
    check: "inbox",
    message: "Notifications that could not be worked on and are not tried again: {{dead}}.",
    fix: "See why in each one's `problem`, then replay it.",
  },
  "inbox-asking": {
    check: "inbox",
    message: "A topic asks to be confirmed, and sends nothing before it is.",
    fix: "Confirm it if its name ends with your seller id, or write `ipn.confirmSubscriptions: true`.",
  },
  "inbox-empty": { check: "inbox", message: "No notification is left undone." },
  "inbox-unmatched": {
    check: "inbox",
    message: "Notifications about orders that this store does not have: {{unmatched}}.",
  },
} as const satisfies Sentences
