import type { MailTexts } from "./mail-text"

export const en: MailTexts = {
  greeting: "Hello,",
  "payment-declined": {
    subject: "Order {order}: please choose another payment method",
    paragraphs: [
      "Your payment of {amount} for order {order} was declined.",
      "Please choose another payment method at Amazon:",
      "{url}",
      "We then ask for the payment again. You do not have to order again.",
    ],
  },
  "payment-failed": {
    subject: "Order {order}: your payment was declined",
    paragraphs: [
      "Amazon Pay has declined your payment of {amount} for order {order}, and will not try it again.",
      "Please contact us to pay for your order another way.",
    ],
  },
  "parcel-declined": {
    subject: "Order {order}: please choose another payment method",
    paragraphs: [
      "Your payment of {amount} for a parcel of order {order} was declined.",
      "Please choose another payment method at Amazon:",
      "{url}",
      "We then ask for the payment again. You do not have to order again.",
    ],
  },
  "parcel-failed": {
    subject: "Order {order}: your payment was declined",
    paragraphs: [
      "Amazon Pay has declined your payment of {amount} for a parcel of order {order}, and will not try it again.",
      "Please contact us to pay for it another way.",
    ],
  },
  "refund-declined": {
    subject: "Order {order}: your refund is delayed",
    paragraphs: [
      "Amazon Pay could not pay your refund of {amount} for order {order}.",
      "You do not have to do anything: we see to it that you get your money back.",
    ],
  },
  "refund-completed": {
    subject: "Order {order}: your refund",
    paragraphs: [
      "We have refunded {amount} for order {order}.",
      "The money goes back to the payment method you paid with. It may take some days until you see it there.",
    ],
  },
}
