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
    message: "No topic is trusted yet: the first one that sends something will be.",
  },
  "topic-confirmed": {
    check: "topic",
    message: "The topic {{topic}} is trusted; a person confirmed it.",
  },
  "topic-first": {
    check: "topic",
    message:
      "The topic {{topic}} is trusted because it was the first one seen; nobody has confirmed it.",
  },
  "topic-unconfirmed": {
    check: "topic",
    message:
      "The topic {{topic}} is trusted because it was the first one seen; nobody has confirmed it.",
    fix: "Confirm it, or write it into `ipn.topicArns`: Amazon Pay's topics end with your seller id.",
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
